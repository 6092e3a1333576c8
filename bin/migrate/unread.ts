// What is said of a file that is not rewritten, for it is no text or too large: the first place in it that asks for it.
import type { Finding, Migration } from '../codemod.ts';
import type { Reading } from '../disk/bytes.ts';
import { type Piece, piecesOf } from '../disk/large.ts';
import type { Files } from '../io.ts';
import type { View } from '../report/report.ts';
import { formatByteSize } from '../text/byte-size.ts';
import { unreadableIn } from './examine.ts';
import type { Candidate } from './survey.ts';
import { viewOf } from './view.ts';

export type Unread = Extract<Reading, { readonly kind: 'binary' | 'over-size' }>;

export interface UnreadTools {
  readonly files: Files;
  readonly mayHold: (text: string) => boolean;
  readonly migrate: (text: string) => Migration;
}

export interface InUnread {
  readonly migration: Migration;
  readonly finding: Finding;
  readonly view: View;
}

/** Undefined where nothing in it asks for a person. Throws the system's errors. */
export function findInUnread({ path, real }: Candidate, reading: Unread, tools: UnreadTools): InUnread | undefined {
  const args: Finding['args'] =
    reading.kind === 'binary' ? { reason: 'binary' } : { reason: 'over-size', size: formatByteSize(reading.size) };
  for (const piece of reading.kind === 'binary' && reading.bytes !== undefined
    ? [whole(reading.bytes)]
    : piecesOf(real, tools.files, tools.mayHold)) {
    const migration = tools.migrate(piece.text);
    const finding = unreadableIn(migration, args);
    if (finding !== undefined) return { migration, finding, view: viewOfPiece(path, piece) };
  }
  return undefined;
}

function whole(text: string): Piece {
  return { text, before: 0, bytesPerUnit: 1, line: 1, column: 1 };
}

function viewOfPiece(path: string, { text, before, bytesPerUnit, line, column }: Piece): View {
  const view = viewOf(path, text, true);
  return {
    ...view,
    bytesBefore: before,
    bytesPerUnit,
    positionOf: (offset) => {
      const place = view.positionOf(offset);
      return { line: place.line + line - 1, column: place.line === 1 ? place.column + column - 1 : place.column };
    },
  };
}
