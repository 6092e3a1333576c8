// Looks up sorted, disjoint ranges by offset. Knows nothing of what the ranges are.
import type { Range } from './edit.ts';

/** The index of the first range that ends after `offset`; `ranges.length` when none does. Logarithmic. */
export function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The range that holds `offset`, or undefined. */
export function rangeAt<T extends Range>(ranges: readonly T[], offset: number): T | undefined {
  const range = ranges[firstEndingAfter(ranges, offset)];
  return range !== undefined && range.start <= offset ? range : undefined;
}

/** The ranges that lie wholly in `[start, end)`. */
export function rangesWithin<T extends Range>(ranges: readonly T[], start: number, end: number): readonly T[] {
  const found: T[] = [];
  for (let i = firstEndingAfter(ranges, start); i < ranges.length; i++) {
    const range = ranges[i];
    if (range === undefined || range.end > end) break;
    if (range.start >= start) found.push(range);
  }
  return found;
}

/** A test whether an offset lies in any of some ranges, in any order, overlapping or not. Logarithmic for each question. */
export function coverageOf(ranges: readonly Range[]): (offset: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const reach: number[] = []; // how far the ranges up to this one reach
  for (const { end } of sorted) reach.push(Math.max(reach.at(-1) ?? 0, end));
  return (offset) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (reach[low - 1] ?? 0) > offset;
  };
}
