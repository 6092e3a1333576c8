// A message with files during which the connection fell twice: it is named, never sent a third time, and the next is sent.
import { afterEach, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import { decodeFrames } from './file-page.ts';
import { faults } from './judge-units.ts';
import { openUnitPage, play } from './play-units.ts';
import type { Fall, Unit } from './unit.ts';
import { startUnitServer, type UnitServer } from './unit-server.ts';

const browser = useBrowser();
let server: UnitServer | undefined;
afterEach(() => server?.close());

/** More than a server that does not read can be sent. */
const large: Unit = { n: 1, sender: 'first', sizes: [8, 16_000_000, 8] };
const next: Unit = { n: 2, sender: 'second', sizes: [70_000] };
const stall: Fall = { at: 'stall', count: 1 };

test.each([
  ['1', [stall, stall], [{ n: 1, code: 'socket' }], ['2']],
  ['2', [stall, stall], [{ n: 1, code: 'socket' }], ['2']],
  ['4', [stall, stall], [{ n: 1, code: 'socket' }], ['2']],
  ['2', [stall], [], ['1', '2']],
] as const)('htmx %s, %j', async (htmx, falls, named, arrived) => {
  const page = await openUnitPage(browser, htmx);
  server = await startUnitServer();
  const history = await play(page, server, { bursts: [[large, next]], falls });
  expect([history.named, decodeFrames(history.read).map(({ n }) => n)]).toEqual([named, arrived]);
  expect(faults(history)).toEqual([]);
  expect(history.sockets.map(({ unconfirmed }) => unconfirmed)).toEqual([...falls.map(() => 0), undefined]);
});
