// The browser's half: the documentation's two examples to the letter, and any values and files, encoded here and decoded
// there, are what they were. The browser's own reading is the subject of test/browser/files/.
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDecoder } from '../../../shim/wire/decode.ts';
import { encode, type Frame } from '../../../shim/wire/encode.ts';
import { runs } from '../../property.ts';

/** What Node lacks: reads a Blob as a `data:` address. */
class NodeFileReader {
  result = '';
  error: unknown;
  onload = () => {};
  onerror = () => {};
  readAsDataURL(blob: Blob): void {
    blob.arrayBuffer().then(
      (bytes) => {
        this.result = `data:${blob.type};base64,${Buffer.from(bytes).toString('base64')}`;
        this.onload();
      },
      (error: unknown) => {
        this.error = error;
        this.onerror();
      },
    );
  }
}
beforeAll(() => void Object.assign(globalThis, { FileReader: NodeFileReader }));

const oob = 'multipart/json-files-oob';
const inline = 'multipart/json-files-inline';
const at = { lastModified: 1485903600000 };
const photo = new File([new Uint8Array(8192).fill(7)], 'photo.jpg', { type: 'image/jpeg', ...at });
const bio = new File(['*Lorem ipsum*'], 'bio.md', { type: 'text/markdown', ...at });

/** JSON as its value, a file as itself. */
async function framesOf(values: object, encoding: string | null): Promise<readonly unknown[]> {
  const frames = await encode(values, encoding).frames?.();
  return (frames ?? []).map((frame: Frame) => (typeof frame === 'string' ? JSON.parse(frame) : frame));
}

const describeOob = (offset: number, name: string, size: number, type: string) => ({
  serialization: 'file/oob',
  offset,
  name,
  lastModified: 1485903600000,
  size,
  type,
});

describe('out of band', () => {
  const objects = {
    photo: describeOob(0, 'photo.jpg', 8192, 'image/jpeg'),
    markdown_bio: describeOob(1, 'bio.md', 13, 'text/markdown'),
  };

  test.each([oob, null, '', 'multipart/form-data'])(
    'is what %j means: the example of the documentation',
    async (encoding) => {
      const frames = await framesOf({ photo, markdown_bio: bio }, encoding);
      expect(frames[0]).toStrictEqual(objects);
      expect([frames.length, frames[1] === photo, frames[2] === bio]).toStrictEqual([3, true, true]);
      expect(JSON.parse(encode({ photo, markdown_bio: bio }, encoding).text)).toStrictEqual(objects);
    },
  );

  test('counts through lists, and sends a file that stands twice twice', async () => {
    const frames = await framesOf({ a: [bio, 'x', photo], b: bio }, oob);
    expect(frames[0]).toStrictEqual({
      a: [describeOob(0, 'bio.md', 13, 'text/markdown'), 'x', describeOob(1, 'photo.jpg', 8192, 'image/jpeg')],
      b: describeOob(2, 'bio.md', 13, 'text/markdown'),
    });
    expect(frames.slice(1).map((frame) => [bio, photo].indexOf(frame as File))).toStrictEqual([0, 1, 0]);
  });
});

describe('inline', () => {
  const about = { lastModified: 1485903600000 };

  test('is one frame: the example of the documentation', async () => {
    expect(await framesOf({ photo, markdown_bio: bio }, inline)).toStrictEqual([
      {
        photo: {
          serialization: 'file/inline-base64',
          body: Buffer.alloc(8192, 7).toString('base64'),
          name: 'photo.jpg',
          ...about,
          size: 8192,
          type: 'image/jpeg',
        },
        markdown_bio: {
          serialization: 'file/inline-text',
          body: '*Lorem ipsum*',
          name: 'bio.md',
          ...about,
          size: 13,
          type: 'text/markdown',
        },
      },
    ]);
  });

  test.each([
    ['a mark of its byte order', [0xef, 0xbb, 0xbf, 0x61], 'file/inline-text', '\ufeffa'],
    ['nothing', [], 'file/inline-text', ''],
    ['Latin-1, which is no UTF-8', [0x63, 0x61, 0x66, 0xe9], 'file/inline-base64', 'Y2Fm6Q=='],
    ['a zero', [0x00], 'file/inline-text', '\0'],
  ])('text with %s', async (_, bytes, serialization, body) => {
    const file = new File([new Uint8Array(bytes)], 'a.txt', { type: 'text/plain', ...at });
    expect(await framesOf({ file }, inline)).toStrictEqual([
      { file: { serialization, body, name: 'a.txt', ...about, size: bytes.length, type: 'text/plain' } },
    ]);
  });
});

test.each([oob, inline, null])('without files there is a text and nothing to make (%j)', (encoding) => {
  expect(encode({ a: '1', b: ['2'], c: {} }, encoding)).toStrictEqual({ text: '{"a":"1","b":["2"],"c":{}}' });
});

test.each([oob, inline])(
  'a blob goes as a file called blob, at any depth, as often as it stands there (%s)',
  async (encoding) => {
    const blob = new Blob([new Uint8Array([1, 2])], { type: 'image/webp' });
    const decoder = createDecoder();
    const { frames } = encode({ a: { b: [blob] }, c: blob }, encoding);
    const decoded: unknown[] = [];
    for (const frame of (await frames?.()) ?? [])
      decoded.push(
        ...(typeof frame === 'string' ? decoder.push(frame, false) : decoder.push(await frame.arrayBuffer(), true)),
      );
    const file = expect.objectContaining({ name: 'blob', type: 'image/webp', size: 2, bytes: new Uint8Array([1, 2]) });
    expect(decoded).toEqual([{ ok: true, message: { a: { b: [file] }, c: file }, files: [file, file] }]);
  },
);

class Unreadable extends File {
  override stream(): ReturnType<File['stream']> {
    return new ReadableStream({ pull: (controller) => controller.error(new DOMException('gone', 'NotFoundError')) });
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('gone', 'NotFoundError'));
  }
}

test.each([
  [oob, 'text/plain'],
  [inline, 'text/plain'],
  [inline, 'image/png'],
])('a file that cannot be read makes no frame (%s, %s)', async (encoding, type) => {
  const file = new Unreadable(['x'], 'x', { type });
  await expect(encode({ bio, file }, encoding).frames?.()).rejects.toMatchObject({
    message: 'Cannot read "x"',
    cause: expect.objectContaining({ message: 'gone' }),
  });
});

describe('round trip', () => {
  const file = fc
    .tuple(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', 'text/plain', 'image/png', 'text/html;charset=latin1'),
      fc.nat(),
    )
    .map(([bytes, name, type, lastModified]) => ({ bytes: new Uint8Array(bytes), name, type, lastModified }));
  const value = fc.oneof(
    fc.string().map((plain) => ({ plain })),
    file.map((file) => ({ file })),
    fc.array(file, { maxLength: 3 }).map((files) => ({ files })),
  );
  type Sent = typeof file extends fc.Arbitrary<infer File> ? File : never;
  const toFile = ({ bytes, name, type, lastModified }: Sent) => new File([bytes], name, { type, lastModified });
  const toReceived = ({ bytes, name, type, lastModified }: Sent) => ({
    name,
    lastModified,
    size: bytes.length,
    type,
    bytes,
  });

  test.each([oob, inline])('of any values and files (%s)', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: 'grapheme' }), value, { maxKeys: 4 }), async (fields) => {
        const entries = Object.entries(fields).filter(([name]) => name !== 'HEADERS');
        const values = Object.fromEntries(
          entries.map(([name, each]) => [
            name,
            'plain' in each ? each.plain : 'file' in each ? toFile(each.file) : each.files.map(toFile),
          ]),
        );
        const expected = Object.fromEntries(
          entries.map(([name, each]) => [
            name,
            'plain' in each ? each.plain : 'file' in each ? toReceived(each.file) : each.files.map(toReceived),
          ]),
        );
        const { text, frames } = encode(values, encoding);
        const decoder = createDecoder();
        const decoded = [];
        for (const frame of frames ? await frames() : [text])
          decoded.push(
            ...(typeof frame === 'string' ? decoder.push(frame, false) : decoder.push(await frame.arrayBuffer(), true)),
          );
        const [message] = decoded;
        if (decoded.length !== 1 || !message?.ok) throw new Error(JSON.stringify(decoded));
        const serializations = new Set(message.files.map(({ serialization }) => serialization));
        const kinds = encoding === oob ? ['file/oob'] : ['file/inline-text', 'file/inline-base64'];
        expect([...serializations].filter((each) => !kinds.includes(each))).toEqual([]);
        const bare = (value: unknown): unknown => {
          if (!message.files.includes(value as (typeof message.files)[number])) return value;
          const { serialization, ...rest } = value as (typeof message.files)[number];
          return rest;
        };
        expect(
          Object.fromEntries(
            Object.entries(message.message).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.map(bare) : bare(value),
            ]),
          ),
        ).toEqual(expected);
      }),
      runs(1_000),
    );
  });
});
