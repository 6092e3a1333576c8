// The escapes of string literals that stand for what markup is made of: quotes, brackets, white space. All others are
// left as they are written: what they print is no structure, and comes back to the byte.
import type { StringLiteral } from './lexer.ts';

const short = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['/', '/'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
/** `\x22`, `\u0022`, and so `'`, `<`, `=` and `>`. */
const coded = /\\(?:x|u00)(22|27|3[cde])/iy;

/** One character as it is written, with the length of that. */
export interface Escaped {
  /** What it stands for; empty for a line break that counts for nothing. */
  readonly char: string;
  readonly length: number;
}

/** The escape at `at`; undefined where the text stands for itself, `char` the very text where an escape is left alone. */
export function escapeAt(
  source: string,
  at: number,
  { escapes, quote, joinsLines }: StringLiteral,
): Escaped | undefined {
  const sign = source[at] ?? '';
  if (escapes === 'none') return undefined;
  if (escapes === 'double') {
    return sign === quote && source[at + 1] === quote ? { char: quote, length: 2 } : undefined;
  }
  if (sign !== '\\') return undefined;
  const next = source[at + 1] ?? '';
  if (escapes === 'quote') {
    return { char: next !== '\\' && quote.endsWith(next) ? next : sign + next, length: 1 + next.length };
  }
  if (next === '\r' || next === '\n') {
    let end = at + (source.startsWith('\r\n', at + 1) ? 3 : 2);
    if (joinsLines === true) while (/\s/.test(source[end] ?? '')) end++;
    return { char: '', length: end - at };
  }
  const char = short.get(next);
  if (char !== undefined) return { char, length: 2 };
  coded.lastIndex = at;
  const code = coded.exec(source);
  if (code?.[1] !== undefined)
    return { char: String.fromCharCode(Number.parseInt(code[1], 16)), length: code[0].length };
  return { char: sign + next, length: 1 + next.length };
}

/** A character as a literal has it where it does not hold one yet; undefined where that cannot be. */
export function written(char: string, { escapes, quote, inner }: StringLiteral, source: string): string | undefined {
  const closes = quote.includes(char) && /["'`]/.test(char);
  switch (escapes) {
    case 'backslash': {
      if (closes && quote.length === 1) return `\\${char}`;
      const name = { '\n': 'n', '\r': 'r', '\t': 't' }[char];
      // Behind a backslash, a line break is none.
      const lines = name !== undefined && !/(?<!\\)(?<!\\\r)[\r\n]/.test(source.slice(inner.start, inner.end));
      return lines ? `\\${name}` : char;
    }
    case 'quote':
      return closes ? `\\${char}` : char;
    case 'double':
      return closes ? char + char : char;
    case 'none':
      // One quote is no end where three, or a mark behind it, close the literal; two side by side may come too close.
      return closes && quote.length === 1 ? undefined : char;
  }
}
