// Finds the bracket that closes another one, past strings, remarks and brackets in between. Knows no language; a budget
// keeps any input linear.
import { type CodeSyntax, escapesAt, stringEnd } from './bare-code.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** How often, on average, a unit of the source may be looked at. */
const lookLimit = 6;

/** Finds closing brackets in one source. */
export class Balance {
  readonly #source: string;
  readonly #syntax: CodeSyntax;
  #budget: number;

  constructor(source: string, syntax: CodeSyntax) {
    this.#source = source;
    this.#syntax = syntax;
    this.#budget = source.length * lookLimit + 1000;
  }

  /** Where the bracket that opens at `at` closes; -1 when it does not. */
  closeOf(at: number): number {
    const open: string[] = [];
    for (let i = at; i < this.#source.length; i++) {
      if (--this.#budget < 0) return -1;
      const char = this.#source[i] ?? '';
      const past = this.past(i);
      if (past > i) {
        this.#budget -= past - i;
        i = past - 1;
      } else if (char in closers) open.push(closers[char] ?? '');
      else if (char === open.at(-1)) {
        open.pop();
        if (open.length === 0) return i;
      } else if (char === ')' || char === ']' || char === '}') return -1;
    }
    return -1;
  }

  /** Past the string or remark that begins at `at`; `at` when none does. */
  past(at: number): number {
    const source = this.#source;
    const { quotes, blockRemarks, lineRemarks } = this.#syntax;
    const quote = quotes.find((one) => source.startsWith(one, at));
    if (quote !== undefined) {
      const close = stringEnd(source, at + quote.length, quote, escapesAt(source, at, this.#syntax));
      return close < 0 ? at : close;
    }
    const block = blockRemarks.find(([open]) => source.startsWith(open, at));
    if (block !== undefined) {
      const close = source.indexOf(block[1], at + block[0].length);
      return close < 0 ? source.length : close + block[1].length;
    }
    if (lineRemarks.some((sign) => source.startsWith(sign, at))) {
      const close = source.indexOf('\n', at);
      return close < 0 ? source.length : close;
    }
    return at;
  }
}
