// The judge itself: in one life without fault, a socket that is spoiled in the page is caught, whatever it does wrong.
import { afterEach, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import { openFaultPage } from './fault-page.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import { faults, tally } from './judge.ts';
import { type History, play, type Schedule } from './schedule.ts';

const browser = useBrowser();
let server: FaultServer | undefined;
afterEach(async () => server?.close());

const large = 600_000;
/** Small ones arrive and are answered; of many large ones most are still in the page when the line falls. */
const life: Schedule = {
  steps: [
    { act: 'send', at: 0, pads: [1, 2, 3, 4] },
    { act: 'breathe' },
    { act: 'breathe' },
    { act: 'pause', at: 0 },
    { act: 'send', at: 0, pads: Array.from({ length: 20 }, () => large) },
    { act: 'drop', at: 0, code: 1006 },
    { act: 'send', at: 0, pads: [5, 6] },
  ],
  gentle: false,
  queueLimit: 1000,
};
const gentle: Schedule = { ...life, gentle: true };

async function live(schedule: Schedule, plant?: string): Promise<History> {
  const page = await openFaultPage(browser, '2', plant);
  server = await startFaultServer();
  return play(page, server, schedule);
}

/** A factory whose sockets are altered by `act`, which sees `socket`, its own `send` and the message's number `n`. */
const factory = (act: string) => `htmx.createWebSocket = (url) => {
  const socket = new WebSocket(url), send = socket.send.bind(socket), held = [];
  ${act}
  return socket;
};`;
const sending = (act: string) =>
  factory(`socket.send = (message) => { const n = Number(JSON.parse(message).n); ${act} };`);

test('the life that the faults are planted in is without fault, and sends much again', async () => {
  const history = await live(life);
  expect(faults(history)).toEqual([]);
  expect(tally([history])['sent again']).toBeGreaterThan(5);
});

test('what left and was not read is a fault where the server should have read everything', async () => {
  const history = await live(life);
  expect(faults({ ...history, gentle: true })).toEqual([
    expect.stringMatching(/: [\d,]+ lost, although the server had read all before it left$/),
  ]);
});

test('the gentle one loses nothing at all', async () => {
  const history = await live(gentle);
  expect([faults(history), [...history.read.values()]]).toEqual([[], [Array.from({ length: 26 }, (_, n) => n + 1)]]);
});

const planted: readonly (readonly [what: string, schedule: Schedule, plant: string, caught: RegExp])[] = [
  ['drops a message', life, sending('if (n !== 2) send(message)'), /: lost 2, and 0 counted as discarded$/],
  ['sends a message twice', life, sending('send(message); if (n === 2) send(message)'), /: 2 arrived twice$/],
  [
    'swaps two messages',
    life,
    sending('if (n === 2) held.push(message); else { send(message); held.splice(0).forEach(send) }'),
    /: arrived as 1,3,2,4,/,
  ],
  [
    'says that it let out what it holds',
    life,
    factory(`Object.defineProperty(socket, 'bufferedAmount', { value: 0 })`),
    /: lost \d[\d,]*, and 0 counted as discarded$/,
  ],
  [
    'says that it holds what it let out',
    gentle,
    factory(`Object.defineProperty(socket, 'bufferedAmount', { get: () => socket.readyState === 3 ? 1e9 : 0 })`),
    /: .*24 arrived twice$/,
  ],
];

test.each(planted)('a socket that %s is caught', async (_, schedule, plant, caught) => {
  expect(faults(await live(schedule, plant))).toContainEqual(expect.stringMatching(caught));
});
