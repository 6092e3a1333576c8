// The old upload page: files over the socket, out of band and inline, whole by SHA-256, on every major with the shim.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createDemoServer, type DemoServer } from '../../demo/server/demo-server.ts';
import { screenshot } from './screenshot.ts';
import { useBrowser } from './use-browser.ts';
import { waitInPage } from './wait-in-page.ts';

const browser = useBrowser();
let server: DemoServer | undefined;
afterEach(() => server?.close());

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const photo: Chosen = { name: 'photo "1" <b>.png', mimeType: 'image/png', buffer: randomBytes(300_000) };
const notes: Chosen = { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('*Lorem* ipsum, é €\n') };
const empty: Chosen = { name: 'empty', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) };

/** What the page lists of the newest message: term and description, in order. */
async function newest(page: Page, messages: number): Promise<readonly (readonly [string, string])[]> {
  const lists = (count: number) => document.querySelectorAll('#received > .received').length === count;
  await waitInPage(page, lists, messages, () => `the page should list ${messages} message(s)`);
  return page.evaluate(() =>
    [...document.querySelectorAll('#received > .received:first-child dt')].map(
      (term) => [term.textContent ?? '', term.nextElementSibling?.textContent ?? ''] as const,
    ),
  );
}

function listed({ name, mimeType, buffer }: Chosen, serialization: string): readonly [string, string] {
  const digest = createHash('sha256').update(buffer).digest('hex');
  return [name, `${buffer.length} bytes, ${mimeType}, ${serialization}${digest}`];
}

/** What the form says of its upload: how full its bar is, and in words. */
const progress = (page: Page, form: string) =>
  page
    .locator(`${form} .progress:not([hidden])`)
    .evaluateAll((bars) =>
      bars.map((bar) => [bar.querySelector('progress')?.value, bar.querySelector('.status')?.textContent]),
    );

/** Notes the progress of each form, as its events tell it. */
const watchProgress = (page: Page) =>
  page.evaluate(() => {
    const told: (readonly [form: string, loaded: number, total: number])[] = [];
    document.addEventListener('htmx:wsSendProgress', (event) => {
      const { loaded, total } = (event as CustomEvent).detail as { readonly loaded: number; readonly total: number };
      told.push([(event.target as Element).id, loaded, total]);
    });
    Object.assign(window, { told });
  });

describe.each(['2', '1', '4'] as const)('htmx %s with the shim', (htmx) => {
  async function open(tolerated: readonly RegExp[] = []): Promise<Page> {
    server = await createDemoServer({ htmx, shim: true, tickMs: 0 });
    return browser.open(`${server.url}/upload.html`, { tolerated });
  }

  test('files out of band arrive whole, one or several to a field', async () => {
    const page = await open();
    await page.fill('#profile [name=name]', 'Ann');
    await page.setInputFiles('[name=photo]', photo);
    await page.setInputFiles('[name=papers]', [notes, empty]);
    await page.click('#profile [type=submit]');
    expect(await newest(page, 1)).toEqual([
      ['name', 'Ann'],
      listed(photo, 'file/oob'),
      listed(notes, 'file/oob'),
      listed(empty, 'file/oob'),
    ]);
    await screenshot(page, `htmx-${htmx}-upload`);
  });

  test('files inside the message: text as text, all else in base64', async () => {
    const page = await open();
    await page.setInputFiles('[name=attachment]', notes);
    await page.click('#note [type=submit]');
    expect(await newest(page, 1)).toEqual([['subject', ''], listed(notes, 'file/inline-text')]);
    await page.setInputFiles('[name=attachment]', photo);
    await page.click('#note [type=submit]');
    expect(await newest(page, 2)).toEqual([['subject', ''], listed(photo, 'file/inline-base64')]);
  });

  test('a bar fills while files leave, on the form that they leave from', async () => {
    const page = await open();
    await watchProgress(page);
    const film: Chosen = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(5_000_000, 'film') };
    await page.fill('#profile [name=name]', 'Ann');
    await page.setInputFiles('[name=papers]', [photo, film]);
    await page.setInputFiles('[name=attachment]', photo);
    await page.evaluate(() => {
      for (const form of document.forms) form.requestSubmit();
    });
    expect(await newest(page, 2)).toEqual([['subject', ''], listed(photo, 'file/inline-base64')]);
    await waitInPage(
      page,
      () => !document.querySelector('.progress:not(.sent)'),
      null,
      () => 'both bars should be full',
    );
    expect([await progress(page, '#profile'), await progress(page, '#note')]).toEqual([
      [[1, '5.3 MB sent']],
      [[1, expect.stringMatching(/^400\.\d kB sent$/)]],
    ]);
    const told = (await page.evaluate('told')) as readonly (readonly [string, number, number])[];
    for (const [id, least] of [
      ['profile', film.buffer.length + photo.buffer.length],
      ['note', photo.buffer.length * 1.3],
    ] as const) {
      const loaded = told.filter(([form]) => form === id).map(([, loaded]) => loaded);
      const [, end = 0, total] = told.findLast(([form]) => form === id) ?? [];
      expect(loaded).toEqual([...new Set(loaded)].sort((a, b) => a - b));
      expect([end, end > least]).toEqual([total, true]);
    }
    await screenshot(page, `htmx-${htmx}-upload-desktop`);
    await page.setViewportSize({ width: 390, height: 844 });
    await screenshot(page, `htmx-${htmx}-upload-phone`);
  });

  test('a file that is gone is named on its form', async () => {
    const page = await open([/Cannot read "gone.txt"/]);
    const folder = await mkdtemp(join(tmpdir(), 'hx-ws-upload-'));
    await writeFile(join(folder, 'gone.txt'), 'gone');
    await page.setInputFiles('[name=attachment]', join(folder, 'gone.txt'));
    await rm(folder, { recursive: true });
    await page.click('#note [type=submit]');
    await waitInPage(
      page,
      () => document.querySelector('#note .failed') !== null,
      null,
      () => 'the form should say it',
    );
    expect(await progress(page, '#note')).toEqual([[0, 'Cannot read "gone.txt"']]);
  });

  test('nothing chosen: the field is not there', async () => {
    const page = await open();
    await page.fill('#profile [name=name]', 'Ann');
    await page.click('#profile [type=submit]');
    expect(await newest(page, 1)).toEqual([['name', 'Ann']]);
  });

  test('a name that is missing halts the upload, and the form stays', async () => {
    const page = await open();
    await page.setInputFiles('[name=photo]', photo);
    await page.click('#profile [type=submit]');
    await page.fill('#profile [name=name]', 'Ann');
    await page.click('#profile [type=submit]');
    expect(await newest(page, 1)).toEqual([['name', 'Ann'], listed(photo, 'file/oob')]);
  });
});

test('control: htmx 1.9 by itself sends an empty object in a list for a file', async () => {
  server = await createDemoServer({ htmx: '1', shim: false, tickMs: 0 });
  const page = await browser.open(`${server.url}/upload.html`);
  await page.setInputFiles('[name=attachment]', notes);
  await page.click('#note [type=submit]');
  expect(await newest(page, 1)).toEqual([
    ['subject', ''],
    ['attachment', '[{}]'],
  ]);
});
