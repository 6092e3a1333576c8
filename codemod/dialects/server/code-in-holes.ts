// The code in a template's holes that names the attribute, as programs to be read by themselves. Knows no language.
import type { Hole } from '../../source/hole.ts';
import type { Embedded, Language } from '../dialect.ts';

/** Whatever some target rewrites. */
const names = /hx[-_:]ws|ws[-_]connect|ws[-_]send|hx[-_]ext/i;

/** The code between the delimiters of each hole that begins with one of `openers`. */
export function codeInHoles(
  source: string,
  holes: readonly Hole[],
  openers: RegExp,
  language: Language,
): readonly Embedded[] {
  return holes.flatMap(({ kind, start, inner, unterminated }) => {
    if ((kind !== 'expression' && kind !== 'statement') || unterminated === true || inner.end <= inner.start) return [];
    if (!names.test(source.slice(inner.start, inner.end)) || !openers.test(source.slice(start, start + 8))) return [];
    return [{ start: inner.start, end: inner.end, language }];
  });
}
