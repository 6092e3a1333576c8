// A Pug file told in markup's words: lines become tags, indentation their ends, code and comments holes. What is not
// understood leaves the whole file to be reported. Knows no attribute's meaning. One reader, since its lines call each other.
import type { Range } from '../../source/edit.ts';
import type { Embedded } from '../dialect.ts';
import type { IndentedFrames } from './indented-frames.ts';
import { blockEnd, type IndentedLine, lineAt } from './indented-lines.ts';
import { copyInterpolated, embeddedLines } from './indented-reader.ts';
import { scriptLiterals } from './joined-literal.ts';
import { type PugAttribute, readPugAttributes } from './pug-attributes.ts';
import type { Rendition } from './rendition.ts';
import { braceEnd } from './script-tokens.ts';
import { goneFrom, plainAttribute, tellAttribute } from './told-attribute.ts';

const tag = /(?:#\{|[\w](?:[\w:-]*\w)?|(?=[.#][\w-]))/y;
const shorthand = /(?:[.#][\w-]+)+/y;
const statement =
  /^(?:if|unless|else|each|for|while|case|when|default|mixin|block|append|prepend|extends?|include|yield|doctype)\b(?![-:.#(=])|^(?:if|unless|while|case|include|else if)(?=[ (:])/;
const openers = new Map([
  ['if', true],
  ['unless', true],
  ['case', true],
  ['each', false],
  ['for', false],
  ['while', false],
]);

/** The file as one stretch of markup; nothing where it is not understood. */
export function embeddedPug(source: string): readonly Embedded[] {
  return embeddedLines(source, (to, frames) => {
    const reader = new PugReader(source, to, frames);
    return (line) => reader.line(line);
  });
}

class PugReader {
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
    this.#frames.close(indent, line.start, /^else\b/.test(text));
    this.#to.copy(line.start, line.text);
    return this.#content(line, indent, line.text);
  }

  #content(line: IndentedLine, indent: number, at: number): number | undefined {
    const source = this.#source;
    const text = source.slice(at, line.end);
    const end = blockEnd.bind(undefined, source, line, indent);
    if (text.startsWith('//')) {
      const last = end();
      const inner = { start: at + (text.startsWith('//-') ? 3 : 2), end: last };
      this.#to.hole(at, last, 'comment', {}, inner);
      return last;
    }
    if (text.startsWith('<')) return this.#text(at, line.end);
    if (text.startsWith('|')) {
      this.#to.hole(at, at + 1, 'statement');
      return this.#text(at + 1, line.end);
    }
    if (/^(?:-|:[\w-]|=|!=)/.test(text)) {
      const last = /^(?:-\s*$|:)/.test(text) ? end() : line.end;
      this.#to.hole(at, last, 'expression');
      return last;
    }
    const word = statement.exec(text)?.[0];
    if (word !== undefined) return this.#statement(word, text, indent, at, line);
    return this.#tag(line, indent, at);
  }

  #statement(word: string, text: string, indent: number, at: number, line: IndentedLine): number | undefined {
    const inline = /^(?:when\s+(?:[\w.]+|"[^"]*"|'[^']*')|default|else):\s+/.exec(text)?.[0];
    const end = at + (inline?.length ?? text.length);
    const name = /^(?:extends?|include|yield|doctype)$/.test(word) ? '' : word;
    const conditional = openers.get(name);
    if (conditional !== undefined) {
      this.#to.hole(at, end, 'statement', { role: 'open', block: name, conditional });
      this.#frames.block(indent, name);
    } else if (/^(?:else|when|default)/.test(name)) this.#to.hole(at, end, 'statement', { role: 'continue' });
    else this.#to.hole(at, end, word === 'include' ? 'expression' : 'statement');
    return inline === undefined ? line.end : this.#content(line, indent, end);
  }

  /** `div#a.b(…)&attributes(…): p text`. */
  #tag(line: IndentedLine, indent: number, start: number): number | undefined {
    const source = this.#source;
    const to = this.#to;
    let at = start;
    const call = source[at] === '+';
    if (call) at++;
    const word = match(tag, source, at);
    if (word === undefined && !call) return this.#text(at, line.end);
    let name = word ?? '';
    to.put('<', start);
    if (call || name === '#{') {
      const end = name === '#{' ? braceEnd(source, at + 1) : at + name.length;
      if (end === undefined) return undefined;
      to.put('pug-call ', at);
      to.hole(at, end, 'statement');
      name = 'pug-call';
      at = end;
    } else if (name === '') {
      name = 'div';
      to.put(name, at);
    } else {
      to.copy(at, at + name.length);
      at += name.length;
    }
    let argumentsSeen = !call;
    for (;;) {
      const short = match(shorthand, source, at);
      if (short !== undefined) {
        to.put(' ', at);
        to.hole(at, at + short.length, 'statement');
        at += short.length;
      } else if (source[at] === '(') {
        const end = argumentsSeen || namesFirst(source, at) ? this.#attributes(at) : this.#skipped(at);
        argumentsSeen = true;
        if (end === undefined) return undefined;
        at = end;
      } else if (source.startsWith('&attributes(', at)) {
        const end = this.#skipped(at + 11, at);
        if (end === undefined) return undefined;
        at = end;
      } else break;
    }
    const rest = lineAt(source, at);
    to.put('>', at);
    this.#frames.element(indent, name);
    return this.#afterTag(name, { ...rest, start: line.start }, indent, at);
  }

  /** What follows a tag on its line, and a block of text under it. */
  #afterTag(name: string, line: IndentedLine, indent: number, start: number): number | undefined {
    const source = this.#source;
    const at = source[start] === '/' ? start + 1 : start;
    if (at > start) this.#to.hole(start, at, 'statement');
    const text = source.slice(at, line.end);
    if (/^!?=/.test(text)) {
      this.#to.hole(at, line.end, 'expression');
      return line.end;
    }
    if (text.startsWith(': ')) {
      this.#to.hole(at, at + 2, 'statement');
      return this.#content(line, indent, at + 2 + (/^\s*/.exec(text.slice(2))?.[0].length ?? 0));
    }
    if (/^\.\s*$/.test(text)) {
      this.#to.hole(at, at + 1, 'statement');
      const last = blockEnd(source, line, indent);
      if (name === 'script' || name === 'style') {
        this.#to.copy(at + 1, last);
        return last;
      }
      return this.#text(at + 1, last);
    }
    if (text !== '' && !/^[ \t]/.test(text)) return undefined;
    return this.#text(at, line.end);
  }

  #attributes(open: number): number | undefined {
    const read = readPugAttributes(this.#source, open);
    if (read === undefined) return undefined;
    const { list, end } = read;
    const commas = list.some(({ comma }) => comma !== undefined);
    this.#to.put(' ', open + 1);
    let at = open + 1;
    for (const [i, attribute] of list.entries()) {
      this.#between(at, attribute.name.start);
      at = this.#attribute(attribute, commas, list[i - 1], list[i + 1]);
    }
    this.#between(at, end - 1);
    this.#to.put(' ', end - 1); // what is edited ends before the parenthesis
    return end;
  }

  /** White space and commas. */
  #between(start: number, end: number): void {
    const comma = this.#source.slice(start, end).indexOf(',');
    if (comma < 0) return this.#to.copy(start, end);
    this.#to.copy(start, start + comma);
    this.#to.put(' ', start + comma);
    this.#to.copy(start + comma + 1, end);
  }

  #attribute(
    { name, value, comma }: PugAttribute,
    commas: boolean,
    previous: PugAttribute | undefined,
    next: PugAttribute | undefined,
  ): number {
    const quote = /["']/.exec(this.#source[name.start] ?? '')?.[0] ?? '';
    const listing = {
      valued: true,
      key: (written: string) => quote + written,
      sign: `${quote}=`,
      ...(commas && { separator: ',' }),
      ...goneFrom(
        rangeOf({ name, value }),
        previous?.comma === undefined ? undefined : rangeOf(previous),
        comma === undefined || next === undefined ? undefined : rangeOf(next),
      ),
    };
    if (value !== undefined) {
      tellAttribute(
        this.#to,
        this.#source,
        { ...pugName(this.#source, name), inner: value, end: value.end, listing },
        scriptLiterals,
      );
      return value.end;
    }
    if (quote !== '') {
      this.#to.hole(name.start, name.end, 'expression');
      return name.end;
    }
    const start = this.#to.length;
    this.#to.copy(name.start, name.end);
    const end = this.#to.length;
    this.#to.attribute(start, end, { start: end, end }, { ...listing, write: plainAttribute });
    return name.end;
  }

  /** Brackets with code in them. */
  #skipped(open: number, from = open): number | undefined {
    const read = bracketEnd(this.#source, open);
    if (read === undefined) return undefined;
    this.#to.put(' ', from);
    this.#to.hole(from, read, 'expression');
    return read;
  }

  /** Text, in which `#{x}`, `!{x}` and `#[b x]` are holes. */
  #text(start: number, end: number): number {
    const text = this.#source.slice(0, end);
    return copyInterpolated(this.#to, text, { start, end }, /(?<!\\)[#!]\{|(?<!\\)#\[/g, (at) =>
      text[at] === '{' ? braceEnd(text, at) : bracketEnd(text, at),
    );
  }
}

function rangeOf({ name, value }: PugAttribute): Range {
  return { start: name.start, end: value?.end ?? name.end };
}

/** A name with and without its quotes. */
function pugName(source: string, { start, end }: Range): { readonly name: Range; readonly from: number } {
  const quoted = /["']/.test(source[start] ?? '');
  return { name: quoted ? { start: start + 1, end: end - 1 } : { start, end }, from: start };
}

/** Whether a mixin's first list holds attributes: `+form(hx-ws="send")`. */
function namesFirst(source: string, open: number): boolean {
  return /^\(\s*(?:["'][\w:@-]+["']|[\w:@-]+)\s*!?=(?!=)/.test(source.slice(open, open + 200));
}

/** Behind the bracket that closes the one at `open`, past strings. */
function bracketEnd(source: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < source.length; i++) {
    const char = source[i] ?? '';
    if (char === '"' || char === "'" || char === '`') {
      const close = source.indexOf(char, i + 1);
      if (close > 0 && (char === '`' || !source.slice(i, close).includes('\n'))) i = close;
    } else if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth === 0) return i + 1;
  }
  return undefined;
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
