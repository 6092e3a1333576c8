// Files that are not rewritten, for they are no text or too large: green only when nothing in them asks for it.
import { Buffer } from 'node:buffer';
import * as fs from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { piecesOf } from '../../bin/disk/large.ts';
import * as codemod from '../../codemod/index.ts';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const mib = 1024 ** 2;
const old = '<p>\n  <form hx-ws="send">\n';
const wide = Buffer.from(`\ufeff${old}`, 'utf16le');

const tooLarge = (size: string) =>
  `the file holds hx-ws, and with ${size} is larger than --max-size; raise that, or leave the file out with --ignore`;
const noText =
  'the file holds hx-ws, and NUL bytes as no text does; change what it was made from, or leave it out with --ignore';

test.each<[string, string | Buffer, readonly string[], string, string]>([
  ['too large', `${'\n'.repeat(60)}${old}`, ['--max-size', '50'], '62:9', tooLarge('86 B')],
  [
    'too large, many pieces in',
    `${'é<br>\n'.repeat((3 * mib) / 7)}${old}`,
    ['--max-size', '1mb'],
    '449391:9',
    tooLarge('3 MB'),
  ],
  ['too large, on a line of its own', `${'x'.repeat(2 * mib)}${old}`, ['--max-size', '1mb'], '2:9', tooLarge('2 MB')],
  [
    'too large, in one line',
    `${'<br>'.repeat(mib)}<p hx-ws="send">`,
    ['--max-size', '1mb'],
    '1:4194308',
    tooLarge('4 MB'),
  ],
  ['too large and UTF-16', Buffer.concat([wide, wide.subarray(2)]), ['--max-size', '50'], '2:9', tooLarge('106 B')],
  ['no text', `\0\0\0\u0001${old}`, [], '2:9', noText],
  ['no text and too large', `\0\0\0\u0001${old}`, ['--max-size', '8'], '2:9', noText],
])('one that is %s and holds the attribute is an error', async (_title, content, options, place, message) => {
  world = createWorld({ 'a.html': content, 'clean.bin': Uint8Array.of(0, 0, 1) }, codemod);
  const before = fs.readFileSync(world.path('a.html'));
  for (const mode of [['--check'], []]) {
    expect(await world.run([...mode, ...options, '-q'])).toMatchObject({
      code: 1,
      stdout: `a.html:${place}   unreadable  error: ${message}\n`,
      stderr: '',
    });
  }
  expect(fs.readFileSync(world.path('a.html')).equals(before)).toBe(true);
});

test.each<[string, string, readonly string[]]>([
  ['text for readers', `<p>hx-ws is gone${' '.repeat(100)}`, ['--max-size', '50']],
  ['a binary with the name alone', '\0\0\0\u0001 hx-ws hx-sse', []],
  ['a binary with nothing', '\0\0\0\u0001', []],
  [
    'a suppressed one',
    `<!-- hx-ws-migrate-ignore-next-line -->\n<p hx-ws="send">${' '.repeat(100)}`,
    ['--max-size', '50'],
  ],
])('%s is none', async (_title, content, options) => {
  world = createWorld({ 'a.html': content }, codemod);
  expect(await world.run(['--check', '-q', ...options])).toMatchObject({ code: 0, stdout: '' });
});

test('a binary document is told of, and goes out as it came', async () => {
  world = createWorld({}, codemod);
  const input = Buffer.from(`\0\0\0\u0001${old}`);
  const said = await world.run(['--stdin-filepath', 'a.html', '-q'], { stdinText: input });
  expect([said.code, said.bytes.equals(input), said.stderr]).toEqual([
    1,
    true,
    `a.html:2:9   unreadable  error: ${noText}\n`,
  ]);
});

describe('pieces', () => {
  test.each([0, 1, 7, 500, 4000])('find what stands on the border of two, %d bytes before it', (ahead) => {
    world = createWorld({ a: `${' '.repeat(mib - ahead)}<form hx-ws="send">${' '.repeat(mib)}` });
    const found = [...piecesOf(world.path('a'), fs, (text) => text.includes('<form hx-ws="send">'))];
    expect(found.length).toBeGreaterThan(0);
    for (const { text, before } of found) expect(before + text.indexOf('<form')).toBe(mib - ahead);
  });
});
