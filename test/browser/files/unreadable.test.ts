// Files on disk that are gone or have changed since they were chosen: the message is named, nothing of it is sent, and the
// next one is.
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useBrowser } from '../use-browser.ts';
import { choose, decodeFrames, filePage, inline, oob } from './file-page.ts';
import { startUnitServer, type UnitServer } from './unit-server.ts';

const browser = useBrowser();
let server: UnitServer | undefined;
afterEach(() => server?.close());
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hx-ws-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const form = (encoding: string) =>
  filePage(`<form id="upload" hx-ws="send" hx-encoding="${encoding}"><input name="n" value="1">
    <input type="file" name="large"><input type="file" name="f" multiple></form>
    <form hx-ws="send"><input name="n" value="2"></form>
    <script>
      window.errors = [];
      document.addEventListener('htmx:wsError', ({ detail: { code, error, message, sendElt } }) =>
        message ? errors.push([code, error.message, error.cause instanceof Error, JSON.parse(message).n, sendElt.id]) : errors.push([code]));
    </script>`);

interface Case {
  readonly what: string;
  readonly content: string;
  readonly spoil: (path: string) => Promise<void>;
}
const cases: readonly Case[] = [
  { what: 'deleted', content: 'content', spoil: (path) => rm(path) },
  { what: 'deleted, and empty before', content: '', spoil: (path) => rm(path) },
  { what: 'longer', content: 'content', spoil: (path) => appendFile(path, ', and more') },
  { what: 'cut', content: 'content', spoil: (path) => writeFile(path, 'con') },
];

const error = ['file-unreadable', 'Cannot read "spoilt.bin"', true, '1', 'upload'];

const sendAll = (page: Page) =>
  page.evaluate(() => {
    for (const form of document.forms) form.requestSubmit();
  });

describe.each(['1', '2', '4'] as const)('htmx %s', (htmx) => {
  test.each([oob, inline])('%s', async (encoding) => {
    const site = await browser.serve({ '/': form(encoding) }, { htmx, shim: true });
    // htmx 1 and 2 write each error to the console.
    const page = await browser.open(site.url, { tolerated: [/Cannot read "spoilt.bin"/] });
    const arrived: object[] = [];
    for (const { content, spoil } of cases) {
      const [kept, path] = [join(folder, 'kept.txt'), join(folder, 'spoilt.bin')];
      await writeFile(kept, 'kept');
      await writeFile(path, content);
      await page.setInputFiles('[name=f]', [kept, path]);
      await spoil(path);
      await sendAll(page);
      arrived.push({ n: '2' });
      expect(decodeFrames(await site.wire.frames(arrived.length))).toEqual(arrived);
    }
    expect(await page.evaluate('errors')).toEqual(cases.map(() => error));
    expect(site.wire.connections.length).toBe(1);
  });

  test('after the first frames have left: the socket dies, and the message is named when its turn comes again', async () => {
    const behind = await startUnitServer();
    server = behind;
    behind.plan(1, [{ at: 'stall', count: 1 }]);
    const html = form(oob).replace('connect:/files', `connect:ws://127.0.0.1:${behind.port}/1`);
    const site = await browser.serve({ '/': html }, { htmx, shim: true });
    const page = await browser.open(site.url, { track: false, tolerated: [/./] });
    const path = join(folder, 'spoilt.bin');
    await writeFile(path, 'content');
    await page.setInputFiles('[name=f]', path);
    // More than a system takes for a server that does not read: the other file waits behind it.
    await choose(page, '[name=large]', [{ name: 'large', type: '', size: 64_000_000 }]);
    await sendAll(page);
    await behind.stalled(1);
    await rm(path);
    behind.resume(1);
    const arrived = await behind.framesUntil(1, (frame) => frame.connection === 1);
    expect(decodeFrames(arrived.filter(({ connection }) => connection === 1))).toEqual([{ n: '2' }]);
    // The text, and the large file where the line held long enough; of the other nothing.
    expect([1, 2]).toContain(arrived.length - 1);
    expect(await page.evaluate('errors.filter(([code]) => code !== "socket")')).toEqual([error]);
  });
});
