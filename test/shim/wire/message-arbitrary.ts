// Random messages with files as a browser sends them, frame by frame, and what a server must get of them.
import fc from 'fast-check';
import type { Decoded, ReceivedFile } from '../../../shim/wire/decode.ts';

export interface WireFrame {
  readonly data: string | Uint8Array;
  readonly isBinary: boolean;
}

export interface WireMessage {
  readonly frames: readonly WireFrame[];
  readonly decoded: Decoded;
}

const utf8 = new TextEncoder();

/** Any file as any of the three serializations has it. */
const file: fc.Arbitrary<ReceivedFile> = fc
  .record({
    name: fc.string({ unit: 'grapheme' }),
    lastModified: fc.integer({ min: 0, max: 4e12 }),
    type: fc.constantFrom('', 'image/jpeg', 'text/plain', 'text/markdown; charset="utf-8"'),
    serialization: fc.constantFrom('file/oob', 'file/inline-text', 'file/inline-base64'),
    bytes: fc.uint8Array({ maxLength: 200 }),
    // Whole characters: a browser reads no lone surrogate out of bytes.
    text: fc.string({ unit: 'grapheme', maxLength: 60 }),
  } as const)
  .map(({ text, bytes, ...rest }) => {
    const content = rest.serialization === 'file/inline-text' ? utf8.encode(text) : bytes;
    return { ...rest, bytes: new Uint8Array(content), size: content.byteLength };
  });

const value = fc.oneof(
  fc.string(),
  fc.array(fc.string()),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue(),
);
/** Neither a file nor something that claims to be one. */
const plain = value
  .filter((each) => !/"serialization"/.test(JSON.stringify(each)))
  .map((each) => JSON.parse(JSON.stringify(each)));

const field = fc.oneof(
  { weight: 2, arbitrary: plain.map((plain) => ({ plain })) },
  { weight: 1, arbitrary: file.map((file) => ({ file })) },
  { weight: 1, arbitrary: fc.array(file, { maxLength: 3 }).map((files) => ({ files })) },
  { weight: 1, arbitrary: fc.array(file, { maxLength: 2 }).map((deep) => ({ deep })) },
);

/** One message: its frames, and the decoder's answer. */
export const message: fc.Arbitrary<WireMessage> = fc
  .dictionary(fc.string({ unit: 'grapheme' }), field, { maxKeys: 5 })
  .map((fields) => {
    const due: Uint8Array[] = [];
    const files: ReceivedFile[] = [];
    const place = (file: ReceivedFile): object => {
      const { bytes, ...about } = file;
      files.push(file);
      if (file.serialization === 'file/oob') return { ...about, offset: due.push(bytes) - 1 };
      const body =
        file.serialization === 'file/inline-text'
          ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
          : Buffer.from(bytes).toString('base64');
      return { ...about, body };
    };
    const json: [string, unknown][] = [];
    const message: [string, unknown][] = [];
    for (const [name, each] of Object.entries(fields)) {
      if ('plain' in each) {
        json.push([name, each.plain]);
        message.push([name, each.plain]);
      } else if (name === 'HEADERS') {
        // What stands there is never a file.
      } else if ('file' in each) {
        json.push([name, place(each.file)]);
        message.push([name, each.file]);
      } else if ('files' in each) {
        json.push([name, each.files.map(place)]);
        message.push([name, each.files]);
      } else {
        json.push([name, { a: [each.deep.map(place)], b: 1 }]);
        message.push([name, { a: [each.deep], b: 1 }]);
      }
    }
    const text = JSON.stringify(Object.fromEntries(json));
    return {
      frames: [{ data: text, isBinary: false }, ...due.map((data) => ({ data, isBinary: true }))],
      decoded: { ok: true, message: Object.fromEntries(message), files },
    };
  });

/** The ways in which servers hand frames over: a string, a view of a larger buffer, a buffer. */
export const clothings = {
  asIs: (data: string | Uint8Array) => data,
  view: (data: string | Uint8Array) => {
    const bytes = typeof data === 'string' ? utf8.encode(data) : data;
    const larger = new Uint8Array(bytes.length + 7).fill(255);
    larger.set(bytes, 3);
    return larger.subarray(3, 3 + bytes.length);
  },
  nodeBuffer: (data: string | Uint8Array) => Buffer.from(data),
  arrayBuffer: (data: string | Uint8Array) =>
    new Uint8Array(typeof data === 'string' ? utf8.encode(data) : data).buffer,
  parts: (data: string | Uint8Array) => {
    const bytes = Buffer.from(data);
    return [bytes.subarray(0, 2), bytes.subarray(2, 2), bytes.subarray(2)];
  },
} as const;
