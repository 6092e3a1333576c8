// One file's bytes, and whether they are text. Knows nothing of what is looked for in them.
import { Buffer } from 'node:buffer';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';

export type Reading =
  /** One char a byte, so that an index is a byte offset. */
  | { readonly kind: 'text'; readonly bytes: string }
  /** Byte `before + 2 * index` is where `text[index]` stood. */
  | { readonly kind: 'utf16'; readonly text: string; readonly before: number }
  /** Without its bytes where they are too many. */
  | { readonly kind: 'binary'; readonly bytes?: string }
  | { readonly kind: 'over-size'; readonly size: number };

/** Only here is a NUL looked for, as git does. */
const window = 8192;

/** Reads files one after the other through one buffer. Throws the system's errors. `maxSize` in bytes. */
export function createReader(files: Files, maxSize: number): (absolute: string) => Reading {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);
  // Were the file replaced by a pipe since it was listed, a plain open would wait for a writer for ever.
  const flags = files.constants.O_RDONLY | (files.constants.O_NONBLOCK ?? 0);
  return (absolute) => {
    const fd = files.openSync(onDisk(absolute), flags);
    try {
      let length = 0;
      for (;;) {
        const read = files.readSync(fd, buffer, length, buffer.length - length, null);
        if (read === 0) return classify(buffer, length, maxSize);
        length += read;
        if (length < buffer.length) continue;
        const { size } = files.fstatSync(fd);
        if (Math.max(size, length) > maxSize) {
          return kindOf(buffer.toString('latin1', 0, window)) === 'binary'
            ? { kind: 'binary' }
            : { kind: 'over-size', size: Math.max(size, length) };
        }
        const larger = Buffer.allocUnsafeSlow(Math.max(size + 1, length * 2));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
    } finally {
      files.closeSync(fd);
    }
  };
}

/** What a whole file's bytes are, the first `length` of `buffer`. */
export function classify(buffer: Buffer, length: number, maxSize: number): Reading {
  const bytes = buffer.toString('latin1', 0, length);
  const kind = kindOf(bytes);
  if (kind === 'binary') return { kind, bytes };
  if (length > maxSize) return { kind: 'over-size', size: length };
  if (kind === 'text') return { kind, bytes };
  const before = mark.test(bytes) ? 2 : 0;
  const units = Buffer.from(buffer.subarray(before, length - ((length - before) % 2)));
  if (kind === 'utf16be') units.swap16();
  return { kind: 'utf16', text: units.toString('utf16le'), before };
}

const mark = /^(?:\u00ff\u00fe|\u00fe\u00ff)/;

function kindOf(bytes: string): 'text' | 'binary' | 'utf16le' | 'utf16be' {
  const first = bytes.charCodeAt(0);
  if (first >= 0xfe && mark.test(bytes)) return first === 0xff ? 'utf16le' : 'utf16be';
  const nul = bytes.indexOf('\0');
  if (nul < 0 || nul >= window) return 'text';
  // Markup is mostly ASCII, so that in UTF-16 without a mark one byte of most pairs is NUL, and always the same one.
  const length = Math.min(bytes.length, window);
  const nuls: [number, number] = [0, 0];
  for (let at = nul; at < length; at++) if (bytes.charCodeAt(at) === 0) nuls[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = nuls;
  const enough = length / 20;
  if (odd >= enough && even * 10 < odd) return 'utf16le';
  if (even >= enough && odd * 10 < even) return 'utf16be';
  return 'binary';
}
