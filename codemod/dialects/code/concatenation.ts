// Which literals of a program are joined to one text: 'a' + x + 'b', and literals side by side. Knows operators, not markup.
// What stands between two of them is a hole: operands that are plainly of that sum, or nothing.
import type { Range } from '../../source/edit.ts';
import { firstEndingAfter, rangeAt } from '../../source/within.ts';
import type { Code, StringLiteral } from './lexer.ts';
import type { CodeSyntax } from './syntax.ts';

/** Literals that are one text. */
export interface Sum {
  readonly literals: readonly StringLiteral[];
  /** What stands between each literal and the next, quotes included; `prints` tells operands from mere operators. */
  readonly joints: readonly (Range & { readonly prints: boolean; readonly inner: Range })[];
}

/** How far apart two literals of a sum may be, in UTF-16 units. */
const reach = 600;

const space = /\s/;
const operandStart = /(?:(?:new|await)[ \t]+)?[&*!]?[\w$@]/y;

/** The literals of a program, each in the sum that it belongs to. What stands in an operand is left out: it is its own. */
export function sumsOf(source: string, code: Code, syntax: CodeSyntax): readonly Sum[] {
  const { strings } = code;
  const closing = closingBrackets(source, code);
  const sums: Sum[] = [];
  let i = 0;
  while (i < strings.length) {
    const first = strings[i];
    if (first === undefined) break;
    const literals = [first];
    const joints: Sum['joints'][number][] = [];
    for (;;) {
      const last = strings[i];
      const next = last === undefined ? undefined : nextOf(source, last, code, syntax, closing);
      const literal = next === undefined ? undefined : strings[next.index];
      if (last === undefined || next === undefined || literal === undefined) break;
      joints.push({
        start: last.inner.end,
        end: literal.inner.start,
        inner: { start: last.end, end: literal.start },
        prints: next.prints,
      });
      literals.push(literal);
      i = next.index;
    }
    i++;
    sums.push({ literals, joints });
  }
  return sums;
}

/** The literal that goes on with the text of `last`. */
function nextOf(
  source: string,
  last: StringLiteral,
  { strings, comments }: Code,
  { joins, adjacent }: CodeSyntax,
  closing: ReadonlyMap<number, number>,
): { readonly index: number; readonly prints: boolean } | undefined {
  if (last.unterminated === true) return undefined;
  const limit = last.end + reach;
  let at = afterSpace(last.end);
  let prints = false;
  const beside = literalAt(at);
  if (beside !== undefined) {
    // On a line of its own it may be a statement of its own.
    const between = source.slice(last.end, at);
    const sameLine = !/[\r\n]/.test(between) || /\\\r?\n\s*$/.test(between);
    return adjacent === 'lines' || (adjacent === 'line' && sameLine) ? beside : undefined;
  }
  while (at < limit) {
    const operator = joins.find((join) => source.startsWith(join, at));
    if (operator === undefined) return undefined;
    at += operator.length;
    if (source[at] === '=' || source[at] === operator) return undefined;
    at = afterSpace(at);
    const literal = literalAt(at);
    if (literal !== undefined) return literal;
    const end = operandEnd(at);
    if (end === undefined) return undefined;
    prints = true;
    at = afterSpace(end);
  }
  return undefined;

  function literalAt(offset: number): { readonly index: number; readonly prints: boolean } | undefined {
    const index = firstEndingAfter(strings, offset);
    const found = strings[index];
    return found?.start === offset && found.unterminated !== true ? { index, prints } : undefined;
  }

  function afterSpace(from: number): number {
    let i = from;
    while (i < limit) {
      const comment = rangeAt(comments, i);
      if (comment !== undefined) i = comment.end;
      else if (space.test(source[i] ?? '') || /^\\\r?\n/.test(source.slice(i, i + 3))) i++;
      else break;
    }
    return i;
  }

  /** The end of a name, a number, a call, or brackets: `new User(a, "b").name[0]`. */
  function operandEnd(from: number): number | undefined {
    let i = from;
    operandStart.lastIndex = from;
    const start = operandStart.exec(source)?.[0];
    if (start !== undefined) i += start.length;
    else if (source[i] !== '(' && source[i] !== '[') return undefined;
    while (i < limit) {
      const char = source[i] ?? '';
      const dotted = char === '.' ? !joins.includes('.') && /[\w$]/.test(source[i + 1] ?? '') : false;
      const two = source.slice(i, i + 2);
      if (/[\w$@\x80-\uffff]/.test(char) || dotted) i++;
      else if (two === '?.' || two === '::' || two === '->') i += 2;
      else if (char === '(' || char === '[') {
        const close = closing.get(i);
        if (close === undefined) return undefined;
        i = close + 1;
      } else if (char === '!' && /[.[(]/.test(source[i + 1] ?? '')) i++;
      else return i;
    }
    return undefined;
  }
}

/** By the offset of each round or square bracket of the code: that of the one that closes it. */
function closingBrackets(source: string, { strings, comments }: Code): ReadonlyMap<number, number> {
  const skipped = [...strings, ...comments].sort((a, b) => a.start - b.start);
  const closing = new Map<number, number>();
  const open: number[] = [];
  const brackets = /[()[\]]/g;
  let next = 0;
  for (let match = brackets.exec(source); match !== null; match = brackets.exec(source)) {
    while ((skipped[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next++;
    const literal = skipped[next];
    if (literal !== undefined && literal.start <= match.index) {
      brackets.lastIndex = literal.end;
      continue;
    }
    if (match[0] === '(' || match[0] === '[') open.push(match.index);
    else {
      const start = open.pop();
      if (start !== undefined) closing.set(start, match.index);
    }
  }
  return closing;
}
