// What the senders of a unit page send: a message by its number, with files whose content follows from it. Knows neither
// page nor server.
import { createHash } from 'node:crypto';
import fc from 'fast-check';

/** Who sends it: two forms out of band, one inline, a button without files, and a script by `socketWrapper.send`. */
export type Sender = 'first' | 'second' | 'inline' | 'button' | 'script';

export interface Unit {
  /** Its place among all messages of its page, from 1. */
  readonly n: number;
  readonly sender: Sender;
  /** Sizes of its files, bytes. */
  readonly sizes: readonly number[];
}

/** Where a server ends a connection: at so many frames or bytes, or it stops reading there and goes when the page is stuck. */
export interface Fall {
  readonly at: 'frame' | 'byte' | 'stall';
  readonly count: number;
}

export interface Life {
  readonly bursts: readonly (readonly Unit[])[];
  /** Of the first connections, one each; those after them live. */
  readonly falls: readonly Fall[];
}

/** How many frames it takes on the socket. */
export const frameCount = ({ sender, sizes }: Unit): number =>
  sender === 'first' || sender === 'second' ? 1 + sizes.length : 1;

/** The content of a file; the page makes the same (unit-recorder.ts). */
export function contentOf(n: number, index: number, size: number): Uint8Array {
  const content = new Uint8Array(size);
  for (let at = 0; at < size; at++) content[at] = (at * 31 + (at >> 8) + n * 7 + index) & 255;
  return content;
}

/** What a server must have of it. */
export function expected({ n, sizes }: Unit): object {
  const files = sizes.map((size, index) => ({
    name: `${n}-${index}`,
    lastModified: 1485903600000,
    size,
    type: index % 2 ? 'text/plain' : '',
    sha256: createHash('sha256')
      .update(contentOf(n, index, size))
      .digest('hex'),
  }));
  return { n: String(n), ...(files.length > 0 && { files }) };
}

const size = fc.oneof(
  { weight: 12, arbitrary: fc.nat(3_000) },
  { weight: 4, arbitrary: fc.integer({ min: 60_000, max: 140_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 500_000, max: 2_500_000 }) },
);

const message = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      sender: fc.constantFrom<Sender>('first', 'second', 'first', 'second', 'inline'),
      sizes: fc.array(size, { maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ sender: fc.constantFrom<Sender>('button', 'script'), sizes: fc.constant<number[]>([]) }),
  },
);

/** Bursts of messages, `count` at most in all. */
export const bursts = (count: number): fc.Arbitrary<Life['bursts']> =>
  fc
    .array(fc.tuple(message, fc.integer({ min: 0, max: 5 })), { minLength: count, maxLength: count, size: 'max' })
    .map((messages) => {
      const list: Unit[][] = [[]];
      for (const [index, [each, pause]] of messages.entries()) {
        if (pause === 0) list.push([]);
        list.at(-1)?.push({ n: index + 1, ...each });
      }
      return list;
    });

const fall: fc.Arbitrary<Fall> = fc.oneof(
  fc.record({ at: fc.constant('frame' as const), count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ at: fc.constant('byte' as const), count: fc.integer({ min: 1, max: 3_000_000 }) }),
  fc.record({ at: fc.constant('stall' as const), count: fc.integer({ min: 0, max: 10 }) }),
);

export const lives: fc.Arbitrary<Life> = fc.record({
  bursts: bursts(20),
  falls: fc.array(fall, { minLength: 1, maxLength: 4 }),
});
