// The server's half: whole messages come back whole however their frames are handed over, and whatever else comes is
// answered with an error, never with an exception.
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { createDecoder, type Decoded, type DecodeLimits } from '../../../shim/wire/decode.ts';
import { runs } from '../../property.ts';
import { faultsOf, garbage } from './garbage.ts';
import { clothings, message } from './message-arbitrary.ts';

const text = (value: unknown) => [typeof value === 'string' ? value : JSON.stringify(value), false] as const;
const bytes = (...values: readonly number[]) => [new Uint8Array(values), true] as const;
type Push = readonly [frame: string | Uint8Array, isBinary: boolean];

/** What each frame is answered with. */
const answers = (pushes: readonly Push[], limits?: Partial<DecodeLimits>) => {
  const decoder = createDecoder(limits);
  return pushes.map(([frame, isBinary]) => decoder.push(frame, isBinary));
};

const about = { name: 'a "b" é.png', lastModified: 1485903600000, size: 3, type: 'image/png' };
const oob = (offset: number, more: object = {}) => ({ serialization: 'file/oob', offset, ...about, ...more });
const fileOf = (content: Uint8Array, more: object = {}) => ({
  ...about,
  serialization: 'file/oob',
  size: content.length,
  bytes: content,
  ...more,
});
const error = (code: string, reason: string): Decoded => ({ ok: false, code: code as 'not-json', reason });

describe('messages', () => {
  test('without files are there at once', () => {
    expect(answers([text({ a: '1', HEADERS: { 'HX-Request': 'true' } })])).toStrictEqual([
      [{ ok: true, message: { a: '1', HEADERS: { 'HX-Request': 'true' } }, files: [] }],
    ]);
  });

  test('with files are there with the last of them, by offset, whatever the order of the fields', () => {
    const first = fileOf(new Uint8Array([1, 2, 3]));
    const second = fileOf(new Uint8Array([]), { name: 'b' });
    expect(answers([text({ x: [oob(1, { name: 'b' })], y: oob(0), z: 'z' }), bytes(1, 2, 3), bytes()])).toStrictEqual([
      [],
      [],
      [{ ok: true, message: { x: [second], y: first, z: 'z' }, files: [second, first] }],
    ]);
  });

  test('inside the text: text stays as it is, base64 becomes bytes', () => {
    const body = '\ufeff*é* €';
    const a = { ...about, serialization: 'file/inline-text', body };
    const b = { ...about, serialization: 'file/inline-base64', body: '/+8A' };
    const utf8 = new Uint8Array(new TextEncoder().encode(body));
    const files = [
      fileOf(utf8, { serialization: 'file/inline-text' }),
      fileOf(new Uint8Array([255, 239, 0]), { serialization: 'file/inline-base64' }),
    ];
    expect(answers([text({ a, b })])).toStrictEqual([[{ ok: true, message: { a: files[0], b: files[1] }, files }]]);
  });

  test('may hold a field of any name, and headers that look like a file', () => {
    const written = '{"__proto__":{"x":1},"HEADERS":{"serialization":"file/oob"},"constructor":"c"}';
    const [[decoded] = []] = answers([text(written)]);
    expect(JSON.stringify(decoded)).toBe(`{"ok":true,"message":${written},"files":[]}`);
    expect(Object.getPrototypeOf(decoded?.ok && decoded.message)).toBe(Object.prototype);
  });

  test('may hold files at any depth, also below lists and odd names', () => {
    const [a, b, c] = [0, 1, 2].map((offset) => oob(offset, { name: String(offset) }));
    const written = `{"x":{"__proto__":${JSON.stringify(a)},"list":[[1,${JSON.stringify(b)}],{"HEADERS":${JSON.stringify(c)}}]}}`;
    const decoded = answers([text(written), bytes(1), bytes(2), bytes(3)]).flat()[0];
    const files = [1, 2, 3].map((byte) => fileOf(new Uint8Array([byte]), { name: String(byte - 1) }));
    const x = Object.fromEntries<unknown>([
      ['__proto__', files[0]],
      ['list', [[1, files[1]], { HEADERS: files[2] }]],
    ]);
    expect(decoded).toStrictEqual({ ok: true, message: { x }, files });
    expect(Object.keys((decoded?.ok && decoded.message['x']) as object)).toStrictEqual(['__proto__', 'list']);
  });

  test('may be of any depth', () => {
    const deep = `{"a":${'['.repeat(200_000)}${JSON.stringify(oob(0))}${']'.repeat(200_000)}}`;
    const decoded = answers([text(deep), bytes(7)]).flat()[0];
    expect(decoded?.ok && decoded.files).toStrictEqual([fileOf(new Uint8Array([7]))]);
  });

  test('keep their bytes when the server takes its memory back', () => {
    const decoder = createDecoder();
    decoder.push(...text({ a: oob(0), b: oob(1) }));
    const memory = new Uint8Array([1, 2, 3]);
    decoder.push(memory.buffer, true);
    memory.fill(0);
    const view = Buffer.from([4, 5]);
    const decoded = decoder.push(view, true)[0];
    view.fill(0);
    expect(decoded?.ok && decoded.files.map((file) => [...file.bytes])).toStrictEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  test('any of them, handed over in any way, one after the other on one decoder', () => {
    const clothing = fc.constantFrom(...Object.values(clothings));
    fc.assert(
      fc.property(fc.array(fc.tuple(message, clothing), { maxLength: 4 }), (messages) => {
        const decoder = createDecoder();
        for (const [{ frames, decoded }, clothe] of messages) {
          const answered = frames.map(({ data, isBinary }) => decoder.push(clothe(data), isBinary));
          expect(answered).toEqual(frames.map((_, index) => (index === frames.length - 1 ? [decoded] : [])));
        }
      }),
      runs(5_000),
    );
  });
});

const inline = { ...about, serialization: 'file/inline-base64' };
const codes: readonly (readonly [what: string, pushes: readonly Push[], answered: readonly Decoded[]])[] = [
  ['text that is no JSON', [text('{"a":')], [error('not-json', 'Unexpected end of JSON input')]],
  ['JSON that is no object', [text('[1]')], [error('not-an-object', 'the text is JSON, but no object')]],
  ['null', [text('null')], [error('not-an-object', 'the text is JSON, but no object')]],
  [
    'a file object without its fields',
    [text({ a: { serialization: 'file/else', size: -1 } })],
    [error('bad-file', 'a file object is missing, or has wrong: serialization, name, lastModified, size, type, body')],
  ],
  [
    'a file object too deep to be printed',
    [
      text(`{"a":{"serialization":"file/oob","offset":0,"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
      bytes(1),
    ],
    [error('bad-file', 'a file object is missing, or has wrong: name, lastModified, size, type')],
  ],
  [
    'an offset that is none',
    [text({ a: oob(-1) }), bytes(1)],
    [error('bad-offset', '"a "b" é.png" has no offset that is a whole number from 0')],
  ],
  [
    'offsets with a gap',
    [text({ a: oob(0), b: oob(2) }), bytes(1), bytes(2)],
    [error('bad-offset', 'the offsets are 0, 2')],
  ],
  [
    'offsets that meet',
    [text({ a: [oob(0), oob(0)] }), bytes(1), bytes(2)],
    [error('bad-offset', 'the offsets are 0, 0')],
  ],
  [
    'base64 with a stray character',
    [text({ a: { ...inline, body: 'AA=A' } })],
    [error('bad-base64', 'the body of "a "b" é.png" is not base64')],
  ],
  [
    'a file inside as text that is too large',
    [text({ a: { ...about, serialization: 'file/inline-text', body: 'ééé' } })],
    [error('too-large', 'a file is larger than 4 bytes')],
  ],
  [
    'a name of any length, of which the error tells a part',
    [text({ a: oob(0, { name: 'n'.repeat(5_000), size: 5 }) }), bytes(1)],
    [error('too-large', `"${'n'.repeat(100)}…" is larger than 4 bytes`)],
  ],
  [
    'base64 cut short',
    [text({ a: { ...inline, body: 'AAA' } })],
    [error('bad-base64', 'the body of "a "b" é.png" is not base64')],
  ],
  [
    'a text where a file was due',
    [text({ a: oob(0) }), text('{')],
    [
      error('missing-frame', 'a text came where 1 more file(s) were due'),
      error('not-json', expect.stringContaining('JSON') as unknown as string),
    ],
  ],
  [
    'bytes where no file was due',
    [bytes(1)],
    [error('unexpected-binary', 'a binary frame came where no file was due')],
  ],
  [
    'too many files',
    [text({ a: [oob(0), oob(1), oob(2)] }), bytes(), bytes(), bytes()],
    [error('too-many-files', '3 files came where 2 may')],
  ],
  [
    'a file that is announced too large',
    [text({ a: oob(0, { size: 5 }) }), bytes(1)],
    [error('too-large', '"a "b" é.png" is larger than 4 bytes')],
  ],
  [
    'a file that is too large',
    [text({ a: oob(0), b: oob(1) }), bytes(1, 2, 3, 4, 5), bytes(1)],
    [error('too-large', 'a file is larger than 4 bytes')],
  ],
  [
    'a file inside that is too large',
    [text({ a: { ...inline, body: 'AAAAAAAA' } })],
    [error('too-large', 'a file is larger than 4 bytes')],
  ],
  [
    'a file inside that is much too large',
    [text({ a: { ...inline, body: '!'.repeat(1_000) } })],
    [error('too-large', '"a "b" é.png" is larger than 4 bytes')],
  ],
];

describe('what is wrong is named, passed over, and the next message is taken', () => {
  const next = text({ next: 1 });
  const taken: Decoded = { ok: true, message: { next: 1 }, files: [] };

  test.each(codes)('%s', (_, pushes, answered) => {
    expect(answers([...pushes, next], { maxFiles: 2, maxFileBytes: 4 }).flat()).toStrictEqual([...answered, taken]);
  });

  test('files that are too large together', () => {
    const large = [new Uint8Array(300), true] as const;
    expect(answers([text({ a: oob(0), b: [oob(1)] }), large, large, next], { maxBytes: 500 }).flat()).toStrictEqual([
      error('too-large', 'the files of one message are larger than 500 bytes'),
      taken,
    ]);
  });

  test('bytes that no string can hold', () => {
    const decode = jest.spyOn(TextDecoder.prototype, 'decode').mockImplementationOnce(() => {
      throw new RangeError('too long');
    });
    expect(answers([[new Uint8Array(3), false], next]).flat()).toStrictEqual([error('too-large', 'too long'), taken]);
    decode.mockRestore();
  });

  test('a text that is too long', () => {
    expect(answers([text({ a: '12345' }), text({})], { maxBytes: 5 }).flat()).toStrictEqual([
      error('too-large', 'a text is longer than 10 units'),
      { ok: true, message: {}, files: [] },
    ]);
  });
});

test.each([Number.NaN, -1, undefined, '10'])('a limit of %p is refused at once, or holds', (bound) => {
  const create = () => createDecoder({ maxFiles: bound as number });
  if (bound === '10') expect(create().push('{}', false)).toStrictEqual([{ ok: true, message: {}, files: [] }]);
  else expect(create).toThrow(new RangeError(`maxFiles is a number from 0, not ${bound}`));
});

test('what is refused is let go of: of files that are passed over nothing is kept', () => {
  const decoder = createDecoder({ maxFiles: 1 });
  const files = Array.from({ length: 200 }, (_, index) => oob(index));
  decoder.push(JSON.stringify({ files }), false);
  const frame = new Uint8Array(2 ** 20);
  const slice = jest.spyOn(globalThis, 'Uint8Array');
  for (let index = 0; index < 200; index++) expect(decoder.push(frame, true)).toStrictEqual([]);
  expect(slice).not.toHaveBeenCalled();
  slice.mockRestore();
  expect(decoder.push(frame, true)).toStrictEqual([
    error('unexpected-binary', 'a binary frame came where no file was due'),
  ]);
});

describe('garbage', () => {
  test('is answered, frame by frame, and leaves the decoder of use', () => {
    fc.assert(
      fc.property(garbage, (frames) => {
        expect(faultsOf(createDecoder, frames)).toStrictEqual([]);
      }),
      runs(20_000),
    );
  });

  test.each([
    [
      'throws',
      () => ({
        push: () => {
          throw new TypeError('no');
        },
      }),
      'frame 0 was answered with TypeError: no',
    ],
    [
      'answers in words of its own',
      () => ({ push: () => [{ ok: false as const, code: 'odd' as 'not-json', reason: '' }] }),
      'frame 0 was answered with {"ok":false,"code":"odd","reason":""}',
    ],
    ['is of no use afterwards', () => ({ push: () => [] }), 'afterwards a message was answered with []'],
  ])('control: a decoder that %s is caught', (_, create, caught) => {
    expect(faultsOf(create, [{ data: '{}', isBinary: false }])).toContain(caught);
  });
});
