// Same-length masks: a text in which some ranges are painted over, so that offsets stay true. Knows nothing of HTML.
import type { Range } from './edit.ts';

/** A range and the one character to paint it with. */
export interface Paint extends Range {
  readonly fill: string;
}

/** The text with each range painted over, as long as before. Ranges are sorted and disjoint. */
export function paintOver(source: string, ranges: readonly Paint[]): string {
  if (ranges.length === 0) return source;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, fill } of ranges) {
    parts.push(source.slice(done, start), fill.repeat(end - start));
    done = end;
  }
  parts.push(source.slice(done));
  return parts.join('');
}

/** A text from which ranges were cut, and the way back. */
export interface Cut {
  readonly text: string;
  /** The offset in the source of an offset in `text`; at a seam, the later place. */
  sourceOffset(offset: number): number;
}

/** Cuts `ranges` (sorted, disjoint) out of `[start, end)` of the source. */
export function cutOut(source: string, start: number, end: number, ranges: readonly Range[]): Cut {
  const kept: { readonly from: number; readonly at: number }[] = [];
  let text = '';
  let done = start;
  const keep = (until: number) => {
    if (until <= done) return;
    kept.push({ from: done, at: text.length });
    text += source.slice(done, until);
  };
  for (const range of ranges) {
    keep(Math.min(range.start, end));
    done = Math.max(done, range.end);
  }
  keep(end);
  return {
    text,
    sourceOffset(offset) {
      let low = 0;
      let high = kept.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((kept[middle]?.at ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const piece = kept[low];
      return piece === undefined ? start : piece.from + (offset - piece.at);
    },
  };
}
