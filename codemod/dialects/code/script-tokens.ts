// The tokens of JavaScript and TypeScript, one after the other, as far as braces, strings, comments, regular expressions
// and the `<` of an element need them told apart. Knows no markup.

/** One token. A template literal comes in chunks, between which stand the tokens of its expressions. */
export interface ScriptToken {
  readonly kind: 'comment' | 'string' | 'template' | 'pattern' | 'word' | 'sign';
  readonly start: number;
  readonly end: number;
}

/** An open brace, and those around it. */
interface Brace {
  /** Whether a template literal goes on behind it. */
  readonly template: boolean;
  readonly depth: number;
  readonly outer: Brace | undefined;
}

/** Where a reader stands. */
export interface ScriptPlace {
  readonly at: number;
  readonly operand: boolean;
  readonly brace: Brace | undefined;
}

/** A regular expression longer than this is none. */
const patternLimit = 500;

/** Words after which an expression begins, not an operator. */
const openers = new Set(
  'return typeof case do else in instanceof new void delete throw yield await default of extends export'.split(' '),
);

const word = /[\w$\u0080-\uffff]+/y;
const space = /\s*/y;

/** Reads tokens from a place on; the place may be set by who reads what stands between. */
export class ScriptTokens {
  readonly #source: string;
  at: number;
  /** Whether the last token ended an operand: a `/` then divides, and a `<` compares. */
  operand = false;
  #brace: Brace | undefined;
  #noPatternBefore = 0;

  constructor(source: string, at: number) {
    this.#source = source;
    this.at = at;
  }

  /** How many braces are open. */
  get depth(): number {
    return this.#brace?.depth ?? 0;
  }

  /** Where it stands now, to come back to. */
  save(): ScriptPlace {
    return { at: this.at, operand: this.operand, brace: this.#brace };
  }

  /** Goes back. */
  restore({ at, operand, brace }: ScriptPlace): void {
    this.at = at;
    this.operand = operand;
    this.#brace = brace;
  }

  /** The next token; undefined at the end. Never longer than the source, whatever it holds. */
  next(): ScriptToken | undefined {
    const source = this.#source;
    space.lastIndex = this.at;
    space.exec(source);
    const start = space.lastIndex;
    const char = source[start];
    if (char === undefined) {
      this.at = start;
      return undefined;
    }
    const two = source.slice(start, start + 2);
    if (two === '//') return this.#token('comment', start, lineEnd(source, start));
    if (two === '/*') return this.#token('comment', start, after(source, '*/', start + 2));
    if (char === '"' || char === "'") {
      this.operand = true;
      return this.#token('string', start, stringEnd(source, char, start));
    }
    if (char === '`') return this.#chunk(start, start + 1);
    if (char === '}') {
      const closed = this.#brace;
      this.#brace = closed?.outer;
      if (closed?.template === true) return this.#chunk(start, start + 1);
      this.operand = false;
      return this.#token('sign', start, start + 1);
    }
    word.lastIndex = start;
    const name = word.exec(source)?.[0];
    if (name !== undefined) {
      this.operand = !openers.has(name) || source[start - 1] === '.';
      return this.#token('word', start, start + name.length);
    }
    if (char === '/' && !this.operand && start >= this.#noPatternBefore) {
      const end = patternEnd(source, start);
      if (end !== undefined) {
        this.operand = true;
        return this.#token('pattern', start, end);
      }
      // What is no code has many slashes: the rest of the line is not looked at for each.
      const line = source.slice(start, start + patternLimit).indexOf('\n');
      this.#noPatternBefore = start + (line < 0 ? patternLimit : line);
    }
    if (char === '{') this.#open(false);
    if (two === '++' || two === '--') return this.#token('sign', start, start + 2);
    // a! < b, in TypeScript
    const asserts = char === '!' && this.operand && source[start + 1] !== '=';
    if (!asserts) this.operand = char === ')' || char === ']';
    return this.#token('sign', start, start + 1);
  }

  /** A template's chunk, up to its end or to the next expression. */
  #chunk(start: number, from: number): ScriptToken {
    const source = this.#source;
    for (let i = from; i < source.length; i++) {
      const char = source[i];
      if (char === '\\') i++;
      else if (char === '`') {
        this.operand = true;
        return this.#token('template', start, i + 1);
      } else if (char === '$' && source[i + 1] === '{') {
        this.#open(true);
        this.operand = false;
        return this.#token('template', start, i + 2);
      }
    }
    return this.#token('template', start, source.length);
  }

  #open(template: boolean): void {
    this.#brace = { template, depth: this.depth + 1, outer: this.#brace };
  }

  #token(kind: ScriptToken['kind'], start: number, end: number): ScriptToken {
    this.at = end;
    return { kind, start, end };
  }
}

/** The offset behind the brace that closes the one at `open`; undefined when none does. Linear in the distance. */
export function braceEnd(source: string, open: number): number | undefined {
  const tokens = new ScriptTokens(source, open);
  do if (tokens.next() === undefined) return undefined;
  while (tokens.depth > 0);
  return tokens.at;
}

function lineEnd(source: string, from: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = from;
  return end.exec(source)?.index ?? source.length;
}

function after(source: string, delimiter: string, from: number): number {
  const found = source.indexOf(delimiter, from);
  return found < 0 ? source.length : found + delimiter.length;
}

/** A string ends with its line, if nothing ends it before: an apostrophe in what is no code. */
function stringEnd(source: string, quote: string, start: number): number {
  for (let i = start + 1; i < source.length; i++) {
    const char = source[i];
    if (char === '\\') {
      if (source[i + 1] === '\r' && source[i + 2] === '\n') i++;
      i++;
    } else if (char === quote) return i + 1;
    else if (char === '\n') return i;
  }
  return source.length;
}

function patternEnd(source: string, start: number): number | undefined {
  let inClass = false;
  for (let i = start + 1; i < start + patternLimit && source[i] !== '\n'; i++) {
    const char = source[i];
    if (char === undefined) return undefined;
    if (char === '\\') i++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) {
      word.lastIndex = i + 1;
      word.exec(source);
      return Math.max(i + 1, word.lastIndex);
    }
  }
  return undefined;
}
