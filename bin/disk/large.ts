// A file that is too large to be held, or to be text, piece by piece: enough to say that something is in it, and where.
import { Buffer } from 'node:buffer';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';

/** A stretch of a file that begins where a line or a tag does, if one does near enough. */
export interface Piece {
  /** A latin1 string of bytes; of UTF-16, of every other byte, which for markup is the text. */
  readonly text: string;
  /** Bytes of the file before it, and for each of its chars. */
  readonly before: number;
  readonly bytesPerUnit: 1 | 2;
  /** 1-based, of its first char. */
  readonly line: number;
  readonly column: number;
}

const pieceSize = 1024 * 1024;
/** A tag that a piece ends in is found again in the next, if it is not longer. */
const overlap = 4096;

/** The pieces of a file that `mayHold` picks, in order. Throws the system's errors. */
export function* piecesOf(absolute: string, files: Files, mayHold: (text: string) => boolean): Generator<Piece> {
  const fd = files.openSync(onDisk(absolute), files.constants.O_RDONLY | (files.constants.O_NONBLOCK ?? 0));
  try {
    const buffer = Buffer.allocUnsafe(pieceSize);
    let carried = '';
    let [before, line, column] = [0, 1, 1];
    let isWide: boolean | undefined;
    for (
      let read = files.readSync(fd, buffer, 0, pieceSize, null);
      read > 0;
      read = files.readSync(fd, buffer, 0, pieceSize, null)
    ) {
      const bytes = buffer.toString('latin1', 0, read);
      isWide ??= looksWide(bytes);
      const text = carried + (isWide ? bytes.replaceAll('\0', '') : bytes);
      const bytesPerUnit = isWide ? 2 : 1;
      if (mayHold(text)) yield { text, before, bytesPerUnit, line, column };
      const kept = beginning(text);
      const gone = text.slice(0, kept);
      before += gone.length * bytesPerUnit;
      const feed = gone.lastIndexOf('\n');
      line += gone.split('\n').length - 1;
      column = feed < 0 ? column + gone.length : gone.length - feed;
      carried = text.slice(kept);
    }
  } finally {
    files.closeSync(fd);
  }
}

/** Every other of the first bytes is NUL. */
function looksWide(bytes: string): boolean {
  const head = bytes.slice(0, 512);
  return head.length > 1 && head.split('\0').length - 1 > head.length / 3;
}

/** Where in the last of a piece the next one begins. */
function beginning(text: string): number {
  const from = Math.max(0, text.length - overlap);
  const at = Math.max(text.lastIndexOf('<'), text.lastIndexOf('\n') + 1);
  return at > from ? at : from;
}
