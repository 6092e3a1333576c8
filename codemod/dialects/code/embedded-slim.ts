// A Slim file told in markup's words: lines become tags, indentation their ends, attributes with or without brackets,
// Ruby holes. What is not understood leaves the whole file to be reported. Knows no attribute's meaning.
import type { Embedded } from '../dialect.ts';
import { tellHash } from './haml-hash.ts';
import type { IndentedFrames } from './indented-frames.ts';
import { blockEnd, type IndentedLine, lineAt } from './indented-lines.ts';
import { copyInterpolated, embeddedLines } from './indented-reader.ts';
import { rubyLiterals } from './joined-literal.ts';
import type { Rendition } from './rendition.ts';
import { pastRubyString, rubyBracketEnd } from './ruby-text.ts';
import { tellAttribute } from './told-attribute.ts';

const tag = /[A-Za-z][\w:-]*|(?=[.#][\w-])/y;
const shorthand = /(?:[.#][\w-]+)+/y;
const name = /[A-Za-z_@:][\w:@.-]*(?=\s*==?(?!=))|[A-Za-z_@:][\w:@.-]*/y;
const sign = /\s*==?\s*/y;
const closers = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]);

/** The file as one stretch of markup; nothing where it is not understood. */
export function embeddedSlim(source: string): readonly Embedded[] {
  return embeddedLines(source, (to, frames) => {
    const reader = new SlimReader(source, to, frames);
    return (line) => reader.line(line);
  });
}

class SlimReader {
  readonly #source: string;
  readonly #to: Rendition;
  readonly #frames: IndentedFrames;

  constructor(source: string, to: Rendition, frames: IndentedFrames) {
    this.#source = source;
    this.#to = to;
    this.#frames = frames;
  }

  /** Tells a line, with what it spans; gives where that ends. */
  line(line: IndentedLine): number | undefined {
    const source = this.#source;
    const indent = line.text - line.start;
    const text = source.slice(line.text, line.end);
    this.#frames.close(indent, line.start, /^-\s*(?:else|elsif|when|in|rescue|ensure)\b/.test(text));
    this.#to.copy(line.start, line.text);
    return this.#content(line, indent, line.text);
  }

  #content(line: IndentedLine, indent: number, at: number): number | undefined {
    const source = this.#source;
    const to = this.#to;
    const text = source.slice(at, line.end);
    if (text.startsWith('/')) {
      const last = blockEnd(source, line, indent);
      to.hole(at, last, 'comment', {}, { start: at + (text.startsWith('/!') ? 2 : 1), end: last });
      return last;
    }
    if (/^[|']/.test(text)) {
      to.hole(at, at + 1, 'statement');
      return this.#text(at + 1, blockEnd(source, line, indent));
    }
    if (text.startsWith('<')) return this.#text(at, line.end);
    if (/^\w+:\s*$/.test(text)) {
      const last = blockEnd(source, line, indent); // javascript:, css:, markdown:
      to.hole(at, last, 'expression');
      return last;
    }
    if (text.startsWith('-')) return this.#statement(text, line, indent, at);
    if (text.startsWith('=') || /^doctype\b/.test(text)) {
      to.hole(at, line.end, 'expression');
      return line.end;
    }
    return this.#tag(line, indent, at);
  }

  #statement(text: string, line: IndentedLine, indent: number, at: number): number {
    const word = /^-\s*(\w+)/.exec(text)?.[1] ?? '';
    const inner = { start: at + 1, end: line.end };
    if (/^(?:else|elsif|when|in|rescue|ensure)$/.test(word)) {
      this.#to.hole(at, line.end, 'statement', { role: 'continue' }, inner);
    } else if (blockEnd(this.#source, line, indent) > line.end) {
      const conditional = /^(?:if|unless|case)$/.test(word);
      this.#to.hole(at, line.end, 'statement', { role: 'open', block: word, conditional }, inner);
      this.#frames.block(indent, word);
    } else this.#to.hole(at, line.end, 'statement', {}, inner);
    return line.end;
  }

  /** `div#a.b hx-ws="send" *attrs = text`, `div[hx-ws="send"]`. */
  #tag(line: IndentedLine, indent: number, start: number): number | undefined {
    const source = this.#source;
    const to = this.#to;
    const word = match(tag, source, start);
    if (word === undefined) return this.#text(start, line.end);
    to.put('<', start);
    if (word === '') to.put('div', start);
    else to.copy(start, start + word.length);
    let at = start + word.length;
    const short = match(shorthand, source, at)?.length ?? 0;
    if (short > 0) to.put(' ', at);
    to.hole(at, at + short, 'statement');
    at += short;
    at += this.#marks(at);
    const bracket = closers.get(source[at] ?? '');
    let end: number | undefined;
    if (bracket === undefined) end = this.#attributes(at, line.end, undefined);
    else {
      const close = rubyBracketEnd(source, at, source.length);
      if (close === undefined || source[close - 1] !== bracket) return undefined;
      to.put(' ', at + 1);
      end = this.#attributes(at + 1, close - 1, bracket);
      if (end !== undefined) {
        to.put(' ', close - 1);
        end = close;
      }
    }
    if (end === undefined) return undefined;
    to.put('>', end);
    this.#frames.element(indent, word === '' ? 'div' : word);
    at = end + this.#marks(end);
    const rest = { ...lineAt(source, at), start: line.start };
    const text = source.slice(at, rest.end);
    if (/^\s*=/.test(text)) {
      to.hole(at, rest.end, 'expression');
      return rest.end;
    }
    const nested = /^\s*:\s+/.exec(text)?.[0];
    if (nested === undefined) return this.#text(at, rest.end);
    to.hole(at, at + nested.length, 'statement');
    return this.#content(rest, indent, at + nested.length);
  }

  /** `<`, `>` and `/` behind a name. */
  #marks(at: number): number {
    const length = /^[<>]{0,2}\/?/.exec(this.#source.slice(at, at + 3))?.[0].length ?? 0;
    this.#to.hole(at, at + length, 'statement');
    return length;
  }

  /** Attributes up to what is none; in brackets, up to the end. */
  #attributes(start: number, end: number, bracket: string | undefined): number | undefined {
    const source = this.#source;
    const to = this.#to;
    let at = start;
    for (;;) {
      const space = /^\s*/.exec(source.slice(at, end))?.[0].length ?? 0;
      const from = at + space;
      if (from >= end) {
        if (bracket !== undefined) to.copy(at, end);
        return bracket === undefined ? at : end;
      }
      if (source[from] === '*' && /[\w@{]/.test(source[from + 1] ?? '')) {
        to.copy(at, from);
        at = this.#splat(from, end);
        continue;
      }
      const key = space > 0 || at === start ? match(name, source, from) : undefined;
      const keyEnd = from + (key?.length ?? 0);
      const equals = key === undefined ? undefined : match(sign, source, keyEnd);
      // Without brackets, `p a = b` prints, and a word is text.
      const isAttribute = equals !== undefined && (bracket !== undefined || !/\s/.test(equals));
      if (!isAttribute) {
        if (bracket === undefined) return at;
        if (key === undefined) return undefined;
        to.copy(at, keyEnd);
        at = keyEnd;
        continue;
      }
      to.copy(at, from);
      at = this.#value(from, keyEnd, keyEnd + equals.length, end);
    }
  }

  #value(start: number, nameEnd: number, value: number, end: number): number {
    const source = this.#source;
    const past = pastRubyString(source, value, end);
    const plain = past > value && /[\s\])}]|^$/.test(source[past] ?? '') && source.slice(nameEnd, value) === '=';
    if (plain) {
      this.#to.copy(start, value + 1);
      this.#text(value + 1, past - 1);
      this.#to.copy(past - 1, past);
      return past;
    }
    let last = value;
    while (last < end && !/\s/.test(source[last] ?? '')) {
      const string = pastRubyString(source, last, end);
      const char = source[last] ?? '';
      last = string > last ? string : /[([{]/.test(char) ? (rubyBracketEnd(source, last, end) ?? end) : last + 1;
    }
    const attribute = { name: { start, end: nameEnd }, inner: { start: value, end: last }, end: last };
    tellAttribute(this.#to, source, attribute, rubyLiterals);
    return last;
  }

  /** `*attrs`, `*{ 'hx-ws' => 'send' }`. */
  #splat(start: number, end: number): number {
    const source = this.#source;
    const to = this.#to;
    const close = source[start + 1] === '{' ? rubyBracketEnd(source, start + 1, end) : undefined;
    if (close !== undefined) {
      to.put(' ', start + 2);
      tellHash(to, source, start + 2, close - 1);
      to.put(' ', close);
      return close;
    }
    const last = start + (/^\*\S*/.exec(source.slice(start, end))?.[0].length ?? 1);
    to.hole(start, last, 'expression');
    return last;
  }

  /** Text, in which `#{x}` is a hole. */
  #text(start: number, end: number): number {
    const source = this.#source;
    return copyInterpolated(this.#to, source, { start, end }, /(?<!\\)#\{/g, (at) => rubyBracketEnd(source, at, end));
  }
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
