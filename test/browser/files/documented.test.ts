// The two examples of the hx-ws documentation, with real files: exactly its frames and fields, on every htmx.
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { useBrowser } from '../use-browser.ts';
import { filePage, inline, oob } from './file-page.ts';

const browser = useBrowser();
const photo = Buffer.from(Array.from({ length: 8192 }, (_, index) => (index * 7) & 255));
const bio = Buffer.from('*Lorem ipsum*');
const lastModified = 1485903600000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hx-ws-files-'));
  for (const [name, content] of [
    ['photo.jpg', photo],
    ['bio.md', bio],
  ] as const) {
    await writeFile(join(folder, name), content);
    await utimes(join(folder, name), lastModified / 1000, lastModified / 1000);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const form = (encoding: string) => `<form hx-ws="send" ${encoding}>
  <input type="file" name="photo">
  <input type="file" name="markdown_bio">
  <input type="submit">
</form>`;
const about = {
  photo: { name: 'photo.jpg', lastModified, size: 8192, type: 'image/jpeg' },
  markdown_bio: { name: 'bio.md', lastModified, size: 13, type: 'text/markdown' },
};
const outOfBand = [
  {
    photo: { serialization: 'file/oob', offset: 0, ...about.photo },
    markdown_bio: { serialization: 'file/oob', offset: 1, ...about.markdown_bio },
  },
  photo,
  bio,
];
const inside = [
  {
    photo: { serialization: 'file/inline-base64', body: photo.toString('base64'), ...about.photo },
    markdown_bio: { serialization: 'file/inline-text', body: '*Lorem ipsum*', ...about.markdown_bio },
  },
];

describe.each(['1', '2', '4'] as const)('htmx %s', (htmx) => {
  test.each([
    [`hx-encoding="${oob}"`, outOfBand],
    ['', outOfBand],
    ['hx-encoding="multipart/form-data"', outOfBand],
    [`data-hx-encoding="${inline}"`, inside],
    [`hx-encoding="${inline}"`, inside],
  ])('<form hx-ws="send" %s>', async (encoding, expected) => {
    const site = await browser.serve({ '/': filePage(form(encoding)) }, { htmx, shim: true });
    const page = await browser.open(site.url);
    await page.setInputFiles('[name=photo]', join(folder, 'photo.jpg'));
    await page.setInputFiles('[name=markdown_bio]', join(folder, 'bio.md'));
    await page.click('[type=submit]');
    // One more of the page's, so that nothing else can have come before it.
    await page.setInputFiles('[type=file]', []);
    await page.setInputFiles('[name=markdown_bio]', []);
    await page.click('[type=submit]');
    const frames = (await site.wire.frames(expected.length + 1)).map(({ data }) => {
      if (typeof data !== 'string') return data;
      const { HEADERS, ...values } = JSON.parse(data);
      expect(HEADERS).toMatchObject({ 'HX-Request': 'true', 'HX-Target': 'connection' });
      return values;
    });
    expect(frames).toStrictEqual([...expected, {}]);
  });
});
