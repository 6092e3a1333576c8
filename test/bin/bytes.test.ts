// What bytes are taken for, and where in them a person is sent.
import { Buffer } from 'node:buffer';
import { afterEach, describe, expect, test } from '@jest/globals';
import { classify } from '../../bin/disk/bytes.ts';
import { formatByteSize, parseByteSize } from '../../bin/text/byte-size.ts';
import { decode, encode, printable } from '../../bin/text/byte-text.ts';
import { cQuote, cUnquote } from '../../bin/text/c-quote.ts';
import { positionsInBytes } from '../../bin/text/position.ts';
import { createWorld, type World } from './world.ts';

describe('bytes', () => {
  const page = '<!doctype html><p hx-ws="send">ä';
  const utf16be = Buffer.from(page, 'utf16le').swap16();
  test.each<[string, Buffer, string]>([
    ['ASCII', Buffer.from('<p>'), 'text'],
    ['nothing', Buffer.alloc(0), 'text'],
    ['UTF-8 with its mark', Buffer.from('\ufeff<p>'), 'text'],
    ['latin1 that begins with þÿ but for a letter', Buffer.from([0xfe, 0x61]), 'text'],
    ['a NUL in the first 8 kB', Buffer.concat([Buffer.alloc(8191, 'a'), Buffer.from([0])]), 'binary'],
    ['a NUL behind them', Buffer.concat([Buffer.alloc(8192, 'a'), Buffer.from([0])]), 'text'],
    ['UTF-16LE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page, 'utf16le')]), 'utf16'],
    ['UTF-16BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]), 'utf16'],
    ['UTF-16LE without', Buffer.from(page, 'utf16le'), 'utf16'],
    ['UTF-16BE without', utf16be, 'utf16'],
    ['half a unit too much', Buffer.concat([Buffer.from(page, 'utf16le'), Buffer.from('x')]), 'utf16'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'), 'binary'],
  ])('%s', (_title, bytes, kind) => {
    const reading = classify(bytes, bytes.length, 1e6);
    expect(reading.kind).toBe(kind);
    if (reading.kind === 'utf16') expect(reading.text).toBe(page);
  });

  test('over the limit by one', () => {
    expect(classify(Buffer.from('abc'), 3, 2)).toEqual({ kind: 'over-size', size: 3 });
    expect(classify(Buffer.from('abc'), 3, 3)).toEqual({ kind: 'text', bytes: 'abc' });
  });
});

test.each([
  ['abc', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nbc', 4, 2, 2],
  ['a\rb', 2, 1, 3],
  ['\ufeffab', 4, 1, 2],
  ['é😀x', 6, 1, 4],
])('in %j byte %i is at %i:%i', (text, offset, line, column) => {
  expect(positionsInBytes(Buffer.from(text).toString('latin1'))(offset)).toEqual({ line, column });
});

test('a byte that belongs to no character counts as one', () => {
  expect(positionsInBytes('\u00e9\u00e9x')(2)).toEqual({ line: 1, column: 3 });
});

test('text goes to bytes and back; what is no UTF-8 stays', () => {
  expect([decode(encode('é😀')), encode('é'), decode('\u00e9'), decode('a')]).toEqual([
    'é😀',
    '\u00c3\u00a9',
    'é',
    'a',
  ]);
});

test('nothing in a file or its name reaches the terminal as a command', () => {
  expect(printable('a\u001b[2Jb\r\nc\u202ed\u0085')).toBe('a\\x1b[2Jb\\x0d\\x0ac\\u202ed\\x85');
});

test.each([
  ['512', 512],
  ['1kb', 1024],
  ['1.5 MB', 1572864],
  ['2g', 2147483648],
  ['5x', undefined],
  ['-1', undefined],
  ['', undefined],
])('a size of %j', (text, bytes) => {
  expect(parseByteSize(text)).toBe(bytes);
});

test('sizes for people', () => {
  expect([0, 1023, 1024, 1536, 5 * 1024 ** 2, 10.6 * 1024 ** 2].map(formatByteSize)).toEqual([
    '0 B',
    '1023 B',
    '1 KB',
    '1.5 KB',
    '5 MB',
    '11 MB',
  ]);
});

test.each([
  ['plain name', 'plain name'],
  ['a"b', '"a\\"b"'],
  ['a\\b\tc\n', '"a\\\\b\\tc\\n"'],
  ['\u00c3\u00a9\u007f', '"\\303\\251\\177"'],
])('git writes %j as %j', (name, quoted) => {
  expect([cQuote(name), cUnquote(quoted)]).toEqual([quoted, name]);
});

describe('a run over', () => {
  let world: World;
  afterEach(() => world.remove());

  test('UTF-16 reports the attribute with its place, and counts what has none', async () => {
    world = createWorld({
      'with.html': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<b>ä\n<p hx-ws="send">', 'utf16le')]),
      'without.html': Buffer.from('\ufeff<p>', 'utf16le'),
      'image.png': Buffer.from([0, 1, 2, 3, 0, 0]),
    });
    const { code, stdout } = await world.run(['--format', 'json']);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 1,
      summary: { files: 1, scanned: 1, skipped: 2, occurrences: 1, rewritten: 0, errors: 1 },
      findings: [
        {
          slug: 'unreadable',
          level: 'error',
          path: 'with.html',
          line: 2,
          column: 4,
          endColumn: 9,
          byteOffset: 18,
          byteLength: 10,
          edits: [],
        },
      ],
      skipped: [
        { path: 'image.png', reason: 'binary' },
        { path: 'without.html', reason: 'UTF-16, without the attribute' },
      ],
    });
  });

  test('an over-size file names it; binary files are only counted, but with --verbose', async () => {
    world = createWorld({ 'big.html': `<p ws-send>${'x'.repeat(200_000)}`, 'b.bin': Buffer.from([0, 0]) });
    const said = await world.run(['--max-size', '100k']);
    expect(said).toMatchObject({
      code: 0,
      stderr:
        'big.html: skipped, over-size: 195 KB; --max-size raises the limit\nNothing legacy found. 0 files, 2 skipped in 0.00 s.\n',
    });
    expect((await world.run(['--max-size', '100k', '--verbose'])).stderr).toContain('b.bin: skipped, binary\n');
    expect(await world.run(['--max-size', '200k', '-q'])).toMatchObject({ code: 0, stderr: '' });
    expect(world.read('big.html').slice(0, 12)).toBe('<p ws-send>x');
  });
});
