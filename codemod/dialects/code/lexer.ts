// Reads the comments and the strings of a program, in one pass and in linear time, whatever the text. It knows how
// literals nest (`${ … `…` }`, f"{d["x"]}"), not what they hold; the languages are tables (see syntaxes.ts).
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { Operands } from './operands.ts';
import type { CodeSyntax, Escapes, Heredoc, Interpolation, Opening } from './syntax.ts';

/** A comment, or a string that documents (Python's docstrings, Elixir's `@doc`). */
export interface CommentRange extends Range {
  readonly kind: 'line' | 'block' | 'doc';
  /** Without the delimiters. */
  readonly inner: Range;
}

/** A string literal. `[start, end)` holds its prefix and its quotes. */
export interface StringLiteral extends Range {
  /** The content, between the quotes. */
  readonly inner: Range;
  /** `rb`, `$@`, `s`, the tag of a template literal (`html`, `String.raw`); empty for none. */
  readonly prefix: string;
  /** The opening delimiter: `"`, `'''`, a backquote, the word of a here-document. */
  readonly quote: string;
  /** How the content is escaped; see `Escapes`. */
  readonly escapes: Escapes;
  /** The interpolations: expressions, whose `inner` is code. Sorted and disjoint. */
  readonly holes: readonly Hole[];
  /** A backslash at the end of a line takes the white space along that begins the next. */
  readonly joinsLines?: boolean;
  /** Nothing closes it: it is a misunderstanding, or broken code. Nothing in it is certain. */
  readonly unterminated?: boolean;
}

/** Both sorted and disjoint; what stands in a string's holes is in neither: read the hole by itself. */
export interface Code {
  readonly comments: readonly CommentRange[];
  readonly strings: readonly StringLiteral[];
}

/**
 * The comments and strings of `[from, to)` of a source, which begins and ends in code. Offsets are those of `source`.
 * Never throws; linear in the length.
 */
export function readCode(source: string, syntax: CodeSyntax, from = 0, to = source.length): Code {
  const text = to >= source.length ? source : source.slice(0, to);
  return new Lexer(text, syntax).read(from);
}

interface OpenString {
  readonly kind: 'string';
  readonly start: number;
  readonly inner: number;
  readonly opening: Opening;
  readonly holes: Hole[];
  readonly doc: boolean;
  /** How many brackets of its own kind are open in it. */
  depth: number;
}

interface OpenHole {
  readonly kind: 'hole';
  readonly start: number;
  readonly inner: number;
  readonly rule: Interpolation;
  depth: number;
  /** Behind the colon of a format. */
  format: boolean;
}

type Frame = OpenString | OpenHole;

const lineBreak = /[\r\n]/g;

class Lexer {
  readonly #text: string;
  readonly #syntax: CodeSyntax;
  readonly #operands: Operands;
  readonly #comments: CommentRange[] = [];
  readonly #strings: StringLiteral[] = [];
  /** Strings and their holes, by turns; code when empty. */
  readonly #frames: Frame[] = [];
  #heredocs: Heredoc[] = [];
  /** By the word of a here-document: from where its end was last looked for, and the line that was found. */
  readonly #words = new Map<string, { readonly from: number; readonly line: Range | undefined }>();
  /** The line end up to which a regular expression was sought in vain. */
  #noRegexUntil = 0;
  #depth = 0;
  /** Whether a hole of a string of one line may span lines; not any more once one of them never ended. */
  #longHoles = true;
  /** The characters that may begin something. */
  readonly #starts: ReadonlySet<string>;

  constructor(text: string, syntax: CodeSyntax) {
    this.#text = text;
    this.#syntax = syntax;
    this.#operands = new Operands(text);
    const signs = [...syntax.lineComments, ...syntax.blockComments.map(({ open }) => open)].map(
      (sign) => sign[0] ?? '',
    );
    this.#starts = new Set([
      ...signs,
      ...syntax.quotes,
      ...'()[]{}\n\r:',
      ...(syntax.regexes ? '/' : ''),
      ...(syntax.heredoc ? '<' : ''),
    ]);
  }

  read(from: number): Code {
    const { length } = this.#text;
    let at = from;
    for (;;) {
      while (at < length) {
        const frame = this.#frames.at(-1);
        at = frame?.kind === 'string' ? this.#inString(at, frame) : this.#inCode(at, frame);
      }
      const [bottom] = this.#frames;
      if (bottom === undefined || bottom.kind === 'hole') break;
      if (bottom.opening.lines) {
        this.#close(bottom, length, length, true);
        break;
      }
      // A hole that never ends: its string ends with its line, and no further hole gets the chance.
      this.#longHoles = false;
      at = this.#lineEnd(bottom.inner);
      this.#close(bottom, at, at, true);
    }
    return { comments: this.#comments, strings: this.#strings };
  }

  /** Reads code from `at` to the next thing of interest, and past it. */
  #inCode(from: number, hole: OpenHole | undefined): number {
    const text = this.#text;
    let at = from;
    while (at < text.length && !this.#starts.has(text[at] ?? '')) at++;
    if (at >= text.length) return at;
    const char = text[at] ?? '';
    if (char === '\n' || char === '\r') return this.#afterLine(at);
    if (hole?.format !== true) {
      const after = this.#afterComment(at) ?? this.#afterQuote(at) ?? this.#afterRegex(at, char) ?? this.#announce(at);
      if (after !== undefined) return after;
    }
    if (hole === undefined) {
      if ('([{'.includes(char)) this.#depth++;
      else if (')]}'.includes(char) && this.#depth > 0) this.#depth--;
      this.#operands.bracket(char, at);
      return at + 1;
    }
    if (hole.depth === 0 && text.startsWith(hole.rule.close, at)) return this.#closeHole(hole, at);
    if ('([{'.includes(char)) hole.depth++;
    else if (')]}'.includes(char)) hole.depth = Math.max(0, hole.depth - 1);
    else if (char === ':' && hole.rule.format === true && hole.depth === 0) hole.format = true;
    this.#operands.bracket(char, at);
    return at + 1;
  }

  #closeHole(hole: OpenHole, at: number): number {
    const end = at + hole.rule.close.length;
    this.#frames.pop();
    const around = this.#frames.at(-1);
    if (around?.kind === 'string') {
      around.holes.push({ kind: 'expression', start: hole.start, end, inner: { start: hole.inner, end: at } });
    }
    return end;
  }

  /** Past a line break in code: here-documents begin there, and holes of one line end. */
  #afterLine(at: number): number {
    const next = this.#text.startsWith('\r\n', at) ? at + 2 : at + 1;
    const [bottom] = this.#frames;
    if (bottom?.kind === 'string' && !bottom.opening.lines && !this.#longHoles)
      return this.#close(bottom, at, at, true);
    if (this.#heredocs.length === 0 || bottom !== undefined) return next;
    const pending = this.#heredocs;
    this.#heredocs = [];
    let from = next;
    for (const { word, opening } of pending) {
      const end = this.#wordLine(word, from);
      if (end === undefined) break;
      this.#heredoc(from, end, { ...opening, close: '', lines: true });
      // The word's own line may go on with code (PHP); the next document begins where that line ends.
      from = end.end;
      if (pending.length > 1) from += /^\r?\n/.exec(this.#text.slice(from, from + 2))?.[0].length ?? 0;
    }
    return from;
  }

  /** The line that is the word of a here-document, indented or not. */
  #wordLine(word: string, from: number): Range | undefined {
    const known = this.#words.get(word);
    if (known !== undefined && from >= known.from && from <= (known.line?.start ?? from)) return known.line;
    const pattern = new RegExp(`^[ \\t]*${word}\\b`, 'gm');
    pattern.lastIndex = from;
    const match = pattern.exec(this.#text);
    const line = match === null ? undefined : { start: match.index, end: match.index + match[0].length };
    this.#words.set(word, { from, line });
    return line;
  }

  /** The content of a here-document is read like a string that its last line closes. */
  #heredoc(from: number, end: Range, opening: Opening): void {
    const lexer = new Lexer(this.#text.slice(0, end.start), this.#syntax);
    const string: OpenString = { kind: 'string', start: from, inner: from, opening, holes: [], doc: false, depth: 0 };
    lexer.#frames.push(string);
    let at = from;
    while (at < end.start) {
      const frame = lexer.#frames.at(-1);
      at = frame?.kind === 'string' ? lexer.#inString(at, frame) : lexer.#inCode(at, frame);
    }
    // What holds a hole that never ends is left alone.
    const unterminated = lexer.#frames.length !== 1;
    this.#strings.push(literal(string, end.start, end.end, unterminated));
  }

  /** Reads a string from `at` to its end, or into its next hole. */
  #inString(from: number, string: OpenString): number {
    const text = this.#text;
    const { close, pairs, lines, holes, names, escapes, lastCloses, nests } = string.opening;
    for (let at = from; at < text.length; at++) {
      const char = text[at] ?? '';
      if ((char === '\n' || char === '\r') && (!lines || this.#cutsShort())) {
        const [bottom] = this.#frames;
        return this.#close(bottom?.kind === 'string' && !bottom.opening.lines ? bottom : string, at, at, true);
      }
      const rule = holes.find(({ open }) => open[0] === char && text.startsWith(open, at));
      if (rule !== undefined) {
        if (rule.doubled === true && text.startsWith(rule.open, at + rule.open.length)) {
          at += 2 * rule.open.length - 1;
          continue;
        }
        const inner = at + rule.open.length;
        this.#frames.push({ kind: 'hole', start: at, inner, rule, depth: 0, format: false });
        return inner;
      }
      if (pairs && char === '\\') {
        at += text.startsWith('\r\n', at + 1) ? 2 : 1;
        continue;
      }
      if (char === nests) string.depth++;
      if (char === close[0] && text.startsWith(close, at)) {
        if (string.depth > 0) {
          string.depth--;
          continue;
        }
        if (escapes === 'double' && text.startsWith(close, at + close.length)) {
          at += 2 * close.length - 1;
          continue;
        }
        if (lastCloses === true) while (text[at + close.length] === close[0]) at++;
        return this.#close(string, at, at + close.length, false);
      }
      if (names !== undefined && char === '$') {
        names.lastIndex = at;
        const length = names.exec(text)?.[0].length;
        if (length === undefined) continue;
        const end = at + length;
        string.holes.push({ kind: 'expression', start: at, end, inner: { start: at + 1, end } });
        at = end - 1;
      }
    }
    return text.length;
  }

  /** Whether a line break ends the outermost string, of one line, whatever is open in it. */
  #cutsShort(): boolean {
    const [bottom] = this.#frames;
    return !this.#longHoles && bottom?.kind === 'string' && !bottom.opening.lines;
  }

  /** Closes a string with all that is open in it; what is in a hole leaves no trace. */
  #close(string: OpenString, inner: number, end: number, unterminated: boolean): number {
    this.#frames.length = Math.max(0, this.#frames.lastIndexOf(string));
    if (this.#frames.length === 0) {
      const found = literal(string, inner, end, unterminated);
      if (string.doc && !unterminated && /^[ \t]*(?:#|[\r\n]|$)/.test(this.#text.slice(end, end + 80))) {
        this.#comments.push({ kind: 'doc', start: found.start, end, inner: found.inner });
      } else this.#strings.push(found);
    }
    this.#operands.skip(string.start, end, 'operand');
    return end;
  }

  #afterComment(at: number): number | undefined {
    const text = this.#text;
    const block = this.#syntax.blockComments.find(
      ({ open, atLine }) => text.startsWith(open, at) && (atLine !== true || /^$|[\r\n]/.test(text[at - 1] ?? '')),
    );
    if (block !== undefined) {
      const { open, close, nests } = block;
      const ends = nests === true ? nestedEnd(text, at, open, close) : text.indexOf(close, at + open.length);
      const inner = ends < 0 ? text.length : ends;
      return this.#comment('block', at, at + open.length, inner, ends < 0 ? inner : inner + close.length);
    }
    const sign = this.#syntax.lineComments.find((one) => text.startsWith(one, at));
    const [bottom] = this.#frames;
    // In a string of one line, what follows would be no more.
    if (sign === undefined || (bottom?.kind === 'string' && !bottom.opening.lines)) return undefined;
    const end = this.#lineEnd(at);
    return this.#comment('line', at, at + sign.length, end, end);
  }

  #comment(kind: 'line' | 'block', start: number, innerStart: number, innerEnd: number, end: number): number {
    if (this.#frames.length === 0) {
      this.#comments.push({ kind, start, end, inner: { start: innerStart, end: Math.max(innerStart, innerEnd) } });
    }
    this.#operands.skip(start, end, 'space');
    return end;
  }

  #afterQuote(at: number): number | undefined {
    const { quotes, docstrings, docs } = this.#syntax;
    if (!quotes.includes(this.#text[at] ?? '')) return undefined;
    const opening = this.#syntax.open(this.#text, at);
    if (opening === undefined) return at + 1;
    if (typeof opening === 'number') {
      this.#operands.skip(at, opening, 'operand');
      return opening;
    }
    const start = at - opening.prefix.length;
    const doc =
      this.#frames.length === 0 &&
      ((docstrings === true && this.#depth === 0 && this.#beginsLine(start)) ||
        docs?.test(this.#text.slice(Math.max(0, start - 24), start)) === true);
    const inner = at + opening.quote.length;
    this.#frames.push({ kind: 'string', start, inner, opening, holes: [], doc, depth: 0 });
    return inner;
  }

  /** Whether only white space stands before `at` on its line, and the line before does not go on. */
  #beginsLine(at: number): boolean {
    let i = at - 1;
    while (this.#text[i] === ' ' || this.#text[i] === '\t') i--;
    if (i >= 0 && this.#text[i] !== '\n' && this.#text[i] !== '\r') return false;
    if (this.#text[i - 1] === '\r') i--;
    return this.#text[i - 1] !== '\\';
  }

  #afterRegex(at: number, char: string): number | undefined {
    if (char !== '/' || this.#syntax.regexes === undefined || at < this.#noRegexUntil) return undefined;
    const argument =
      this.#syntax.regexes === 'spaced' && /[a-z]\w*[ \t]\/[^\s=]/.test(this.#text.slice(Math.max(0, at - 24), at + 2));
    if (!argument && !this.#operands.mayBegin(at)) return undefined;
    const end = regexEnd(this.#text, at);
    if (end === undefined) this.#noRegexUntil = this.#lineEnd(at);
    else this.#operands.skip(at, end, 'operand');
    return end;
  }

  #announce(at: number): number | undefined {
    if (this.#frames.length > 0 || this.#syntax.heredoc === undefined || !this.#text.startsWith('<<', at)) {
      return undefined;
    }
    const heredoc = this.#syntax.heredoc(this.#text, at);
    if (heredoc === undefined || this.#wordLine(heredoc.word, heredoc.end) === undefined) return at + 2;
    this.#heredocs.push(heredoc);
    return heredoc.end;
  }

  #lineEnd(from: number): number {
    lineBreak.lastIndex = from;
    return lineBreak.exec(this.#text)?.index ?? this.#text.length;
  }
}

function literal(
  { start, inner, opening, holes }: OpenString,
  end: number,
  outer: number,
  open: boolean,
): StringLiteral {
  const { prefix, quote, escapes, joinsLines } = opening;
  const found = {
    start,
    end: outer,
    inner: { start: inner, end: Math.max(inner, end) },
    prefix,
    quote,
    escapes,
    holes,
  };
  const one = joinsLines === true ? { ...found, joinsLines } : found;
  return open ? { ...one, unterminated: true } : one;
}

/** Where the comment that opens at `at` and nests closes; -1 when it does not. */
function nestedEnd(text: string, at: number, open: string, close: string): number {
  let depth = 1;
  for (let i = at + open.length; i < text.length; i++) {
    if (text.startsWith(close, i)) {
      depth--;
      if (depth === 0) return i;
      i += close.length - 1;
    } else if (text.startsWith(open, i)) {
      depth++;
      i += open.length - 1;
    }
  }
  return -1;
}

/** The end of the regular expression at `at`, with its flags; undefined when it does not end on its line. */
function regexEnd(text: string, at: number): number | undefined {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\n' || char === '\r') return undefined;
    if (char === '\\') i++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) {
      let end = i + 1;
      while (/[a-z]/i.test(text[end] ?? '')) end++;
      return end;
    }
  }
  return undefined;
}
