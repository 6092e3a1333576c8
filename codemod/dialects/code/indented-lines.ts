// The lines of an indented language with their indentation, and where the block under a line ends. Knows no language.

/** A line without its break. */
export interface IndentedLine {
  /** Where it begins, white space included. */
  readonly start: number;
  /** Where its first character stands that is no white space; `end` on a blank line. */
  readonly text: number;
  readonly end: number;
}

/** The line that begins at `start`. */
export function lineAt(source: string, start: number): IndentedLine {
  const newline = source.indexOf('\n', start);
  const last = newline < 0 ? source.length : newline;
  const end = last > start && source[last - 1] === '\r' ? last - 1 : last;
  let text = start;
  while (text < end && (source[text] === ' ' || source[text] === '\t')) text++;
  return { start, text, end };
}

/** Where the line after that one begins; the text's end behind the last one. */
export function nextLine(source: string, { end }: IndentedLine): number {
  if (end >= source.length) return source.length;
  return source[end] === '\r' ? end + 2 : end + 1;
}

/** Where the lines end that follow `line` and are indented more than `indent`: the end of the last that is not blank. */
export function blockEnd(source: string, line: IndentedLine, indent: number): number {
  let end = line.end;
  for (let start = nextLine(source, line); start < source.length; ) {
    const next = lineAt(source, start);
    if (next.text < next.end) {
      if (next.text - next.start <= indent) break;
      end = next.end;
    }
    start = nextLine(source, next);
  }
  return end;
}
