// A talk between two windows of the demo's chat, with the server lost and back in the middle. Knows what must be read
// on both in the end; does not know what the pages run on.
import type { Page } from 'playwright-core';
import type { DemoServer } from '../../demo/server/demo-server.ts';
import { answered, joined, say, shows } from './chat-page.ts';
import { liveSockets } from './tracked-sockets.ts';
import { waitInPage } from './wait-in-page.ts';

/** What a browser writes by itself while a server is away, and what htmx logs with it. */
export const lossComplaints: readonly RegExp[] = [
  /WebSocket connection to '.*' failed/,
  /htmx:wsError/,
  /^(?:\[object )?Event\]?$/,
];

/**
 * Resolves when the page has noticed that its connection is gone.
 * @param lost how many sockets it must have lost by then; all that it has, where the server stays away
 */
export async function cutOff(page: Page, lost?: number): Promise<void> {
  const isOver = (count: number | null) => {
    const sockets = (window as { __sockets?: WebSocket[] }).__sockets ?? [];
    return sockets.filter(({ readyState }) => readyState === 3).length >= (count ?? sockets.length);
  };
  await waitInPage(page, isOver, lost ?? null, () => 'the page should have lost its sockets');
}

/** Two people talk; markup stays text. Returns what both windows show. */
export async function talk(ann: Page, bob: Page): Promise<readonly string[]> {
  await joined(ann, 2);
  await joined(bob, 2);
  await say(ann, 'Hello, is anybody here?', 'ann');
  await answered(ann);
  await shows(bob, ['ann: Hello, is anybody here?']);
  await say(bob, '<b>Yes</b> & "no" <script>alert(1)</script>', "b<o>b's");
  await answered(bob);
  await say(ann, 'The nick name stayed.');
  await answered(ann);
  const messages = [
    'ann: Hello, is anybody here?',
    'b<o>b\'s: <b>Yes</b> & "no" <script>alert(1)</script>',
    'ann: The nick name stayed.',
  ];
  await shows(ann, messages);
  await shows(bob, messages);
  return messages;
}

/**
 * The server goes away without a farewell; both say something meanwhile; it comes back.
 * What was said meanwhile arrives once, each speaker's messages in order.
 */
export async function talkThroughRestart(server: DemoServer, ann: Page, bob: Page): Promise<void> {
  await joined(ann, 2);
  await joined(bob, 2);
  await say(ann, 'before', 'ann');
  await answered(ann);
  await server.stop();
  await cutOff(ann);
  await cutOff(bob);
  await say(ann, 'meanwhile, 1');
  await say(ann, 'meanwhile, 2');
  await say(ann, 'meanwhile, 3');
  await server.restart();
  await joined(ann, 2);
  await joined(bob, 2);
  await answered(ann);
  await say(bob, 'after', 'bob');
  await answered(bob);
  const messages = ['ann: before', 'ann: meanwhile, 1', 'ann: meanwhile, 2', 'ann: meanwhile, 3', 'bob: after'];
  await shows(ann, messages);
  await shows(bob, messages);
  const sockets = [await liveSockets(ann), await liveSockets(bob)];
  if (sockets.join() !== '1,1') throw new Error(`The two pages have ${sockets.join(' and ')} live sockets.`);
}
