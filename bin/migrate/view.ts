// How the places of a text that was read byte by byte are told. Knows nothing of findings.
import type { View } from '../report/report.ts';
import { decode } from '../text/byte-text.ts';
import { positionsInBytes } from '../text/position.ts';

/** `source` is a latin1 string of bytes; `unwritten`: its leftovers stay in the file. */
export function viewOf(path: string, source: string, unwritten: boolean): View {
  return {
    path,
    positionOf: positionsInBytes(source),
    textOf: (start, end) => decode(source.slice(start, end)),
    bytesBefore: 0,
    bytesPerUnit: 1,
    unwritten,
  };
}
