// What a quote opens, in the shapes that languages share: a table of openings, and what stands before a quote.
// Knows no language by name.
import type { CodeSyntax, Interpolation, Opening } from './syntax.ts';

/** A string of one line, with backslashes. */
export const plain = { escapes: 'backslash', pairs: true, lines: false, holes: [] } as const;
/** `'…'` of PHP and Ruby. */
export const quoted = { escapes: 'quote', pairs: true, lines: true, holes: [] } as const;
/** A string whose content is as it stands. */
export const raw = { escapes: 'none', pairs: false, lines: true, holes: [] } as const;

export const dollarBraces: Interpolation = { open: '${', close: '}' };
export const hashBraces: Interpolation = { open: '#{', close: '}' };
export const braces: Interpolation = { open: '{', close: '}', doubled: true, format: true };
/** `$name` */
export const dollarNames: RegExp = /\$[A-Za-z_]\w*/y;

/** An opening with its delimiters. */
export function opening(
  prefix: string,
  quote: string,
  shape: Omit<Opening, 'prefix' | 'quote' | 'close'>,
  close = quote,
): Opening {
  return { prefix, quote, close, ...shape };
}

/** How far a prefix may reach, in UTF-16 units. */
const far = 24;

/** What stands right before `at`, as far as it fits a pattern that ends in `$`; empty for nothing. */
export function before(source: string, at: number, pattern: RegExp): string {
  return pattern.exec(source.slice(Math.max(0, at - far), at))?.[0] ?? '';
}

/** Three quotes where there are three, else one. An empty string is no beginning of three. */
export function tripled(source: string, at: number): string {
  const quote = source[at] ?? '';
  return source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
}

const character = /'(?:\\(?:u\{[^'\n]{0,8}\}|[^\n][^'\n]{0,10})|[\x80-\uffff]{2,4}|[^'\\\n\r])'/y;

/** The end of the character literal at `at`; undefined when the quote is none: a lifetime, a type variable. */
export function characterEnd(source: string, at: number): number | undefined {
  character.lastIndex = at;
  const length = character.exec(source)?.[0].length;
  return length === undefined ? undefined : at + length;
}

/** What the languages of C's family have in common. */
export const likeC: Pick<CodeSyntax, 'lineComments' | 'blockComments' | 'joins'> = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/' }],
  joins: ['+'],
};
