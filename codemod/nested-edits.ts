// Edits inside what another edit moves: code in an expression of a URL that is rewritten. The outer edit takes the
// expression along as it was; here it takes along what became of it. Knows no language.
import type { Finding } from './findings/finding.ts';
import { applyEdits, byPosition } from './source/apply.ts';
import type { Edit, Range } from './source/edit.ts';
import { rangeAt, rangesWithin } from './source/within.ts';

/** Findings whose edits are disjoint. */
export interface Nested {
  readonly outer: readonly Finding[];
  readonly inner: readonly Finding[];
}

/** `stretches`: what was read by itself, and gave the inner findings. */
export function nestEdits(
  source: string,
  outer: readonly Finding[],
  inner: readonly Finding[],
  stretches: readonly Range[],
): Nested {
  const around = outer.flatMap(({ edits }) => edits).sort(byPosition);
  const isNested = (edit: Edit) => {
    const holder = rangeAt(around, edit.start);
    return holder !== undefined && edit.end <= holder.end;
  };
  const nested = inner.flatMap(({ edits }) => edits.filter(isNested)).sort(byPosition);
  if (nested.length === 0) return { outer, inner };
  return {
    outer: outer.map((finding) => ({
      ...finding,
      edits: finding.edits.map((edit) => taken(source, edit, nested, stretches)),
    })),
    inner: inner.map((finding) => ({ ...finding, edits: finding.edits.filter((edit) => !isNested(edit)) })),
  };
}

/** The edit with the stretches that it moves as they are after their own edits. */
function taken(source: string, edit: Edit, nested: readonly Edit[], stretches: readonly Range[]): Edit {
  let { replacement } = edit;
  let done = 0;
  for (const { start, end } of rangesWithin(stretches, edit.start, edit.end)) {
    const own = rangesWithin(nested, start, end);
    if (own.length === 0) continue;
    const before = source.slice(start, end);
    const at = replacement.indexOf(before, done);
    if (at < 0) continue; // it goes with the attribute
    const shifted = own.map((one) => ({ ...one, start: one.start - start, end: one.end - start }));
    const after = applyEdits(before, shifted);
    replacement = replacement.slice(0, at) + after + replacement.slice(at + before.length);
    done = at + after.length;
  }
  return { ...edit, replacement };
}
