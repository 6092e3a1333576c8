// A source told in HTML's words: markup made of pieces of the source, with the way back to how it is written there. For
// languages whose attributes look unlike HTML's. Knows no language.
import type { Edit, Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import type { Written } from '../dialect.ts';
import { attributesIn, type WrittenAttribute } from './attribute-text.ts';

/** How the attributes in an attribute's place are written down. */
export interface Hand {
  /** One new attribute; the white space before it is put down as it is. Undefined where it cannot be written there. */
  write(attribute: WrittenAttribute): string | undefined;
  /** What is put behind the value, where that is an expression. */
  added?(text: string): string;
  /** Whether every name has a value. */
  readonly valued?: boolean;
  /** A new name in the place of one, with what is edited along with it; undefined where the list cannot hold it. */
  named?(name: string): string | undefined;
  /** What stands between two of them before the white space: a comma, or nothing. */
  readonly separator?: string;
  /** What goes from the source when the attribute goes, where that is not what goes in HTML. */
  readonly gone?: Range;
  /** The same where the attribute before it goes as well, and takes the comma between them along. */
  readonly goneBehind?: Range;
  /** The whole attribute under another name, where a name alone cannot be put in the place of another. */
  rename?(name: string): string | undefined;
}

interface Piece {
  readonly at: number;
  readonly from: number;
  readonly copied: boolean;
}

interface Place extends Range {
  readonly value: Range;
  readonly hand: Hand;
}

/** Collects the pieces, in the order of the source. Offsets handed in are the source's. */
export class Rendition {
  readonly #source: string;
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  readonly #places: Place[] = [];
  readonly #holes: Hole[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** How long the text is by now. */
  get length(): number {
    return this.#length;
  }

  /** The holes of the text, in order. */
  get holes(): readonly Hole[] {
    return this.#holes;
  }

  /** A piece of the source as it is. */
  copy(start: number, end: number): void {
    if (end <= start) return;
    this.#pieces.push({ at: this.#length, from: start, copied: true });
    this.#add(this.#source.slice(start, end));
  }

  /** What the source does not say in these words; `from` is where it says it. */
  put(text: string, from: number): void {
    this.#pieces.push({ at: this.#length, from, copied: false });
    this.#add(text);
  }

  /** A piece of the source as a hole. */
  hole(start: number, end: number, kind: Hole['kind'], more: Partial<Hole> = {}, inner: Range = { start, end }): void {
    if (end <= start) return;
    const moved = this.#length - start;
    const at = (offset: number) => offset + moved;
    this.#holes.push({
      ...more,
      kind,
      start: at(start),
      end: at(end),
      inner: { start: at(inner.start), end: at(inner.end) },
    });
    this.copy(start, end);
  }

  /** A hole where the source has no letters for it: the end of an indented block. */
  mark(from: number, kind: Hole['kind'], more: Partial<Hole> = {}): void {
    const start = this.#length;
    this.put('_', from);
    const range = { start, end: this.#length };
    this.#holes.push({ ...more, kind, ...range, inner: range });
  }

  /** Makes the value that ends here one that goes on in an expression: no rule trusts it. */
  markUnreadable(from: number): void {
    this.mark(from, 'expression');
  }

  /** A name that is written with something before it: a quote, a colon. */
  name(name: Range, from: number): void {
    if (from === name.start) return this.copy(name.start, name.end);
    this.put(this.#source[name.start] ?? '', from);
    this.copy(name.start + 1, name.end);
  }

  /** Notes in what hand the attribute between two offsets of the text is written; `value` as there, without quotes. */
  attribute(start: number, end: number, value: Range, hand: Hand): void {
    this.#places.push({ start, end, value, hand });
  }

  /** The text and the way back. */
  finish(): Written {
    const text = this.#parts.join('');
    const pieces = this.#pieces;
    const places = this.#places;
    const gonePlaces = new Set<number>();
    const source = this.#source;
    const sourceEnd = source.length;
    const sourceOffset = (offset: number): number => {
      const piece = pieces[lastAtOrBefore(pieces, ({ at }) => at, offset)];
      if (piece === undefined || offset >= text.length) return sourceEnd;
      return piece.copied ? piece.from + (offset - piece.at) : piece.from;
    };
    const write = (written: string, { start, end }: Range): string | undefined => {
      const place = places[lastAtOrBefore(places, (one) => one.start, start)];
      if (place === undefined || end > place.end) return written;
      const { value, hand } = place;
      if (start === end && start === value.end && hand.added !== undefined) return hand.added(written);
      if (value.start <= start && end <= value.end && value.start < value.end) return written;
      if (start === place.start && end < value.start) return hand.named === undefined ? written : hand.named(written);
      const attributes = attributesIn(written);
      if (attributes === undefined) return written;
      const { separator = '' } = hand;
      const all = attributes.map((one) => hand.write(hand.valued === true ? { ...one, value: one.value ?? '' } : one));
      if (all.includes(undefined)) return undefined;
      return attributes
        .map(({ before }, i) => (i > 0 || before !== '' ? separator : '') + before + (all[i] ?? ''))
        .join('');
    };
    // The space before what goes may stand for a bracket that begins or ends a list: that stays.
    const withoutBracket = ({ start, end }: Range): Edit | undefined => {
      const space = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
      const skipped = source.slice(sourceOffset(start), sourceOffset(start + space)).trimEnd();
      if (skipped === '') return undefined;
      const from = sourceOffset(start) + skipped.length;
      const to = sourceOffset(end);
      const behind = /[([{]$/.test(skipped) ? (/^[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0) : 0;
      return { start: from, end: source.slice(to, to + behind).trim() === '' ? to + behind : to, replacement: '' };
    };
    return {
      text,
      sourceOffset,
      escape: write,
      edit({ start, end, replacement }: Edit): Edit | undefined {
        if (replacement !== '') {
          const named = places[lastAtOrBefore(places, (one) => one.start, start)];
          if (named?.hand.rename === undefined || start !== named.start || end > named.value.start) return undefined;
          const renamed = named.hand.rename(replacement);
          if (renamed === undefined) return undefined;
          return { start: sourceOffset(named.start), end: sourceOffset(named.end), replacement: renamed };
        }
        const index = lastAtOrBefore(places, (one) => one.end, end);
        const place = places[index];
        if (place === undefined || start > place.start || end !== place.end) return withoutBracket({ start, end });
        gonePlaces.add(index);
        const { gone, goneBehind } = place.hand;
        const range = gonePlaces.has(index - 1) ? (goneBehind ?? gone) : gone;
        return range === undefined ? withoutBracket({ start, end }) : { ...range, replacement };
      },
    };
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** The index of the last item whose offset is at most `offset`; -1 when there is none. */
function lastAtOrBefore<T>(items: readonly T[], offsetOf: (item: T) => number, offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && offsetOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
