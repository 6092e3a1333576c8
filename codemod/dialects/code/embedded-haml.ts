// A Haml file told in markup's words: lines become tags, indentation their ends, hashes attributes, Ruby holes. What is
// not understood leaves the whole file to be reported. Knows no attribute's meaning.
import type { Embedded } from '../dialect.ts';
import { tellHash } from './haml-hash.ts';
import type { IndentedFrames } from './indented-frames.ts';
import { blockEnd, type IndentedLine, lineAt, nextLine } from './indented-lines.ts';
import { copyInterpolated, embeddedLines } from './indented-reader.ts';
import { rubyLiterals } from './joined-literal.ts';
import type { Rendition } from './rendition.ts';
import { pastRubyString, rubyBracketEnd } from './ruby-text.ts';
import { tellAttribute } from './told-attribute.ts';

const tag = /%([\w:-]+)|(?=[.#][\w-])/y;
const shorthand = /(?:[.#][\w:@-]+)+/y;
const htmlName = /[^\s=)"'>/]+/y;
const openers = new Map([
  ['if', true],
  ['unless', true],
  ['case', true],
]);

/** The file as one stretch of markup; nothing where it is not understood. */
export function embeddedHaml(source: string): readonly Embedded[] {
  return embeddedLines(source, (to, frames) => {
    const reader = new HamlReader(source, to, frames);
    return (line) => reader.line(line);
  });
}

class HamlReader {
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
    const at = line.text;
    const text = source.slice(at, line.end);
    this.#frames.close(indent, line.start, /^-\s*(?:else|elsif|when|in|rescue|ensure)\b/.test(text));
    this.#to.copy(line.start, at);
    if (text.startsWith('-#') || text.startsWith('/')) {
      const last = blockEnd(source, line, indent);
      const begins = /^(?:-#|\/!?(?:\[[^\]]*\])?)/.exec(text)?.[0].length ?? 1;
      this.#to.hole(at, last, 'comment', {}, { start: at + begins, end: last });
      return last;
    }
    if (/^:\w/.test(text)) {
      const last = blockEnd(source, line, indent);
      if (!/^:plain\s*$/.test(text)) {
        this.#to.hole(at, last, 'expression');
        return last;
      }
      this.#to.hole(at, line.end, 'statement');
      return this.#text(line.end, last);
    }
    if (text.startsWith('-')) return this.#statement(text, indent, at, line);
    if (/^(?:[&!]?==|\\)/.test(text)) return this.#text(at, line.end);
    if (/^(?:[&!]?=|~)/.test(text)) return this.#code(at, line);
    if (text.startsWith('!!!')) {
      this.#to.hole(at, line.end, 'statement');
      return line.end;
    }
    return this.#tag(line, indent);
  }

  #statement(text: string, indent: number, at: number, line: IndentedLine): number {
    const last = this.#codeEnd(line);
    const word = /^-\s*(\w+)/.exec(text)?.[1] ?? '';
    const conditional = openers.get(word);
    const inner = { start: at + 1, end: last };
    if (/^(?:else|elsif|when|in|rescue|ensure)$/.test(word)) {
      this.#to.hole(at, last, 'statement', { role: 'continue' }, inner);
    } else if (blockEnd(this.#source, { ...line, end: last }, indent) > last) {
      this.#to.hole(at, last, 'statement', { role: 'open', block: word, conditional: conditional === true }, inner);
      this.#frames.block(indent, word);
    } else this.#to.hole(at, last, 'statement', {}, inner);
    return last;
  }

  #code(at: number, line: IndentedLine): number {
    const last = this.#codeEnd(line);
    this.#to.hole(at, last, 'expression');
    return last;
  }

  /** Code goes on behind a comma, or while a bracket is open. */
  #codeEnd(line: IndentedLine): number {
    const source = this.#source;
    let last = line;
    for (let i = 0; i < 200; i++) {
      const text = source.slice(last.start, last.end).trimEnd();
      if (!/,$|\s\|$/.test(text) || last.end >= source.length) break;
      last = lineAt(source, nextLine(source, last));
    }
    return last.end;
  }

  /** `%div#a.b{…}(…)[…]= text`. */
  #tag(line: IndentedLine, indent: number): number | undefined {
    const source = this.#source;
    const to = this.#to;
    const start = line.text;
    tag.lastIndex = start;
    const match = tag.exec(source);
    if (match === null) return this.#text(start, line.end);
    const name = match[1] ?? 'div';
    to.put('<', start);
    let at = start + match[0].length;
    if (match[1] === undefined) to.put(name, start);
    else to.copy(start + 1, at);
    shorthand.lastIndex = at;
    const short = shorthand.exec(source)?.[0].length ?? 0;
    if (short > 0) to.put(' ', at);
    to.hole(at, at + short, 'statement');
    at += short;
    for (let open = source[at] ?? ''; /[({[]/.test(open); open = source[at] ?? '') {
      const end = rubyBracketEnd(source, at, source.length);
      if (end === undefined) return undefined;
      to.put(' ', open === '[' ? at : at + 1);
      if (open === '{') tellHash(to, source, at + 1, end - 1);
      else if (open === '[') to.hole(at, end, 'expression');
      else if (!this.#htmlAttributes(at + 1, end - 1)) return undefined;
      at = end;
    }
    to.put('>', at);
    this.#frames.element(indent, name);
    const marks = /^[<>]{0,2}\/?/.exec(source.slice(at, at + 3))?.[0].length ?? 0;
    to.hole(at, at + marks, 'statement');
    at += marks;
    const rest = lineAt(source, at);
    if (/^(?:[&!]?=(?!=)|~)/.test(source.slice(at, at + 3))) return this.#code(at, { ...rest, start: line.start });
    return this.#text(at, rest.end);
  }

  /** `(hx-ws="send" id=@id)`: as in HTML, but for values that are Ruby. */
  #htmlAttributes(start: number, end: number): boolean {
    const source = this.#source;
    const to = this.#to;
    let at = start;
    while (at < end) {
      const space = /^\s*/.exec(source.slice(at, end))?.[0].length ?? 0;
      to.copy(at, at + space);
      at += space;
      if (at >= end) break;
      htmlName.lastIndex = at;
      const name = htmlName.exec(source)?.[0];
      if (name === undefined) return false;
      const nameEnd = at + name.length;
      const sign = /^\s*=\s*/.exec(source.slice(nameEnd, end))?.[0];
      if (sign === undefined) {
        to.copy(at, nameEnd);
        at = nameEnd;
        continue;
      }
      const value = nameEnd + sign.length;
      const past = pastRubyString(source, value, end);
      if (past > value) {
        to.copy(at, value + 1);
        this.#text(value + 1, past - 1);
        to.copy(past - 1, past);
        at = past;
        continue;
      }
      const last = value + (/^[@$\w.!?]+/.exec(source.slice(value, end))?.[0].length ?? 0);
      if (last === value) return false;
      tellAttribute(
        to,
        source,
        { name: { start: at, end: nameEnd }, inner: { start: value, end: last }, end: last },
        rubyLiterals,
      );
      at = last;
    }
    to.put(' ', end);
    return true;
  }

  /** Text, in which `#{x}` is a hole. */
  #text(start: number, end: number): number {
    const source = this.#source;
    return copyInterpolated(this.#to, source, { start, end }, /(?<!\\)#\{/g, (at) => rubyBracketEnd(source, at, end));
  }
}
