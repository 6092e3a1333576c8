// A thousand connect elements with senders of every kind come and go: no socket, timer, listener, observer or node of
// theirs stays, and the heap is as large as after ten.
import { describe, expect, test } from '@jest/globals';
import { type Census, cyclePage, runCycles, takeCensus } from '../bench/cycles.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

/** Bytes by which the heap may have grown; htmx's own swaps cost half of it. */
const allowance = 500_000;

/** One sentence for each thing that is left. */
function leaks(before: Census, after: Census): readonly string[] {
  const grown = (['nodes', 'listeners', 'outside', 'timers', 'sockets', 'observers'] as const).flatMap((what) =>
    after[what] > before[what] ? [`${after[what] - before[what]} ${what}`] : [],
  );
  const heap = after.heap - before.heap;
  return heap > allowance ? [...grown, `${heap} bytes`] : grown;
}

interface Planted {
  readonly plant?: string;
  /** An element that goes while it connects makes the browser say so. */
  readonly tolerated?: readonly RegExp[];
  readonly patienceMs?: number;
}

async function cycled(
  htmx: '1' | '2' | '4',
  count: number,
  { plant, tolerated = [/closed before the connection is established/], patienceMs }: Planted = {},
): Promise<readonly string[]> {
  const { url } = await browser.serve({ '/': cyclePage(plant) }, { htmx, shim: true });
  const page = await browser.open(url, { track: false, tolerated });
  await runCycles(page, 10);
  const before = await takeCensus(page, patienceMs);
  await runCycles(page, count);
  const after = await takeCensus(page, patienceMs);
  return leaks(before, after);
}

describe.each(['2', '1', '4'] as const)('htmx %s', (htmx) => {
  test('nothing is left of a thousand elements', async () => {
    expect(await cycled(htmx, 1000)).toEqual([]);
  }, 180_000);
});

const planted: readonly (readonly [what: string, plant: string, caught: RegExp])[] = [
  [
    'keeps the elements',
    `const kept = []; document.addEventListener('htmx:wsOpen', ({ detail }) => kept.push(detail.elt));`,
    /^\d{3,} nodes$/,
  ],
  [
    'never lets go of a listener on window, document or body',
    `EventTarget.prototype.removeEventListener = () => {};`,
    /^\d{2,} outside$/,
  ],
  ['never clears a timer', `window.clearTimeout = () => {};`, /^\d{2,} timers$/],
  ['never closes a socket', `WebSocket.prototype.close = () => {};`, /^\d{2} sockets$/],
  ['never stops to observe', `IntersectionObserver.prototype.disconnect = () => {};`, /^\d{2,} observers$/],
  [
    'fills the heap',
    `const kept = []; document.addEventListener('htmx:wsOpen', () => kept.push(new Array(10_000).fill(0.5)));`,
    /^\d{6,} bytes$/,
  ],
];

test.each(planted)('control: a page that %s is caught', async (_, plant, caught) => {
  expect(await cycled('2', 30, { plant, tolerated: [/./], patienceMs: 500 })).toContainEqual(
    expect.stringMatching(caught),
  );
});
