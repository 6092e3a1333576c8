// The demo changes an old page by whole script lines after htmx's own, and by nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { addScripts } from '../../demo/server/add-scripts.ts';

const pages = new URL('../../demo/pages/', import.meta.url);
const loaders = readdirSync(pages)
  .map((name) => [name, readFileSync(new URL(name, pages), 'utf8')] as const)
  .filter(([, html]) => html.includes('/htmx.js'));

test('adds one line for each script, indented like htmx’s', () => {
  const html = '<head>\r\n\t<script src="/htmx.js"></script>\r\n</head><script src="/htmx.js"></script>';
  expect(addScripts(html, ['/a.js', '/b.js'])).toBe(
    '<head>\r\n\t<script src="/htmx.js"></script>\n\t<script src="/a.js"></script>\n\t<script src="/b.js"></script>\r\n</head><script src="/htmx.js"></script>',
  );
});

test('a tag in the middle of a line gets them too', () => {
  expect(addScripts('<p> <script src="/htmx.js"></script></p>', ['/a.js'])).toBe(
    '<p> <script src="/htmx.js"></script>\n<script src="/a.js"></script></p>',
  );
});

test.each([
  ['nothing to add', '<script src="/htmx.js"></script>', []],
  ['no htmx', '<script src="/other.js"></script>', ['/a.js']],
])('%s: every byte as it was', (_what, html, paths) => {
  expect(addScripts(html, paths)).toBe(html);
});

describe('the old pages', () => {
  test('are the five that load htmx', () => {
    expect(loaders.map(([name]) => name).sort()).toEqual([
      'chat-comma.html',
      'chat-space.html',
      'chat.html',
      'counter.html',
      'upload.html',
    ]);
  });

  test.each(loaders)('%s differs by the added line alone', (_name, html) => {
    const line = '\n  <script src="/hx-ws-shim.js"></script>';
    const served = addScripts(html, ['/hx-ws-shim.js']);
    expect(served.split(line)).toHaveLength(2);
    expect(served.replace(line, '')).toBe(html);
  });
});
