// A programming language as one whose files are code: its comments are holes, its strings are read by themselves.
import type { Embedded, Language } from '../dialect.ts';
import { embeddedStrings } from './embedded-strings.ts';
import { type Code, readCode } from './lexer.ts';
import type { CodeSyntax } from './syntax.ts';

/** The language of that syntax. `attributes` finds those that are written as code: calls, dictionaries. */
export function programIn(
  syntax: CodeSyntax,
  attributes: (source: string, code: Code) => readonly Embedded[] = () => [],
): Required<Pick<Language, 'markup' | 'markupInStrings' | 'holes' | 'embedded'>> {
  // Asked for its holes, then for what is embedded: the same text twice.
  let last: { readonly source: string; readonly code: Code } | undefined;
  const read = (source: string): Code => {
    if (last?.source !== source) last = { source, code: readCode(source, syntax) };
    return last.code;
  };
  const program = {
    markup: 'none' as const,
    markupInStrings: true as const,
    holes: (source: string) =>
      read(source).comments.map(({ start, end, inner }) => ({ kind: 'comment' as const, start, end, inner })),
    embedded: (source: string) => [
      ...attributes(source, read(source)),
      ...embeddedStrings(source, read(source), syntax, program),
    ],
  };
  return program;
}
