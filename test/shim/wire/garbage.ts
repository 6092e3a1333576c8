// Frames that no browser of ours sends: random bytes, random JSON, and messages bent out of shape; and what is wrong with
// a decoder's answers to them.
import fc from 'fast-check';
import type { DecodeLimits, Decoder } from '../../../shim/wire/decode.ts';
import { message, type WireFrame } from './message-arbitrary.ts';

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    -1,
    0,
    1,
    2.5,
    1e300,
    2 ** 53,
    null,
    '',
    'file/',
    'file/oob',
    'file/inline-base64',
    'AAA',
    'A=A=',
  ),
  fc.jsonValue(),
);

/** A file object, with any of its fields replaced or gone. */
const bent = fc
  .tuple(
    fc.constantFrom('file/oob', 'file/inline-text', 'file/inline-base64', 'file/x'),
    fc.dictionary(fc.constantFrom('name', 'lastModified', 'size', 'type', 'offset', 'body', 'serialization'), odd),
    fc.subarray(['name', 'lastModified', 'size', 'type', 'offset', 'body']),
  )
  .map(([serialization, replaced, gone]) => {
    const whole = {
      serialization,
      name: 'n',
      lastModified: 0,
      size: 1,
      type: '',
      offset: 0,
      body: 'AAAA',
      ...replaced,
    };
    return Object.fromEntries(Object.entries(whole).filter(([name]) => !gone.includes(name)));
  });

const bentMessage = fc
  .dictionary(fc.string(), fc.oneof(bent, fc.array(bent, { maxLength: 40 }), odd), { maxKeys: 4 })
  .map((fields): readonly WireFrame[] => [{ data: JSON.stringify(fields), isBinary: false }]);

/** A good message with a frame dropped, doubled, swapped or cut. */
const spoiltMessage = fc
  .tuple(message, fc.nat(5), fc.constantFrom('drop', 'double', 'swap', 'cut', 'flip'))
  .map(([{ frames }, at, how]) => {
    const list: WireFrame[] = [...frames];
    const index = at % list.length;
    const frame = list[index] as WireFrame;
    if (how === 'drop') list.splice(index, 1);
    if (how === 'double') list.splice(index, 0, frame);
    if (how === 'swap') list.push(...list.splice(index, 1));
    if (how === 'cut') list[index] = { ...frame, data: frame.data.slice(0, Math.floor(frame.data.length / 2)) };
    if (how === 'flip') list[index] = { ...frame, isBinary: !frame.isBinary };
    return list;
  });

const noise = fc
  .record({
    data: fc.oneof(
      fc.uint8Array({ maxLength: 3000 }).map((bytes) => new Uint8Array(bytes)),
      fc.string({ unit: 'binary' }),
      fc.json(),
    ),
    isBinary: fc.boolean(),
  })
  .map((frame): readonly WireFrame[] => [frame]);

/** A stream of frames, some of which make sense. */
export const garbage: fc.Arbitrary<readonly WireFrame[]> = fc
  .array(
    fc.oneof(
      noise,
      bentMessage,
      spoiltMessage,
      message.map(({ frames }) => frames),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.flat());

const codes = [
  'not-json',
  'not-an-object',
  'bad-file',
  'bad-offset',
  'bad-base64',
  'missing-frame',
  'unexpected-binary',
  'too-many-files',
  'too-large',
];

/** Small, so that they are met. */
const limits: DecodeLimits = { maxFiles: 8, maxFileBytes: 1_000, maxBytes: 2_000 };

/** Feeds the frames to a decoder: one sentence for each answer that is none, or that lets more in than it may. */
export function faultsOf(create: (limits: DecodeLimits) => Decoder, frames: readonly WireFrame[]): readonly string[] {
  const decoder = create(limits);
  const faults: string[] = [];
  for (const [index, { data, isBinary }] of frames.entries()) {
    try {
      const answers = decoder.push(data, isBinary);
      // A text may end one message and be another.
      if (answers.length > 2) faults.push(`frame ${index} was answered with ${answers.length} results`);
      for (const answer of answers) {
        if (answer.ok) {
          const sizes = answer.files.map(({ bytes }) => bytes.byteLength);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          if (
            sizes.length > limits.maxFiles ||
            total > limits.maxBytes ||
            sizes.some((size) => size > limits.maxFileBytes)
          )
            faults.push(`frame ${index} let in files of ${sizes.join(', ')} bytes`);
        } else if (!codes.includes(answer.code) || !answer.reason)
          faults.push(`frame ${index} was answered with ${JSON.stringify(answer)}`);
      }
    } catch (error) {
      faults.push(`frame ${index} was answered with ${error}`);
    }
  }
  try {
    const answers = decoder.push('{"after":1}', false);
    const last = answers.at(-1);
    if (!last?.ok || JSON.stringify(last.message) !== '{"after":1}')
      faults.push(`afterwards a message was answered with ${JSON.stringify(answers)}`);
  } catch (error) {
    faults.push(`afterwards a message was answered with ${error}`);
  }
  return faults;
}
