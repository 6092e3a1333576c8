// Servers that drop, stall, refuse and come back under a page that goes on sending: each message arrives at most once and
// in order, and what did not arrive is accounted for. The seed and the schedule of a failure are printed.
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../property.ts';
import { useBrowser } from '../use-browser.ts';
import { openFaultPage } from './fault-page.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import { faults, tally } from './judge.ts';
import { type History, play, schedules } from './schedule.ts';

const browser = useBrowser();
let server: FaultServer | undefined;
afterEach(async () => server?.close());

const told: string[] = [];
afterAll(() => void process.stdout.write(told.join('')));

describe.each([
  ['2', 1000],
  ['1', 500],
  ['4', 500],
] as const)('htmx %s', (htmx, full) => {
  const { numRuns, seed } = runs(full);
  test(
    `loses nothing in silence, seed ${seed}`,
    async () => {
      const page = await openFaultPage(browser, htmx);
      const behind = await startFaultServer();
      server = behind;
      const histories: History[] = [];
      await fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          const history = await play(page, behind, schedule);
          histories.push(history);
          expect(faults(history)).toEqual([]);
        }),
        { numRuns, seed, endOnFailure: true },
      );
      told.push(`htmx ${htmx}, seed ${seed}: ${JSON.stringify(tally(histories))}\n`);
    },
    60_000 + numRuns * 5_000,
  );
});
