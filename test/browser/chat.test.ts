// The old chat page, as it was written for htmx 1: on htmx 2 it is dead, and the shim's one script line revives it.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createDemoServer, type DemoOptions, type DemoServer } from '../../demo/server/demo-server.ts';
import { answered, joined, say, shows } from './chat-page.ts';
import { cutOff, lossComplaints, talk, talkThroughRestart } from './conversation.ts';
import { screenshot } from './screenshot.ts';
import { liveSockets } from './tracked-sockets.ts';
import { useBrowser } from './use-browser.ts';
import { waitInPage } from './wait-in-page.ts';

const browser = useBrowser();
let server: DemoServer | undefined;
afterEach(() => server?.close());

async function start(options: Pick<DemoOptions, 'htmx' | 'shim'>): Promise<DemoServer> {
  server = await createDemoServer({ ...options, tickMs: 0 });
  return server;
}

const shims = [
  ['2', true],
  ['1', true],
  ['4', true],
] as const;
const pages = ['chat.html', 'chat-comma.html', 'chat-space.html'] as const;

describe.each(shims)('htmx %s with the shim', (htmx, shim) => {
  test.each(pages)('%s: two windows see each other’s messages', async (name) => {
    const { url } = await start({ htmx, shim });
    const [ann, bob] = [await browser.open(`${url}/${name}`), await browser.open(`${url}/${name}`)];
    await talk(ann, bob);
    await screenshot(ann, `htmx-${htmx}-${name.replace('.html', '')}`);
    expect([await liveSockets(ann), await liveSockets(bob)]).toEqual([1, 1]);
    expect([new URL(ann.url()).search, new URL(bob.url()).search]).toEqual(['', '']);
  });

  test.each(pages)('%s: what is said while the server is away arrives once and in order', async (name) => {
    const demo = await start({ htmx, shim });
    const options = { tolerated: lossComplaints };
    const ann = await browser.open(`${demo.url}/${name}`, options);
    const bob = await browser.open(`${demo.url}/${name}`, options);
    await talkThroughRestart(demo, ann, bob);
  });

  test.each([1012, 1013])('close code %i brings the connection back, and 1000 is final', async (code) => {
    const demo = await start({ htmx, shim });
    const page = await browser.open(`${demo.url}/chat.html`, { tolerated: lossComplaints });
    await joined(page, 1);
    await say(page, 'one', 'ann');
    await answered(page);
    demo.dropConnections(code);
    await cutOff(page, 1);
    await say(page, 'two');
    await answered(page);
    await shows(page, ['ann: one', 'ann: two']);
    demo.dropConnections(1000);
    await cutOff(page);
  });
});

describe('controls', () => {
  test('htmx 2 without the shim: nothing connects, and the form takes the words into the address', async () => {
    const { url } = await start({ htmx: '2', shim: false });
    const page = await browser.open(`${url}/chat.html`);
    await say(page, 'is anybody there', 'ann');
    await page.waitForURL('**/chat.html?*');
    expect(new URL(page.url()).search).toBe('?nick=ann&chat_message=is+anybody+there');
    expect(await page.evaluate(() => (window as { __sockets?: WebSocket[] }).__sockets?.length)).toBe(0);
  });

  test.each(['chat.html', 'chat-space.html'])('htmx 1.9 by itself: %s works as it always did', async (name) => {
    const { url } = await start({ htmx: '1', shim: false });
    const [ann, bob] = [await browser.open(`${url}/${name}`), await browser.open(`${url}/${name}`)];
    await talk(ann, bob);
    await screenshot(bob, `htmx-1-core-${name.replace('.html', '')}`);
  });

  test('htmx 1.9 by itself never understood the comma of its own documentation', async () => {
    const { url } = await start({ htmx: '1', shim: false });
    const page = await browser.open(`${url}/chat-comma.html`, {
      complaints: [/'ws:.*\/chat,send' failed/],
      tolerated: lossComplaints,
    });
    const tried = () => ((window as { __sockets?: WebSocket[] }).__sockets ?? []).length > 0;
    await waitInPage(page, tried, null, () => 'the page should have opened a socket');
    await cutOff(page);
    expect(await page.textContent('#people')).toBe('connecting...');
  });
});
