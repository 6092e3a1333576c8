// Pages with file inputs, files of known content, and the messages that their server decoded. Knows no test.
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createDecoder, type Decoded } from '../../../shim/wire/decode.ts';
import type { Frame, Wire } from '../wire.ts';

/** A file that is made in the page: what it holds follows from `size` and `seed`, unless `bytes` says it. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly seed?: number;
  readonly bytes?: readonly number[];
}

const lastModified = 1485903600000;

export const oob = 'multipart/json-files-oob';
export const inline = 'multipart/json-files-inline';

/** A page with a connection around `body`. */
export const filePage = (body: string, attributes = ''): string => `<!DOCTYPE html><script src="/htmx.js"></script>
<script>htmx.config.wsShim = { warn: false }; htmx.config.wsReconnectDelay = () => 4;</script>
<body><div id="connection" hx-ws="connect:/files" ${attributes}>${body}</div></body>`;

/** Chooses files that are made in the page. */
export async function choose(page: Page, selector: string, files: readonly MadeFile[]): Promise<void> {
  await page.evaluate(
    ([selector, files, lastModified]) => {
      const chosen = new DataTransfer();
      for (const { name, type, size, seed = 0, bytes } of files) {
        const content = bytes ? Uint8Array.from(bytes) : new Uint8Array(size);
        if (!bytes)
          for (let index = 0; index < size; index++) content[index] = (index * 31 + (index >> 8) + seed) & 255;
        chosen.items.add(new File([content], name, { type, lastModified }));
      }
      (document.querySelector(selector) as HTMLInputElement).files = chosen.files;
    },
    [selector, files, lastModified] as const,
  );
}

const contentOf = ({ size, seed = 0, bytes }: MadeFile): Uint8Array =>
  Uint8Array.from(bytes ?? Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8) + seed) & 255));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a server should have of a file: all but its serialization. */
export const arrivedFile = (file: MadeFile) => ({
  name: file.name,
  lastModified,
  size: contentOf(file).length,
  type: file.type.toLowerCase(),
  sha256: sha256(contentOf(file)),
});

/** A decoded message: its values without HEADERS, and each file by its digest. Errors of the decoder come as they are. */
export type Arrived = Readonly<Record<string, unknown>>;

function show(decoded: Decoded): Arrived {
  if (!decoded.ok) return decoded;
  const of = (value: unknown): unknown => {
    const file = decoded.files.find((each) => each === value);
    if (!file) return Array.isArray(value) ? value.map(of) : value;
    const { bytes, serialization, ...about } = file;
    return { ...about, sha256: sha256(bytes) };
  };
  const { HEADERS, ...values } = decoded.message;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)]));
}

/** What came on each connection, message by message, in the order in which they were whole. */
export function decodeFrames(frames: readonly Frame[]): readonly Arrived[] {
  const decoders = new Map<number, ReturnType<typeof createDecoder>>();
  return frames.flatMap(({ connection, data }) => {
    const decoder = decoders.get(connection) ?? createDecoder({ maxFiles: 100 });
    decoders.set(connection, decoder);
    return decoder.push(data, typeof data !== 'string').map(show);
  });
}

/** The messages of the first `frames` frames. */
export async function arrived(wire: Wire, frames: number): Promise<readonly Arrived[]> {
  return decodeFrames(await wire.frames(frames));
}

/** How the serialization of each file of a text is called, in order. */
export const serializations = (text: string | Buffer): readonly string[] =>
  [...String(text).matchAll(/"serialization":"([^"]+)"/g)].map(([, name]) => name ?? '');
