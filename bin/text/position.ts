// Lines and columns of byte offsets, as editors show them. Knows nothing of findings.
import { Buffer } from 'node:buffer';

/** 1-based; the column counts UTF-16 units of the decoded line. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const mark = '\u00ef\u00bb\u00bf';

/**
 * Positions in a text of bytes (a latin1 string). Lines end at LF, as they do for git, grep and SARIF; a column counts
 * UTF-8 characters, and a byte that belongs to none as one. A byte order mark has no width.
 */
export function positionsInBytes(source: string): (offset: number) => Position {
  return positions(source, (line, isFirst) => {
    const bytes = isFirst && line.startsWith(mark) ? line.slice(mark.length) : line;
    return Buffer.from(bytes, 'latin1').toString('utf8').length;
  });
}

/** Positions in decoded text; the offset counts UTF-16 units. */
export function positionsInText(text: string): (offset: number) => Position {
  return positions(text, (line) => line.length);
}

function positions(source: string, width: (line: string, isFirst: boolean) => number): (offset: number) => Position {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: width(source.slice(starts[low], offset), low === 0) + 1 };
  };
}
