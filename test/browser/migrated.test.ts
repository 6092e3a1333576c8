// The old pages, rewritten by the codemod, hold the same conversation on htmx 2 with htmx's own WebSocket extension.
import { afterEach, describe, expect, test } from '@jest/globals';
import { migrate } from '../../codemod/index.ts';
import { createDemoServer, type DemoOptions, type DemoServer } from '../../demo/server/demo-server.ts';
import { lossComplaints, talk, talkThroughRestart } from './conversation.ts';
import { counts } from './counter-page.ts';
import { screenshot } from './screenshot.ts';
import { liveSockets } from './tracked-sockets.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let server: DemoServer | undefined;
afterEach(() => server?.close());

/** Fails where a page is not fully migrated, so that no conversation is held on a page that was left as it was. */
function rewrite(html: string, name: string): string {
  const { output } = migrate(html, { path: name });
  if (/hx-ws=/.test(output)) throw new Error(`${name} still holds hx-ws after its migration.`);
  return output;
}

async function start(options: Omit<DemoOptions, 'tickMs' | 'rewrite'>): Promise<DemoServer> {
  server = await createDemoServer({ ...options, tickMs: 0, rewrite });
  return server;
}

const pages = ['chat.html', 'chat-comma.html', 'chat-space.html'] as const;

describe.each([
  ['htmx 2 with htmx-ext-ws', { htmx: '2', shim: false, extension: true }],
  ['htmx 2 with the shim, which is the ws extension too', { htmx: '2', shim: true }],
  ['htmx 1.9 with the shim', { htmx: '1', shim: true }],
] as const)('%s', (where, options) => {
  test.each(pages)('%s, rewritten: two windows see each other’s messages', async (name) => {
    const { url } = await start(options);
    const [ann, bob] = [await browser.open(`${url}/${name}`), await browser.open(`${url}/${name}`)];
    await talk(ann, bob);
    await screenshot(ann, `migrated-${where.replaceAll(/\W+/g, '-')}-${name.replace('.html', '')}`);
    expect([await liveSockets(ann), await liveSockets(bob)]).toEqual([1, 1]);
  });

  test('chat.html, rewritten: what is said while the server is away arrives once and in order', async () => {
    const demo = await start(options);
    const opening = { tolerated: lossComplaints };
    const ann = await browser.open(`${demo.url}/chat.html`, opening);
    const bob = await browser.open(`${demo.url}/chat.html`, opening);
    await talkThroughRestart(demo, ann, bob);
  });

  test('counter.html, rewritten: buttons and the step form count, each once', async () => {
    const demo = await start(options);
    const page = await browser.open(`${demo.url}/counter.html`);
    await counts(page, 0);
    demo.tick();
    await counts(page, 1);
    await page.click('#plus_one');
    await counts(page, 2);
    await page.click('#plus_ten');
    await counts(page, 12);
    await page.click('#step button');
    await counts(page, 17);
    await page.click('#reset');
    await counts(page, 0);
    expect(await liveSockets(page)).toBe(2);
  });
});
