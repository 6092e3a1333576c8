// A templ file told in markup's words: its Go is holes, the statements between its elements are statements, attributes
// with an expression are quoted values. What is not understood leaves the whole file to be reported. One reader, since a
// statement may stand in a tag as well as between tags. Knows no attribute's meaning.
import type { Embedded, Language } from '../dialect.ts';
import { goBodyStart, goBracketEnd, lineEnd, pastGoLiteral } from './go-text.ts';
import { goLiterals } from './joined-literal.ts';
import { Rendition } from './rendition.ts';
import { tellAttribute } from './told-attribute.ts';

/** An open element, block, or tag. */
type Frame =
  | { readonly kind: 'block'; readonly block: string; readonly inTag: boolean }
  | { readonly kind: 'raw'; readonly name: string };

const component = /templ[ \t]+(?=[\w(])/y;
const statement = /(if|for|switch)[ \t({]/y;
const branch = /\}[ \t]*else\b/y;
const label = /(?:case\b[^\n]*?|default[ \t]*):[ \t]*(?=\r?\n)/y;
const call = /@[\w.]+/y;
const tagName = /<[A-Za-z][\w:.-]*/y;
const attributeName = /[^\s=>{}"'/?][^\s=>{}"'/?]*/y;
const constant = /=(?:"[^"]*"|'[^']*'|[^\s>"'{][^\s>]*)/y;
const space = /\s*/y;

/** The file as one stretch of markup; nothing where it holds no component, or one whose end nobody finds. */
export function embeddedTempl(source: string): readonly Embedded[] {
  const rendition = new Rendition(source);
  const reader = new TemplReader(source, rendition);
  if (!reader.read()) return [];
  const language: Language = { markup: 'html', prose: true, holes: () => rendition.holes };
  return [{ start: 0, end: source.length, language, written: rendition.finish() }];
}

class TemplReader {
  readonly #source: string;
  readonly #to: Rendition;
  readonly #frames: Frame[] = [];
  #at = 0;
  /** From where on nothing was told yet. */
  #from = 0;
  /** Whether a node may begin here: text has its `if` and `//` in the middle of a line. */
  #fresh = true;
  /** Whether a statement has no body. */
  #lost = false;

  constructor(source: string, to: Rendition) {
    this.#source = source;
    this.#to = to;
  }

  /** False where the file is not understood. */
  read(): boolean {
    // What a comment held is a piece of a component.
    if (/^\s*</.test(this.#source)) return this.#body('') && this.#frames.length === 1;
    let components = 0;
    for (;;) {
      const found = this.#go();
      if (found === undefined) return components > 0;
      if (!found || !this.#component()) return false;
      components++;
    }
  }

  /** Go up to the next component's body; undefined at the end. */
  #go(): boolean | undefined {
    const source = this.#source;
    const from = this.#at;
    const code: [number, number, 'expression' | 'comment'][] = [];
    let told = from;
    let i = from;
    for (; i < source.length; ) {
      const past = pastGoLiteral(source, i);
      if (past > i) {
        if (source[i] === '/') {
          code.push([told, i, 'expression'], [i, past, 'comment']);
          told = past;
        }
        i = past;
        continue;
      }
      if ((i === 0 || source[i - 1] === '\n') && match(component, source, i) !== null) break;
      i++;
    }
    const tell = (end: number) => {
      for (const [start, stop, kind] of code) this.#to.hole(start, stop, kind, {}, inner(source, start, stop, kind));
      this.#to.hole(told, end, 'expression');
    };
    if (i >= source.length) {
      tell(source.length);
      return undefined;
    }
    const body = goBodyStart(source, i);
    if (body === undefined) return false;
    tell(body + 1);
    this.#at = this.#from = body + 1;
    this.#fresh = true;
    return true;
  }

  /** What stands in a component, up to its closing brace. */
  #component(): boolean {
    return this.#body('templ') && this.#frames.length === 0;
  }

  /** Nodes up to the end of the block, or of the text. */
  #body(block: string): boolean {
    const source = this.#source;
    this.#frames.length = 0;
    this.#frames.push({ kind: 'block', block, inTag: false });
    while (this.#frames.length > 0) {
      const frame = this.#frames.at(-1);
      if (this.#at >= source.length || frame === undefined) {
        this.#tell(source.length);
        return true;
      }
      if (frame.kind === 'raw') {
        const closing = new RegExp(`</${frame.name}`, 'gi');
        closing.lastIndex = this.#at;
        const end = closing.exec(source)?.index;
        if (end === undefined) return false;
        this.#frames.pop();
        this.#at = end;
      } else if (!(frame.inTag ? this.#attribute() : this.#node()) || this.#lost) return false;
    }
    return true;
  }

  #node(): boolean {
    const source = this.#source;
    const char = source[this.#at];
    if (char === '\n') {
      this.#at++;
      this.#fresh = true;
      return true;
    }
    if (char === ' ' || char === '\t' || char === '\r') {
      this.#at++;
      return true;
    }
    if (char === '}') return this.#close();
    if (char === '{') return this.#expression();
    if (char === '<') return this.#markup();
    if (this.#fresh && (this.#remark() || this.#statement(false))) return true;
    if (this.#fresh && char === '@' && match(call, source, this.#at) !== null) return this.#call();
    this.#fresh = false;
    this.#at++;
    return true;
  }

  /** `<!-- -->`, `</p>` or the beginning of a tag. */
  #markup(): boolean {
    const source = this.#source;
    const at = this.#at;
    this.#fresh = true;
    if (source.startsWith('<!--', at)) return this.#skipTo('-->');
    const next = source[at + 1] ?? '';
    if (next === '!' || next === '/') return this.#skipTo('>');
    const name = match(tagName, source, at)?.[0];
    this.#at += name?.length ?? 1;
    if (name !== undefined) this.#frames.push({ kind: 'block', block: `<${name.slice(1).toLowerCase()}`, inTag: true });
    return true;
  }

  #skipTo(delimiter: string): boolean {
    const end = this.#source.indexOf(delimiter, this.#at);
    this.#at = end + delimiter.length;
    return end >= 0;
  }

  /** One attribute, or a statement around attributes, or the end of the tag. */
  #attribute(): boolean {
    const source = this.#source;
    this.#at += match(space, source, this.#at)?.[0].length ?? 0;
    const at = this.#at;
    const char = source[at];
    if (char === '>' || (char === '/' && source[at + 1] === '>')) return this.#tagEnd(char === '>' ? 1 : 2);
    if (char === '}') return this.#close();
    if (this.#remark() || this.#statement(true)) return true;
    if (char === '{') return this.#expression();
    const name = match(attributeName, source, at)?.[0];
    if (name === undefined) return false;
    const nameEnd = at + name.length;
    const sign = /^\??=\s*\{/.exec(source.slice(nameEnd, nameEnd + 40))?.[0];
    if (sign === undefined) {
      this.#at = nameEnd + (match(constant, source, nameEnd)?.[0].length ?? 0);
      // `name?` alone and the like
      return this.#at > nameEnd || !/[?="'{]/.test(source[nameEnd] ?? '');
    }
    const open = nameEnd + sign.length - 1;
    const end = goBracketEnd(source, open);
    if (end === undefined) return false;
    this.#tell(at);
    if (sign.startsWith('?')) {
      // disabled?={ cond }: the attribute is there or not
      this.#to.copy(at, nameEnd);
      this.#to.hole(nameEnd, end, 'expression');
    } else {
      tellAttribute(
        this.#to,
        source,
        { name: { start: at, end: nameEnd }, inner: { start: open + 1, end: end - 1 }, end },
        goLiterals,
      );
    }
    this.#at = this.#from = end;
    return true;
  }

  #tagEnd(length: number): boolean {
    const frame = this.#frames.pop();
    if (frame?.kind !== 'block' || !frame.block.startsWith('<')) return false; // the tag ends inside a statement of its own
    this.#at += length;
    const name = frame.block.slice(1);
    if (length === 1 && (name === 'script' || name === 'style')) this.#frames.push({ kind: 'raw', name });
    this.#fresh = true;
    return true;
  }

  /** `{ name }`, `{ children... }`, `{{ code }}`, `{ attrs... }`. */
  #expression(): boolean {
    const end = goBracketEnd(this.#source, this.#at);
    if (end === undefined) return false;
    this.#hole(this.#at, end, 'expression');
    this.#fresh = true;
    return true;
  }

  /** `@layout("x") { … }`. */
  #call(): boolean {
    const source = this.#source;
    const start = this.#at;
    let at = start + (match(call, source, start)?.[0].length ?? 1);
    for (;;) {
      const char = source[at];
      if (char === '(' || char === '[' || char === '{') {
        const end = goBracketEnd(source, at);
        if (end === undefined) return false;
        at = end;
      } else if (char === '.' || /\w/.test(char ?? '')) at++;
      else break;
    }
    const body = /^[ \t]*\{/.exec(source.slice(at, at + 40))?.[0];
    if (body === undefined) {
      this.#hole(start, at, 'expression');
      return true;
    }
    this.#open('@', start, at + body.length, false, false);
    return true;
  }

  /** `if x {`, `} else {` is told by its brace; `case x:` in a switch. */
  #statement(inTag: boolean): boolean {
    const source = this.#source;
    const start = this.#at;
    const top = this.#frames.at(-1);
    if (top?.kind === 'block' && top.block === 'switch') {
      const text = match(label, source, start)?.[0];
      if (text !== undefined) {
        this.#hole(start, start + text.length, 'statement', { role: 'continue' });
        this.#fresh = true;
        return true;
      }
    }
    const word = match(statement, source, start)?.[1];
    const body = word === undefined ? undefined : goBodyStart(source, start);
    if (word === undefined) return false;
    if (body === undefined) {
      this.#lost = !inTag; // a line of text begins with no keyword: templ refuses it as well
      return false;
    }
    this.#open(word, start, body + 1, inTag, word !== 'for');
    return true;
  }

  #open(block: string, start: number, end: number, inTag: boolean, conditional: boolean): void {
    const inner = { start, end: end - 1 };
    this.#hole(start, end, 'statement', { role: 'open', block, conditional }, inner);
    this.#frames.push({ kind: 'block', block, inTag });
    this.#fresh = true;
  }

  #close(): boolean {
    const source = this.#source;
    const frame = this.#frames.at(-1);
    const start = this.#at;
    if (frame?.kind !== 'block' || frame.block.startsWith('<')) return false;
    this.#fresh = true;
    const otherwise = frame.block === 'if' ? match(branch, source, start)?.[0] : undefined;
    if (otherwise !== undefined) {
      const body = goBodyStart(source, start + otherwise.length);
      if (body === undefined) return false;
      this.#hole(start, body + 1, 'statement', { role: 'continue' });
      return true;
    }
    this.#frames.pop();
    if (frame.block === 'templ') {
      this.#tell(start);
      this.#from = start;
      return true; // the brace is Go again
    }
    this.#hole(start, start + 1, 'statement', { role: 'close', block: frame.block });
    return true;
  }

  /** A Go comment where a node or an attribute may stand. */
  #remark(): boolean {
    const source = this.#source;
    const start = this.#at;
    if (source[start] !== '/' || !/[/*]/.test(source[start + 1] ?? '')) return false;
    const end = source[start + 1] === '/' ? lineEnd(source, start) : pastGoLiteral(source, start);
    this.#tell(start);
    this.#to.hole(start, end, 'comment', {}, inner(source, start, end, 'comment'));
    this.#at = this.#from = end;
    return true;
  }

  #hole(
    start: number,
    end: number,
    kind: 'expression' | 'statement',
    more: Parameters<Rendition['hole']>[3] = {},
    inner = { start, end },
  ): void {
    this.#tell(start);
    this.#to.hole(start, end, kind, more, inner);
    this.#at = this.#from = end;
  }

  /** Markup up to an offset, as it is. */
  #tell(until: number): void {
    this.#to.copy(this.#from, until);
    this.#from = until;
  }
}

function inner(source: string, start: number, end: number, kind: 'expression' | 'comment') {
  if (kind === 'expression') return { start, end };
  return { start: start + 2, end: source.startsWith('/*', start) && end - start >= 4 ? end - 2 : end };
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
