// Edits inside what another edit moves: code in an expression of a URL that is rewritten. The outer edit, which takes the
// expression along as it is, is cut in two around it. Knows no language.
import type { Finding } from './findings/finding.ts';
import { byPosition } from './source/apply.ts';
import type { Edit, Range } from './source/edit.ts';
import { rangeAt, rangesWithin } from './source/within.ts';

/** Findings whose edits are disjoint. */
export interface Nested {
  readonly outer: readonly Finding[];
  readonly inner: readonly Finding[];
}

/** `stretches`: what was read by itself and gave the inner findings; `holes`: what they may stand in. Both sorted. */
export function nestEdits(
  source: string,
  outer: readonly Finding[],
  inner: readonly Finding[],
  stretches: readonly Range[],
  holes: readonly Range[],
): Nested {
  const around = outer.flatMap(({ edits }) => edits).sort(byPosition);
  const nested = inner
    .flatMap(({ edits }) => edits)
    .filter(({ start }) => rangeAt(around, start) !== undefined)
    .sort(byPosition);
  if (nested.length === 0) return { outer, inner };
  const busy = new Set<Range>();
  for (const stretch of stretches) {
    if (rangesWithin(nested, stretch.start, stretch.end).length > 0) busy.add(rangeAt(holes, stretch.start) ?? stretch);
  }
  const moved = [...busy];
  const pieces = new Map(
    around.map((edit) => [edit, cutAround(source, edit, rangesWithin(moved, edit.start, edit.end))]),
  );
  const still = [...pieces.values()].flat().sort(byPosition);
  // What goes with the attribute is edited no more.
  const stays = ({ start, end }: Edit) => {
    const holder = rangeAt(still, start);
    return holder === undefined || end > holder.end;
  };
  return {
    outer: outer.map((finding) => ({ ...finding, edits: finding.edits.flatMap((edit) => pieces.get(edit) ?? edit) })),
    inner: inner.map((finding) => ({ ...finding, edits: finding.edits.filter(stays) })),
  };
}

/** The edit without the stretches that it takes along. */
function cutAround(source: string, edit: Edit, stretches: readonly Range[]): readonly Edit[] {
  const pieces: Edit[] = [];
  let { start, replacement } = edit;
  for (const stretch of stretches) {
    const text = source.slice(stretch.start, stretch.end);
    const at = replacement.indexOf(text);
    if (at < 0) continue;
    pieces.push({ start, end: stretch.start, replacement: replacement.slice(0, at) });
    start = stretch.end;
    replacement = replacement.slice(at + text.length);
  }
  return [...pieces, { start, end: edit.end, replacement }];
}
