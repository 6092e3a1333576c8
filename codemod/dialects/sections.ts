// What Mustache and its descendants share: sections, of which a pair with opposite signs is one condition with two
// branches. Knows no delimiters and no member of the family by name.
import type { Hole } from './dialect.ts';

/** White space between a section's end and the beginning of its opposite, at most, in UTF-16 units. */
const gapLimit = 1000;

/**
 * The holes with each `{{/a}} {{^a}}` (or `{{/a}} {{#a}}` after an inverted one) as one statement between two branches.
 * What is between them is white space, and printed in both.
 */
export function withOpposites(source: string, holes: readonly Hole[]): readonly Hole[] {
  const joined: Hole[] = [];
  const open: Hole[] = [];
  for (const hole of holes) {
    const last = joined.at(-1);
    const closes = last?.role === 'close' ? open.at(-1) : undefined;
    if (last !== undefined && closes !== undefined && opposite(source, closes, last, hole)) {
      joined[joined.length - 1] = {
        kind: 'statement',
        start: last.start,
        end: hole.end,
        inner: { start: last.inner.start, end: hole.inner.end },
        role: 'continue',
        ...(last.trimsBefore && { trimsBefore: last.trimsBefore }),
        ...(hole.trimsAfter && { trimsAfter: hole.trimsAfter }),
      };
      continue;
    }
    if (closes !== undefined) open.pop();
    if (hole.role === 'open') open.push(hole);
    // A stray end closes nothing.
    const stray = hole.role === 'close' && hole.block !== open.at(-1)?.block;
    joined.push(stray ? { kind: 'statement', start: hole.start, end: hole.end, inner: hole.inner } : hole);
  }
  return joined;
}

/** Whether `next` opens what holds exactly when the block that `close` closes, and that `open` opened, does not. */
function opposite(source: string, open: Hole, close: Hole, next: Hole): boolean {
  if (next.role !== 'open' || next.start - close.end > gapLimit) return false;
  const [one, other] = [textOf(source, open), textOf(source, next)];
  return (
    one.slice(1).trim() === other.slice(1).trim() &&
    ((one[0] === '#' && other[0] === '^') || (one[0] === '^' && other[0] === '#')) &&
    source.slice(close.end, next.start).trim() === ''
  );
}

function textOf(source: string, { inner }: Hole): string {
  return source.slice(inner.start, Math.min(inner.end, inner.start + 400));
}
