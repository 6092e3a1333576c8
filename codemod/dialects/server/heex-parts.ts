// Cuts a HEEx template into what HTML reads as it is and what it does not: components' names, expressions in braces, code
// in `<% %>`. Knows no attribute by name.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { AngleReader } from './angle-reader.ts';
import { Balance } from './balance.ts';
import { elixir } from './code-languages.ts';
import { elixirAngles } from './elixir-angles.ts';

/** A part of a template that is not markup as HTML has it. */
export type HeexPart =
  /** The sign before a component's or a slot's name: `<.form`, `<:col`. */
  | { readonly kind: 'sign'; readonly range: Range }
  | { readonly kind: 'hole'; readonly range: Range; readonly hole: Hole }
  /** `{…}` in text, or among attributes. */
  | { readonly kind: 'braces'; readonly range: Range }
  /** `name={…}`. */
  | { readonly kind: 'value'; readonly range: Range; readonly name: Range };

const marks = /<%|<!--|<\/?[.:]?[A-Za-z]|\{/g;

/** The parts of a template, in order; all between them is markup. */
export function heexParts(source: string): readonly HeexPart[] {
  return new Reader(source).read();
}

class Reader {
  readonly #source: string;
  readonly #angles: AngleReader;
  readonly #balance: Balance;
  readonly #parts: HeexPart[] = [];

  constructor(source: string) {
    this.#source = source;
    this.#angles = new AngleReader(source, elixirAngles);
    this.#balance = new Balance(source, elixir.syntax);
  }

  read(): readonly HeexPart[] {
    const source = this.#source;
    let at = 0;
    for (;;) {
      marks.lastIndex = at;
      const found = marks.exec(source);
      if (found === null) return this.#parts;
      const { 0: mark, index } = found;
      if (mark === '<%') at = this.#code(index);
      else if (mark === '<!--') {
        const close = this.#angles.closer.plain('-->', index + 4);
        at = this.#codeUntil(index + 4, close < 0 ? source.length : close);
      } else if (mark === '{') at = this.#braces(index) ?? index + 1;
      else at = this.#tag(index, mark);
    }
  }

  #code(start: number): number {
    const { holes, end } = this.#angles.at(start);
    for (const hole of holes) this.#parts.push({ kind: 'hole', range: { start: hole.start, end: hole.end }, hole });
    return end;
  }

  /** Text in which braces are but braces. */
  #codeUntil(from: number, end: number): number {
    let at = from;
    for (;;) {
      const code = this.#source.slice(at, end).indexOf('<%');
      if (code < 0) return Math.max(at, end);
      at = this.#code(at + code);
    }
  }

  /** Past the braces that open at `start`; undefined where they are text. */
  #braces(start: number): number | undefined {
    const close = this.#balance.closeOf(start);
    if (close < 0) return undefined;
    this.#parts.push({ kind: 'braces', range: { start, end: close + 1 } });
    return close + 1;
  }

  /** A brace among attributes that nothing closes. */
  #unterminated(start: number): number {
    const range = { start, end: start + 1 };
    const hole: Hole = { kind: 'statement', ...range, inner: { start: start + 1, end: start + 1 }, unterminated: true };
    this.#parts.push({ kind: 'hole', range, hole });
    return start + 1;
  }

  /** Past a tag, and past the text of a script or style. */
  #tag(start: number, mark: string): number {
    const source = this.#source;
    const sign = mark.at(-2) ?? '';
    const nameStart = start + mark.length - 1;
    if (sign === '.' || sign === ':')
      this.#parts.push({ kind: 'sign', range: { start: nameStart - 1, end: nameStart } });
    const word = /[^\s/>{]+/y;
    word.lastIndex = nameStart;
    const name = word.exec(source)?.[0].toLowerCase() ?? '';
    const end = this.#attributes(nameStart + name.length);
    if ((name !== 'script' && name !== 'style') || mark.startsWith('</') || source[end - 2] === '/') return end;
    const close = this.#angles.closer.plain(`</${name}`, end);
    return this.#codeUntil(end, close < 0 ? source.length : close);
  }

  #attributes(from: number): number {
    const source = this.#source;
    const attribute = /[\s/]*(?:(>)|(<%)|(\{)|([^\s/>={<][^\s/>={]*)(\s*=\s*)?|[=<])/y;
    let at = from;
    while (at < source.length) {
      attribute.lastIndex = at;
      const found = attribute.exec(source);
      if (found === null) return Math.min(source.length, at + 1);
      const { 0: all, 1: closes, 2: code, 3: brace, 4: name, 5: equals } = found;
      at += all.length;
      if (closes !== undefined) return at;
      if (code !== undefined) at = this.#code(at - 2);
      else if (brace !== undefined) at = this.#braces(at - 1) ?? this.#unterminated(at - 1);
      else if (name !== undefined && equals !== undefined) {
        const nameEnd = at - equals.length;
        at = this.#value({ start: nameEnd - name.length, end: nameEnd }, at);
      }
    }
    return source.length;
  }

  #value(name: Range, at: number): number {
    const source = this.#source;
    const quote = source[at] ?? '';
    if (quote === '{') {
      const close = this.#balance.closeOf(at);
      if (close < 0) return this.#unterminated(at);
      this.#parts.push({ kind: 'value', range: { start: at, end: close + 1 }, name });
      return close + 1;
    }
    if (quote !== '"' && quote !== "'") return at;
    // What LEEx and EEx allow in a value: code, with quotes of its own.
    for (let i = at + 1; ; ) {
      const close = this.#angles.closer.plain(quote, i);
      if (close < 0) return source.length;
      const code = source.slice(i, close).indexOf('<%');
      if (code < 0) return close + 1;
      i = this.#code(i + code);
    }
  }
}
