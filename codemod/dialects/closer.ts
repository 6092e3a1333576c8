// Finds where a hole ends: past strings that hold the closing delimiter, past nested braces where a language nests.
// Knows delimiters, not languages.

/** Finds closing delimiters in one source; it remembers what it failed to find, which keeps any input linear. */
export class Closer {
  readonly #source: string;
  /** Per delimiter: from where on there is none. */
  readonly #noneFrom = new Map<string, number>();
  /** Per quote: the line end up to which a string was sought in vain. */
  readonly #openUntil = new Map<string, number>();
  #unbalanced = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** The first `delimiter` at or after `from`, whatever stands around it; -1 when there is none. */
  plain(delimiter: string, from: number): number {
    const none = this.#noneFrom.get(delimiter);
    if (none !== undefined && from >= none) return -1;
    const found = this.#source.indexOf(delimiter, from);
    if (found < 0) this.#noneFrom.set(delimiter, from);
    return found;
  }

  /** The first match of a global pattern at or after its `lastIndex`; -1 when there is none. */
  search(pattern: RegExp): number {
    const from = pattern.lastIndex;
    const none = this.#noneFrom.get(pattern.source);
    if (none !== undefined && from >= none) return -1;
    const found = pattern.exec(this.#source)?.index ?? -1;
    if (found < 0) this.#noneFrom.set(pattern.source, from);
    return found;
  }

  /**
   * The first `delimiter` outside strings; with `braces`, outside nested braces too. Where that finds none, the first
   * one at all: Django and Liquid look no closer either.
   */
  careful(delimiter: string, from: number, braces: boolean): number {
    const first = this.plain(delimiter, from);
    if (first < 0) return -1;
    if (this.#unbalanced) return first;
    const source = this.#source;
    let depth = 0;
    for (let i = from; i < source.length; i++) {
      const char = source[i];
      if (char === '"' || char === "'") {
        const end = this.stringEnd(char, i);
        if (end >= 0) i = end;
      } else if (char === delimiter[0] && depth === 0 && source.startsWith(delimiter, i)) return i;
      else if (braces && char === '{') depth++;
      else if (braces && char === '}' && depth > 0) depth--;
    }
    this.#unbalanced = true; // it cost a look at the whole rest; the next hole is taken at its first closer
    return first;
  }

  /** The closing quote of a string that opens at `at` and ends on its line; -1 when it is an apostrophe. */
  stringEnd(quote: string, at: number): number {
    if (at < (this.#openUntil.get(quote) ?? 0)) return -1;
    const source = this.#source;
    let i = at + 1;
    for (; i < source.length && source[i] !== '\n'; i++) {
      if (source[i] === '\\') i++;
      else if (source[i] === quote) return i;
    }
    this.#openUntil.set(quote, i);
    return -1;
  }
}
