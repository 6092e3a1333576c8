// Lines of a text: where an offset stands, and what surrounds it on its line. Knows nothing of HTML.

const lineBreak = /\r\n|\n|\r/g;

/** A place for people: both 1-based, the column in UTF-16 units (bytes, for a latin1 string). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Looks lines up by offset. A line ends at LF, CRLF or a lone CR. */
export class Lines {
  readonly #source: string;
  #found: readonly number[] | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the lines begin; found when first asked, since most files are never asked about. */
  get #starts(): readonly number[] {
    if (this.#found === undefined) {
      const starts = [0];
      for (const match of this.#source.matchAll(lineBreak)) starts.push(match.index + match[0].length);
      this.#found = starts;
    }
    return this.#found;
  }

  /** The 1-based line of a 0-based offset; an offset past the end is on the last line. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The position of a 0-based offset. */
  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, column: offset - (this.#starts[line - 1] ?? 0) + 1 };
  }
}
