// The judge itself: in a life without fault, a socket that is spoiled in the page is caught, whatever it does wrong.
import { afterEach, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import { faults } from './judge-units.ts';
import { type History, openUnitPage, play } from './play-units.ts';
import type { Life, Unit } from './unit.ts';
import { startUnitServer, type UnitServer } from './unit-server.ts';

const browser = useBrowser();
let server: UnitServer | undefined;
afterEach(() => server?.close());

const units: readonly Unit[] = [
  { n: 1, sender: 'first', sizes: [10, 20] },
  { n: 2, sender: 'second', sizes: [10, 10] },
  { n: 3, sender: 'button', sizes: [] },
  { n: 4, sender: 'inline', sizes: [5] },
  { n: 5, sender: 'script', sizes: [] },
];
const life: Life = { bursts: [units], falls: [] };

async function live(plant?: string): Promise<History> {
  const page = await openUnitPage(browser, '2', plant);
  server = await startUnitServer();
  return play(page, server, life);
}

/** A factory whose sockets are altered by `act`, which sees their own `send`, the `frame`, and its place `at` from 0. */
const sending = (act: string) => `htmx.createWebSocket = (url) => {
  const socket = new WebSocket(url), send = socket.send.bind(socket), held = [];
  let at = -1;
  socket.send = (frame) => { at += 1; ${act} };
  return socket;
};`;

test('the life that the faults are planted in is without fault', async () => {
  expect(faults(await live())).toEqual([]);
});

test.each([
  ['doubles a message', 'send(frame); if (at === 6) send(frame)', /^3 arrived twice$/],
  ['doubles a file', 'send(frame); if (at === 1) send(frame)', /^arrived otherwise: \{"n":"1"/],
  ['doubles the last file', 'send(frame); if (at === 2) send(frame)', /^not a message: .*"unexpected-binary"/],
  [
    'swaps two files of one message',
    'if (at === 4) held.push(frame); else { send(frame); held.splice(0).forEach(send) }',
    /^arrived otherwise: \{"n":"2"/,
  ],
  [
    'swaps the files of two messages',
    'if (at === 2) held.push(frame); else { send(frame); held.splice(0).forEach(send) }',
    /^not a message: .*"missing-frame"/,
  ],
  [
    'swaps two messages',
    'if (at === 6) held.push(frame); else { send(frame); held.splice(0).forEach(send) }',
    /^arrived as 1,2,4,3,5$/,
  ],
  ['drops a message', 'if (at !== 7) send(frame)', /^4 lost in silence$/],
  ['drops a file', 'if (at !== 1) send(frame)', /^not a message: .*"missing-frame"/],
  ['drops the first frame of a message', 'if (at !== 3) send(frame)', /^2 lost in silence$/],
])('a socket that %s is caught', async (_, act, caught) => {
  expect(faults(await live(sending(act)))).toContainEqual(expect.stringMatching(caught));
});
