// Puts edits into a text. Knows nothing of HTML, and trusts nobody: an overlap is a broken program.
import type { Edit } from './edit.ts';

/** Order of two ranges in a text: by start, an empty one before what begins at the same place. */
export function byPosition(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * The text after `edits`, whose offsets are those of `source`, in UTF-16 units, sorted.
 * @throws RangeError when an edit lies outside the text, is out of order, or overlaps the one before it.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return source;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, replacement } of edits) {
    if (start < done || end < start || end > source.length) {
      throw new RangeError(
        `edit ${start}..${end} does not fit: the text is handled up to ${done} and ${source.length} long`,
      );
    }
    parts.push(source.slice(done, start), replacement);
    done = end;
  }
  parts.push(source.slice(done));
  return parts.join('');
}
