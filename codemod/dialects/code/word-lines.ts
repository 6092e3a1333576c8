// Finds the line that ends a here-document: its word, indented or not. It remembers what it found, which keeps any input
// linear. Knows no language.
import type { Range } from '../../source/edit.ts';

/** The lines of one text that begin with a word. */
export class WordLines {
  readonly #text: string;
  /** By word: from where it was last looked for, and the line that was found. */
  readonly #known = new Map<string, { readonly from: number; readonly line: Range | undefined }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The next line from `from` on that begins with the word, up to the word's end; undefined when there is none. */
  after(word: string, from: number): Range | undefined {
    const known = this.#known.get(word);
    if (known !== undefined && from >= known.from && from <= (known.line?.start ?? from)) return known.line;
    const pattern = new RegExp(`^[ \\t]*${word}\\b`, 'gm');
    pattern.lastIndex = from;
    const match = pattern.exec(this.#text);
    const line = match === null ? undefined : { start: match.index, end: match.index + match[0].length };
    this.#known.set(word, { from, line });
    return line;
  }
}
