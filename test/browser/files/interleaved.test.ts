// Two hundred messages from several senders at once, files and text, on a server that reads all: each unit's frames stand
// together, in the order in which they were sent, every byte as it was.
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../property.ts';
import { useBrowser } from '../use-browser.ts';
import { faults, tally } from './judge-units.ts';
import { openUnitPage, play } from './play-units.ts';
import { bursts } from './unit.ts';
import { startUnitServer, type UnitServer } from './unit-server.ts';

const browser = useBrowser();
let server: UnitServer | undefined;
afterEach(() => server?.close());

test.each(['1', '2', '4'] as const)(`200 units on htmx %s, seed ${seed}`, async (htmx) => {
  const page = await openUnitPage(browser, htmx);
  server = await startUnitServer();
  const [messages = []] = fc.sample(bursts(200), { numRuns: 1, seed });
  const history = await play(page, server, { bursts: messages, falls: [] });
  expect(faults(history)).toEqual([]);
  expect(tally([history])).toMatchObject({ units: 200, sockets: 1, named: 0 });
});
