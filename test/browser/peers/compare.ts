// One scenario on many subjects: the shim does what is right, and a peer is seen to do what is wrong. The tests of these
// suites are rows of this. Knows no scenario.
import { describe, expect, test } from '@jest/globals';
import type { Open, Stage } from './stage.ts';
import type { Subject } from './subjects.ts';

/** @returns what came of it, as data that a test compares whole */
export type Scenario<Outcome> = (open: Open, subject: Subject) => Promise<Outcome>;

export interface Row<Outcome> {
  readonly scenario: Scenario<Outcome>;
  /** What the shim does, on each of `on`. */
  readonly right: NoInfer<Outcome>;
  readonly on: readonly Subject[];
  /** What the shim may write to the console as an error on the way. */
  readonly complaints?: readonly RegExp[];
  /** What a peer does, and what it complains of meanwhile. */
  readonly wrong?: readonly (readonly [peer: Subject, defect: NoInfer<Outcome>, complaints?: readonly RegExp[]])[];
}

/** @param title what is right, as a sentence */
export function compare<Outcome>(
  stage: Stage,
  title: string,
  { scenario, right, on, complaints, wrong = [] }: Row<Outcome>,
): void {
  describe(title, () => {
    test.each(on.map((subject) => [subject.name, subject] as const))('%s', async (_name, subject) => {
      expect(await scenario(stage.on(subject, complaints), subject)).toEqual(right);
    });
    if (wrong.length === 0) return;
    test.each(wrong.map((row) => [row[0].name, ...row] as const))('the defect of %s', async (_name, ...row) => {
      const [peer, defect, known] = row;
      expect(defect).not.toEqual(right);
      expect(await scenario(stage.on(peer, known), peer)).toEqual(defect);
    });
  });
}
