// Connections that fall at random frames and bytes while forms send files: each unit arrives whole, once and in order, or
// an event accounts for it. The seed and the life of a failure are printed.
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../property.ts';
import { useBrowser } from '../use-browser.ts';
import { faults, tally } from './judge-units.ts';
import { type History, openUnitPage, play } from './play-units.ts';
import { lives } from './unit.ts';
import { startUnitServer, type UnitServer } from './unit-server.ts';

const browser = useBrowser();
let server: UnitServer | undefined;
afterEach(() => server?.close());

const told: string[] = [];
afterAll(() => void process.stdout.write(told.join('')));

describe.each([
  ['2', 40],
  ['1', 20],
  ['4', 20],
] as const)('htmx %s', (htmx, full) => {
  const { numRuns, seed } = runs(full);
  test(
    `units with files arrive whole and once, or are accounted for, seed ${seed}`,
    async () => {
      const page = await openUnitPage(browser, htmx);
      const behind = await startUnitServer();
      server = behind;
      const histories: History[] = [];
      await fc.assert(
        fc.asyncProperty(lives, async (life) => {
          const history = await play(page, behind, life);
          histories.push(history);
          expect(faults(history)).toEqual([]);
        }),
        { numRuns, seed, endOnFailure: true },
      );
      told.push(`files on htmx ${htmx}, seed ${seed}: ${JSON.stringify(tally(histories))}\n`);
    },
    60_000 + numRuns * 5_000,
  );
});
