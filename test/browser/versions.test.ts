// The first build of each major, and one in between: old pages do there what they did on htmx 1.9.12.
import { afterEach, describe, expect, test } from '@jest/globals';
import { htmxVersion } from '../../demo/server/assets.ts';
import { createDemoServer, type DemoServer } from '../../demo/server/demo-server.ts';
import { lossComplaints, talk, talkThroughRestart } from './conversation.ts';
import { differences, type Recording } from './parity/recording.ts';
import { readCase, runPage } from './parity/run-page.ts';
import { truth } from './parity/variants.ts';
import { liveSockets } from './tracked-sockets.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let server: DemoServer | undefined;
afterEach(() => server?.close());

const builds = [
  ['1-9-0', '1.9.0'],
  ['2-0-0', '2.0.0'],
  ['2-0-4', '2.0.4'],
  ['4-0-0', '4.0.0'],
] as const;

/** Values, messages, a connection that comes back, and what the builds' own order of wiring decides. */
const pages = [
  'a-form-is-sent-and-the-server-replaces-it',
  'every-kind-of-field-in-a-form',
  'headers-values-and-parameters-are-inherited',
  'messages-swap-out-of-band-in-every-style',
  'a-lost-connection-comes-back-and-the-talk-goes-on',
  'new-content-comes-alive',
  'scripts-of-a-message-run-once-and-after-all-its-parts',
] as const;

/** htmx 1.9.0 has no `hx-on:<event>` yet. */
const handlers = 'handlers-of-a-sender-run-before-and-after-it';

const recorded = new Map<string, Promise<Recording>>();

describe.each(builds)('%s', (htmx, version) => {
  test('is what is served', () => expect(htmxVersion(htmx)).toBe(version));

  test('chat.html: two windows see each other’s messages', async () => {
    server = await createDemoServer({ htmx, shim: true, tickMs: 0 });
    const [ann, bob] = [await browser.open(`${server.url}/chat.html`), await browser.open(`${server.url}/chat.html`)];
    expect(await ann.evaluate(() => (window as unknown as { htmx: { version: string } }).htmx.version)).toBe(version);
    await talk(ann, bob);
    expect([await liveSockets(ann), await liveSockets(bob)]).toEqual([1, 1]);
  });

  test('chat.html: what is said while the server is away arrives once and in order', async () => {
    server = await createDemoServer({ htmx, shim: true, tickMs: 0 });
    const options = { tolerated: lossComplaints };
    const ann = await browser.open(`${server.url}/chat.html`, options);
    const bob = await browser.open(`${server.url}/chat.html`, options);
    await talkThroughRestart(server, ann, bob);
  });

  test.each(htmx === '1-9-0' ? pages : [...pages, handlers])('%s', async (name) => {
    const subject = await readCase(name);
    const expected = recorded.get(name) ?? runPage(browser, subject, truth);
    recorded.set(name, expected);
    expect(differences(await expected, await runPage(browser, subject, { htmx, shim: true }))).toEqual([]);
  });
});
