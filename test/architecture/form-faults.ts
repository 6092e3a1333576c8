// What every source file has, whatever it holds: a kebab-case name, and an opening comment that says what it is.
import ts from 'typescript';
import type { SourceText } from './violations.ts';

const kebabCase = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.(?:ts|mjs)$/;

/** One sentence a fault; none for a file in good form. */
export function formFaults({ path, text }: SourceText): readonly string[] {
  return [
    ...(kebabCase.test(path) ? [] : [`${path}: not in kebab-case`]),
    ...(opensWithProse(text) ? [] : [`${path}: does not open with a comment that says what it is`]),
  ];
}

/** Whether words stand before the first line of code. A `#!` line, and pragmas such as `@jest-environment`, are none. */
function opensWithProse(text: string): boolean {
  const body = text.replace(/^#!.*\n/, '');
  const comments = (ts.getLeadingCommentRanges(body, 0) ?? []).map(({ pos, end }) => body.slice(pos, end)).join('\n');
  const prose = comments.replace(/@[\w-]+.*|biome-ignore.*|[/*]/g, '');
  return /^\/[/*]/.test(body) && /\w+\s+\w+/.test(prose);
}
