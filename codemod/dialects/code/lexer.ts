// Reads the comments and the strings of a program, in one pass and in linear time, whatever the text. It knows how
// literals nest (`${ … `…` }`, f"{d["x"]}"), not what they hold; the languages are tables (see syntaxes.ts).
// One class, long as it is: all of it turns on one state, what is open.
import type { Range } from '../../source/edit.ts';
import { nestedEnd, regexEnd } from './ends.ts';
import {
  type Code,
  type CommentRange,
  type Frame,
  literal,
  type OpenHole,
  type OpenString,
  type StringLiteral,
} from './literal.ts';
import { Operands } from './operands.ts';
import type { CodeSyntax, Heredoc, Opening } from './syntax.ts';
import { WordLines } from './word-lines.ts';

export type { Code, CommentRange, StringLiteral } from './literal.ts';

/**
 * The comments and strings of `[from, to)` of a source, which begins and ends in code. Offsets are those of `source`.
 * Never throws; linear in the length.
 */
export function readCode(source: string, syntax: CodeSyntax, from = 0, to = source.length): Code {
  const text = to >= source.length ? source : source.slice(0, to);
  return new Lexer(text, syntax).read(from);
}

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
  readonly #words: WordLines;
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
    this.#words = new WordLines(text);
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
      const end = this.#words.after(word, from);
      if (end === undefined) break;
      this.#heredoc(from, end, { ...opening, close: '', lines: true });
      // The word's own line may go on with code (PHP); the next document begins where that line ends.
      from = end.end;
      if (pending.length > 1) from += /^\r?\n/.exec(this.#text.slice(from, from + 2))?.[0].length ?? 0;
    }
    return from;
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
    if (heredoc === undefined || this.#words.after(heredoc.word, heredoc.end) === undefined) return at + 2;
    this.#heredocs.push(heredoc);
    return heredoc.end;
  }

  #lineEnd(from: number): number {
    lineBreak.lastIndex = from;
    return lineBreak.exec(this.#text)?.index ?? this.#text.length;
  }
}
