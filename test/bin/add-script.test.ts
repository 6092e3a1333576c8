// `--add-script`: which pages get the tag, where it stands, and that it comes once.
import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const old = '<p hx-ws="send">\n';
const done = '<p ws-send>\n';
const url = '/js/sockets.js';
const tag = `<script src="${url}"></script>`;

test.each<[string, string, string]>([
  [
    'on a line of its own',
    '\t<script src="htmx.js"></script>\r\n',
    `\t<script src="htmx.js"></script>\r\n\t${tag}\r\n`,
  ],
  [
    'at the end of the file',
    '<br>\n  <script src="htmx.js"></script>',
    `<br>\n  <script src="htmx.js"></script>\n  ${tag}`,
  ],
  [
    'within a line',
    '<head><script src="htmx.js"></script></head>',
    `<head><script src="htmx.js"></script>${tag}</head>`,
  ],
  [
    'as htmx is loaded: deferred, with its nonce',
    '<script defer src="htmx.js" nonce="{{ n }}" integrity="x"></script>',
    `<script defer src="htmx.js" nonce="{{ n }}" integrity="x"></script>\n<script src="${url}" defer nonce="{{ n }}"></script>`,
  ],
  [
    'after a module, deferred',
    '<script type=module src="htmx.js"></script>.',
    `<script type=module src="htmx.js"></script><script src="${url}" defer></script>.`,
  ],
  [
    'after a tag that a template fills',
    `<script src="<%= path 'htmx.js' %>"></script>.`,
    `<script src="<%= path 'htmx.js' %>"></script>${tag}.`,
  ],
])('stands %s', async (_title, before, after) => {
  world = createWorld({ 'page.html': old + before });
  const argv = ['--add-script', url, '-q'];
  expect(await world.run(argv)).toMatchObject({ code: 0, stderr: '', stdout: '' });
  expect(world.read('page.html')).toBe(done + after);
  world.write('more.html', old);
  await world.run(argv);
  expect(world.all()).toEqual({ 'page.html': done + after, 'more.html': done });
});

test.each<[string, string, string]>([
  ['a comment', '<!-- <script src="htmx.js"></script> -->', "htmx's script tag stands in a comment"],
  ['a comment of the template', '{# <script src="htmx.js"></script> #}', "htmx's script tag stands in a comment"],
  ['async', '<script async src="htmx.js"></script>', "htmx's script is async, and what follows it might run first"],
  ['without an end', '<script src="htmx.js">', "htmx's script tag has no </script> of its own"],
])('is not added after a tag that is %s, which is said', async (_title, before, why) => {
  world = createWorld({ 'page.html': `${before}\n${old}` });
  const { stdout, stderr } = await world.run(['--add-script', url, '-q']);
  expect(stderr).toBe(`page.html:1: no script was added, for ${why}\n`);
  expect(stdout).toContain('page.html:1:');
  expect(stdout).toContain('extension-script  warning: ');
  expect(world.read('page.html')).toBe(`${before}\n${done}`);
});

test('goes into each page that uses sockets, and no other; the report and the patch tell of it', async () => {
  const htmx = '<script src="/htmx.js"></script>\n';
  const content = {
    'a.html': `${old}${htmx}${old}`,
    'base.html': `${htmx}{% include "part.html" %}\n`,
    'part.html': old,
    'other.html': htmx,
    'has.html': `${htmx}<script src="/ext/ws.js"></script>\n${old}`,
    'wrong.html': `<script src="/htmx.org@2.0.4/htmx.js"></script><script src="/htmx.org@4.0.1/dist/ext/hx-ws.js"></script>\n${old}`,
  };
  world = createWorld(content);
  spawnSync('git', ['init', '-q'], { cwd: world.root });
  const argv = [
    '--add-script',
    url,
    '--format',
    'json=r.json',
    '-q',
    'a.html',
    'base.html',
    'part.html',
    'other.html',
    'has.html',
    'wrong.html',
  ];
  const { bytes, code } = await world.run(['--diff', ...argv]);
  expect(code).toBe(0);
  const after = {
    'a.html': `${done}${htmx}${tag}\n${done}`,
    'base.html': `${htmx}${tag}\n{% include "part.html" %}\n`,
    'part.html': done,
    'other.html': htmx,
    'has.html': content['has.html'].replace(old, done),
    'wrong.html': content['wrong.html'].replace(old, done),
  };
  const now = () => Object.fromEntries(Object.keys(content).map((name) => [name, world.read(name)]));
  expect(now()).toEqual(content);
  await world.run(argv);
  expect(now()).toEqual(after);
  const report = JSON.parse(world.read('r.json'));
  expect(
    report.findings
      .filter(({ slug }: { slug: string }) => slug === 'extension-script')
      .map(({ path, line, level, byteOffset, edits }: Record<string, unknown>) => ({
        path,
        line,
        level,
        byteOffset,
        edits,
      })),
  ).toEqual([
    {
      path: 'a.html',
      line: 2,
      level: 'note',
      byteOffset: 49,
      edits: [{ byteOffset: 49, byteLength: 0, text: `\n${tag}`, line: 2, column: 33, endLine: 2, endColumn: 33 }],
    },
    {
      path: 'base.html',
      line: 1,
      level: 'note',
      byteOffset: 32,
      edits: [{ byteOffset: 32, byteLength: 0, text: `\n${tag}`, line: 1, column: 33, endLine: 1, endColumn: 33 }],
    },
    { path: 'wrong.html', line: 1, level: 'warning', byteOffset: 0, edits: [] },
  ]);
  for (const [name, text] of Object.entries(content)) world.write(name, text);
  const applied = spawnSync('git', ['apply', '-'], { cwd: world.root, input: bytes, encoding: 'utf8' });
  expect([applied.status, applied.stderr]).toEqual([0, '']);
  expect(now()).toEqual(after);
});
