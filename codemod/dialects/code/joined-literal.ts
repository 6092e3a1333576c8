// Reads an expression that is one string literal, or begins with one and is joined to more. Knows the quotes of a few
// languages from a small table, nothing of what a literal says.
import type { Range } from '../../source/edit.ts';
import { braceEnd } from './script-tokens.ts';

/** How a language writes literals and joins them. */
export interface LiteralSyntax {
  /** Each opening quote, with the sign that begins an expression in it; none for a raw or plain one. */
  readonly quotes: ReadonlyMap<string, '${' | '#{' | undefined>;
  /** Quotes in which a backslash is a character. */
  readonly raw: string;
  /** A call that formats its first argument, as a pattern for the text before the literal. */
  readonly format?: RegExp;
}

export const scriptLiterals: LiteralSyntax = {
  quotes: new Map([
    ['"', undefined],
    ["'", undefined],
    ['`', '${'],
  ]),
  raw: '',
};

export const goLiterals: LiteralSyntax = {
  quotes: new Map([
    ['"', undefined],
    ['`', undefined],
  ]),
  raw: '`',
  format: /^fmt\.Sprintf\(\s*/,
};

export const rubyLiterals: LiteralSyntax = {
  quotes: new Map([
    ['"', '#{'],
    ["'", undefined],
  ]),
  raw: '',
};

/** An expression that begins with a literal. Offsets are the source's. */
export interface JoinedLiteral {
  /** What stands between the literal's quotes. */
  readonly content: Range;
  /** The expressions in it. */
  readonly holes: readonly Range[];
  /** From the closing quote to the end of the expression, where that is more than the quote. */
  readonly rest: Range | undefined;
}

/** The expression in `[start, end)`; undefined where what it prints is not plain from the text. */
export function joinedLiteral(
  source: string,
  start: number,
  end: number,
  syntax: LiteralSyntax,
): JoinedLiteral | undefined {
  const text = source.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const from = start + lead;
  const until = start + text.trimEnd().length;
  const call = syntax.format?.exec(source.slice(from, until))?.[0] ?? '';
  const open = from + call.length;
  const quote = source[open] ?? '';
  if (open >= until || !syntax.quotes.has(quote)) return undefined;
  const sign = syntax.quotes.get(quote);
  const holes: Range[] = [];
  let close = open + 1;
  for (; close < until && source[close] !== quote; close++) {
    if (source[close] === '\\' && !syntax.raw.includes(quote)) return undefined;
    if (sign === undefined || !source.startsWith(sign, close)) continue;
    const holeEnd = braceEnd(source.slice(0, until), close + 1);
    if (holeEnd === undefined) return undefined;
    holes.push({ start: close, end: holeEnd });
    close = holeEnd - 1;
  }
  if (close >= until) return undefined;
  const content = { start: open + 1, end: close };
  const after = source.slice(close + 1, until);
  if (call !== '') {
    if (!/^\s*[,)]/.test(after) || !isOneCall(after)) return undefined;
    const verbs = [...source.slice(content.start, content.end).matchAll(/%[-+# 0-9.*[\]]{0,20}[a-zA-Z]/g)];
    const ranges = verbs.map(({ 0: verb, index }) => ({
      start: content.start + index,
      end: content.start + index + verb.length,
    }));
    return { content, holes: ranges, rest: undefined };
  }
  if (after === '') return { content, holes, rest: undefined };
  return /^\s*\+/.test(after) && isPlainSum(after) ? { content, holes, rest: { start: close, end: until } } : undefined;
}

/** Whether a text is the rest of one call's arguments with its closing parenthesis. */
function isOneCall(text: string): boolean {
  const bare = withoutStrings(text);
  if (bare === undefined) return false;
  let depth = 1;
  for (const [i, char] of [...bare].entries()) {
    if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth === 0) return i === bare.length - 1;
  }
  return false;
}

/** Whether a text only joins more to the string before it, none of which may begin another clause. */
function isPlainSum(text: string): boolean {
  const bare = withoutStrings(text);
  if (bare === undefined) return false;
  let depth = 0;
  for (const [i, char] of [...bare].entries()) {
    if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char)) depth--;
    else if (depth === 0 && /[?:|&=<>,;/#]/.test(char) && bare.slice(i, i + 2) !== '?.') return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A text with its string literals taken out; undefined where one of them may hold the beginning of a clause. */
function withoutStrings(text: string): string | undefined {
  let clean = true;
  const bare = text.replace(/"[^"\\]*"|'[^'\\]*'|`[^`\\]*`/g, (literal) => {
    if (/[\s,]/.test(literal)) clean = false;
    return '_';
  });
  return clean && !/["'`\\]/.test(bare) ? bare : undefined;
}
