// What a bench is: it measures ours and a peer in one run and says how they compare. Holds no code.
import type { Stage } from './stage.ts';

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** Ours and what it is held against, with their units. */
  readonly ours: string;
  readonly against: string;
  /** Ours as a share of the other. */
  readonly ratio: number;
  /** The most that the ratio may be; without one the row is there to compare. */
  readonly budget?: number;
}

export interface Bench {
  /** What `npm run bench -- <name>` runs alone. */
  readonly name: string;
  readonly run: (stage: Stage) => Promise<readonly Row[]>;
}
