// Reads Clojure's forms: comments, discarded forms, strings, and the maps that give attributes to an element, in one pass.
// Knows the reader's syntax, and nothing of what an attribute means.
import type { Range } from '../../source/edit.ts';

/** A key and its value in a map. */
export interface MapEntry {
  /** `:hx-ws`, `"hx-ws"`. */
  readonly key: Range;
  readonly value: Range;
  /** The value is one string. */
  readonly string: boolean;
}

/** A map. */
export interface ClojureMap extends Range {
  readonly entries: readonly MapEntry[];
  /** What stands first in the vector or list whose second form this is: `:div#a.b`, `dom/div`; empty for any other map. */
  readonly head: string;
  /** That vector or list, else the map. */
  readonly scope: Range;
}

/** What a file holds. All in order; comments and strings disjoint. */
export interface ClojureForms {
  /** `; …`, `#! …` and `#_ form`. */
  readonly comments: readonly Range[];
  readonly strings: readonly Range[];
  readonly maps: readonly ClojureMap[];
}

interface Frame {
  readonly open: string;
  readonly start: number;
  /** Forms seen so far, without what is discarded. */
  forms: number;
  /** The first form, where it is a word. */
  head: string;
  key: Range | undefined;
  readonly entries: MapEntry[];
  /** The map that is its second form; its scope is told when this closes. */
  attributes: Growing | undefined;
  /** Where `#_` stand whose forms are still to come, and how many of them may be one after another. */
  discards: number[];
  /** Forms to come that belong to the next one: metadata. */
  meta: number;
}

interface Growing {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly MapEntry[];
  head: string;
  scope: Range;
}

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

const word = /[^\s,"()[\]{};]+/y;
const character = /\\(?:[a-zA-Z0-9]+|[\s\S])/y;

/** Reads a file. Never throws; linear. */
export function readClojure(source: string): ClojureForms {
  const comments: Range[] = [];
  const strings: Range[] = [];
  const maps: Growing[] = [];
  const frames: Frame[] = [newFrame('', 0)];
  let at = 0;
  while (at < source.length) at = step(at);
  // What is discarded and never comes, and brackets that never close, are no comments and no maps.
  return { comments: disjoint(comments), strings, maps };

  function top(): Frame {
    const frame = frames.at(-1);
    if (frame !== undefined) return frame;
    const bottom = newFrame('', 0);
    frames.push(bottom);
    return bottom;
  }

  /** Reads what begins at `from`; where it ends. */
  function step(from: number): number {
    const char = source[from] ?? '';
    const next = source[from + 1] ?? '';
    if (/[\s,]/.test(char)) return from + 1;
    if (char === ';' || (char === '#' && next === '!')) return comment(from);
    if (char === '"') return string(from, from);
    if (char === '#' && next === '_') {
      top().discards.push(from);
      return from + 2;
    }
    if (char === '#' && next === '"') return string(from, from + 1);
    if (char === '#' && /[({]/.test(next)) return opened(from, next === '{' ? '#{' : next, from + 2);
    if (char === '^' || (char === '#' && next === '^')) {
      top().meta++;
      return from + (char === '^' ? 1 : 2);
    }
    if (/['`~@]/.test(char)) return from + 1;
    if (char === '#' && /['?:=]/.test(next)) return from + 2;
    if ('([{'.includes(char)) return opened(from, char, from + 1);
    if (')]}'.includes(char)) return closed(from, char);
    const pattern = char === '\\' ? character : word;
    pattern.lastIndex = from;
    const end = from + (pattern.exec(source)?.[0].length ?? 1);
    // A tag belongs to the form that it stands before: #inst "…", #js {…}
    if (char === '#') return end;
    form({ start: from, end }, 'word');
    return end;
  }

  function comment(from: number): number {
    const line = /[\r\n]/g;
    line.lastIndex = from;
    const end = line.exec(source)?.index ?? source.length;
    comments.push({ start: from, end });
    return end;
  }

  function string(start: number, quote: number): number {
    let end = quote + 1;
    while (end < source.length && source[end] !== '"') end += source[end] === '\\' ? 2 : 1;
    if (end >= source.length) return source.length;
    strings.push({ start: quote, end: end + 1 });
    form({ start, end: end + 1 }, start === quote ? 'string' : 'other');
    return end + 1;
  }

  function opened(start: number, open: string, inner: number): number {
    frames.push(newFrame(open, start));
    return inner;
  }

  function closed(from: number, char: string): number {
    const frame = frames.length > 1 ? frames.pop() : undefined;
    if (frame === undefined) return from + 1;
    const end = from + 1;
    const { start, open, entries, attributes, head } = frame;
    const matches = closers.get(open.at(-1) ?? '') === char;
    if (attributes !== undefined && matches) {
      attributes.head = head;
      attributes.scope = { start, end };
    }
    let map: Growing | undefined;
    if (matches && open === '{' && frame.forms % 2 === 0 && entries.length > 0) {
      map = { start, end, entries, head: '', scope: { start, end } };
      maps.push(map);
    }
    form({ start, end }, 'other', map);
    return end;
  }

  function form(range: Range, kind: 'word' | 'string' | 'other', map?: Growing): void {
    const frame = top();
    if (frame.meta > 0) {
      frame.meta--;
      return;
    }
    const discard = frame.discards.pop();
    if (discard !== undefined) {
      comments.push({ start: discard, end: range.end });
      return;
    }
    frame.forms++;
    if (frame.forms === 1 && kind === 'word') frame.head = source.slice(range.start, range.end);
    if (frame.forms === 2 && map !== undefined && /^[[(]$/.test(frame.open)) frame.attributes = map;
    if (frame.open !== '{') return;
    if (frame.forms % 2 === 1) frame.key = kind === 'other' ? undefined : range;
    else if (frame.key !== undefined) {
      frame.entries.push({ key: frame.key, value: range, string: kind === 'string' });
    }
  }
}

function newFrame(open: string, start: number): Frame {
  return {
    open,
    start,
    forms: 0,
    head: '',
    key: undefined,
    entries: [],
    attributes: undefined,
    discards: [],
    meta: 0,
  };
}

/** Sorted, without those inside another. */
function disjoint(ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let done = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start < done) continue;
    found.push(range);
    done = range.end;
  }
  return found;
}
