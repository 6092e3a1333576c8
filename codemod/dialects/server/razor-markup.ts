// Finds where a piece of markup in Razor's code ends: with the element that it begins with, or at `</text>`. Looks at no
// attribute; code in it is read by the reader that asked.
import type { Closer } from '../closer.ts';

/** Who reads the code in markup. */
export interface CodeReader {
  readonly source: string;
  readonly closer: Closer;
  /** Reads what begins with `@` at `at`, and says where the markup goes on. */
  transition(at: number, level: number): number;
}

const voidNames = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const tagName = /<(\/?)([A-Za-z][^\s/>@]*)/y;

/** The end of the element that begins at `from`; with `text`, where the next `</text>` begins. */
export function markupEnd(reader: CodeReader, from: number, text: boolean, level: number): number {
  const { source } = reader;
  const marks = /[<@]/g;
  let depth = 0;
  let at = from;
  for (;;) {
    marks.lastIndex = at;
    const found = marks.exec(source);
    if (found === null) return source.length;
    at = found.index;
    if (found[0] === '@') {
      at = reader.transition(at, level);
      continue;
    }
    if (text && source.startsWith('</text>', at)) return at;
    if (source.startsWith('<!--', at)) {
      at = through(reader, at + 4, '-->', level);
      if (!text && depth === 0) return at;
      continue;
    }
    tagName.lastIndex = at;
    const tag = tagName.exec(source);
    if (tag === null) {
      at++;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const end = tagEnd(reader, at + tag[0].length, level);
    const empty = source[end - 2] === '/' || voidNames.has(name);
    at = end;
    if (tag[1] === '/') depth--;
    else if (!empty) depth++;
    if (tag[1] !== '/' && !empty && (name === 'script' || name === 'style')) {
      at = through(reader, at, `</${name}`, level);
      at = tagEnd(reader, at, level);
      depth--;
    }
    if (!text && depth <= 0) return at;
  }
}

/** Past the next `delimiter`, past code. */
function through(reader: CodeReader, from: number, delimiter: string, level: number): number {
  const { source } = reader;
  let at = from;
  for (;;) {
    const end = reader.closer.plain(delimiter, at);
    const last = end < 0 ? source.length : end;
    const sign = source.slice(at, last).indexOf('@');
    if (sign < 0) return end < 0 ? last : end + delimiter.length;
    at = reader.transition(at + sign, level);
  }
}

/** Past the `>` of a tag, past quoted values and code. */
function tagEnd(reader: CodeReader, from: number, level: number): number {
  const { source } = reader;
  const marks = /["'>@]/g;
  let quote = '';
  let at = from;
  for (;;) {
    marks.lastIndex = at;
    const found = marks.exec(source);
    if (found === null) return source.length;
    const [mark] = found;
    at = found.index + 1;
    if (mark === '@') at = reader.transition(found.index, level);
    else if (mark === '>') {
      if (quote === '') return at;
    } else if (quote === '') quote = mark;
    else if (quote === mark) quote = '';
  }
}
