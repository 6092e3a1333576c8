// Tells a regular expression from a division: whether an operand may begin at a place, from what stands before it.
// Knows JavaScript's and Ruby's keywords, and nothing of what the lexer makes of it.

/** Behind these an operand follows. */
const keywords =
  /(?<![\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|do|else|instanceof|yield|await|extends|default|when|if|unless|and|or|not|then|while|until|puts)$/;
/** Behind the parentheses of these a statement follows. */
const control = /(?<![\w$.])(?:if|while|for|with)$/;

/** What was read so far, as far as it matters for the next `/`. */
export class Operands {
  readonly #text: string;
  /** Of the open parentheses, whether they belong to a statement's head. */
  readonly #parens: boolean[] = [];
  /** Closing parentheses of statements' heads. */
  readonly #heads = new Set<number>();
  /** By its end: where a comment begins. */
  readonly #comments = new Map<number, number>();
  /** Ends of literals. */
  readonly #literals = new Set<number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** A bracket of code. */
  bracket(char: string, at: number): void {
    if (char === '(') this.#parens.push(control.test(this.#wordsBefore(at)));
    else if (char === ')' && this.#parens.pop() === true) this.#heads.add(at);
  }

  /** A stretch that is no code: a comment is space, a literal an operand. */
  skip(start: number, end: number, as: 'space' | 'operand'): void {
    if (as === 'space') this.#comments.set(end, start);
    else this.#literals.add(end);
  }

  /** Whether an operand, and not an operator, may begin at `at`. */
  mayBegin(at: number): boolean {
    const text = this.#text;
    let end = at;
    for (;;) {
      const comment = this.#comments.get(end);
      if (comment !== undefined) end = comment;
      else if (/\s/.test(text[end - 1] ?? '')) end--;
      else break;
    }
    if (end <= 0) return true;
    if (this.#literals.has(end)) return false;
    const last = text[end - 1] ?? '';
    if (last === ')') return this.#heads.has(end - 1);
    if (last === ']') return false;
    if (last === '<') return end < at; // </div>
    if (/[+-]/.test(last)) return text[end - 2] !== last; // i++ / 2
    if (/[\w$\x80-\uffff]/.test(last)) return keywords.test(this.#wordsBefore(end));
    return true;
  }

  #wordsBefore(at: number): string {
    let end = at;
    while (end > 0 && at - end < 20 && /\s/.test(this.#text[end - 1] ?? '')) end--;
    return this.#text.slice(Math.max(0, end - 16), end);
  }
}
