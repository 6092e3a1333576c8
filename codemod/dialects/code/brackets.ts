// Which brackets of a program stand around a place, in one pass. Knows no language; strings and comments are painted over
// in what it is handed.
import type { Range } from '../../source/edit.ts';

/** A pair of brackets: from the opening one to behind the closing one. */
export interface Bracket extends Range {
  readonly open: string;
  readonly outer: Bracket | undefined;
  /** Nothing closes it, or something else does. */
  readonly broken: boolean;
}

interface Growing {
  readonly start: number;
  end: number;
  readonly open: string;
  outer: Growing | undefined;
  broken: boolean;
}

const closers = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** How many brackets around a place are told. */
const levels = 4;

/** The innermost brackets around each of some places, in order; undefined where there are none. Linear. */
export function bracketsAround(masked: string, places: readonly number[]): readonly (Bracket | undefined)[] {
  const found: (Growing | undefined)[] = [];
  const open: number[] = [];
  const told: (Growing | undefined)[] = [];
  const brackets = /[()[\]{}]/g;
  let next = 0;
  let unclosed = 0; // brackets that were told and whose end is still to come
  for (const { 0: bracket, index } of masked.matchAll(brackets)) {
    for (; next < places.length && (places[next] ?? 0) <= index; next++) found.push(tell(open.length - 1, levels));
    if (next === places.length && unclosed === 0) break;
    push(index, bracket);
  }
  for (; next < places.length; next++) found.push(tell(open.length - 1, levels));
  return found;

  function push(at: number, bracket: string): void {
    const opener = closers.get(bracket);
    if (opener === undefined) {
      open.push(at);
      return;
    }
    const start = open.pop();
    if (start === undefined) return;
    const one = told[open.length];
    told.length = Math.min(told.length, open.length);
    if (one === undefined) return;
    unclosed--;
    one.end = at + 1;
    one.broken = masked[start] !== opener;
  }

  function tell(depth: number, more: number): Growing | undefined {
    const start = open[depth];
    if (start === undefined || more === 0) return undefined;
    const known = told[depth];
    if (known !== undefined) {
      known.outer ??= tell(depth - 1, more - 1);
      return known;
    }
    const one: Growing = { start, end: masked.length, open: masked[start] ?? '', outer: undefined, broken: true };
    told[depth] = one;
    unclosed++;
    one.outer = tell(depth - 1, more - 1);
    return one;
  }
}
