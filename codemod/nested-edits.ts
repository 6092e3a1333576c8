// Edits inside what another edit moves: code in an expression of a URL that is rewritten. The outer edit, which takes the
// expression along as it is, is cut in two around it. Knows no language.
import { levels } from './findings/catalogue.ts';
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
    .filter((edit) => {
      const holder = rangeAt(around, edit.start);
      return holder !== undefined && !isBefore(edit, holder);
    })
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
    return holder === undefined || end > holder.end || isBefore({ start, end }, holder);
  };
  const takes = (edit: Edit, { range }: Finding) =>
    edit.start <= range.start &&
    range.end <= edit.end &&
    edit.replacement.includes(source.slice(range.start, range.end));
  return {
    outer: outer.map((finding) => ({ ...finding, edits: finding.edits.flatMap((edit) => pieces.get(edit) ?? edit) })),
    inner: inner.map((finding) => {
      const edits = finding.edits.filter(stays);
      // What is taken along and cannot be edited there is said to be left.
      const lost = edits.length < finding.edits.length && still.some((edit) => takes(edit, finding));
      return lost ? { ...finding, code: 'in-code', level: levels['in-code'], edits: [] } : { ...finding, edits };
    }),
  };
}

/** Whether an edit only puts something in front of a range. */
function isBefore({ start, end }: Range, range: Range): boolean {
  return start === end && start === range.start;
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

/**
 * Findings of several readers of one text, made disjoint: an edit that lies in another's goes along with it, one that
 * crosses another's is dropped. `stretches`: what the readers read, in any order.
 */
export function disjoint(
  source: string,
  findings: readonly Finding[],
  stretches: readonly Range[],
): readonly Finding[] {
  const edits = findings
    .flatMap((finding) => finding.edits.map((edit) => ({ edit, finding })))
    .sort((a, b) => a.edit.start - b.edit.start || b.edit.end - a.edit.end);
  const inner = new Set<Finding>();
  const crossing = new Set<Finding>();
  let holder = edits[0];
  for (const one of edits.slice(1)) {
    if (holder === undefined || one.edit.start >= holder.edit.end) holder = one;
    else if (isBefore(one.edit, holder.edit)) continue;
    else if (one.edit.end <= holder.edit.end) inner.add(one.finding);
    else crossing.add(one.finding);
  }
  if (inner.size + crossing.size === 0) return findings;
  const kept = findings.map((finding) => (crossing.has(finding) ? { ...finding, edits: [] } : finding));
  const nested = nestEdits(
    source,
    kept.filter((finding) => !inner.has(finding)),
    kept.filter((finding) => inner.has(finding)),
    [...stretches].sort(byPosition),
    [],
  );
  return [...nested.outer, ...nested.inner];
}
