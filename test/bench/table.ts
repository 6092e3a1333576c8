// A row of figures as a line of text. Knows nothing of how they were measured.
import type { Row } from './bench.ts';

const line = (ours: string, against: string, ratio: string, budget: string, verdict: string, what: string): string =>
  [ours.padStart(10), against.padStart(10), ratio.padStart(7), budget.padStart(6), verdict.padEnd(4), what].join('  ');

export const header = line('ours', 'against', 'ratio', 'budget', '', 'what');

export function formatRow({ what, ours, against, ratio, budget }: Row): string {
  const verdict = budget === undefined ? '' : ratio <= budget ? 'ok' : 'OVER';
  return line(ours, against, ratio.toFixed(2), budget?.toFixed(2) ?? '', verdict, what);
}
