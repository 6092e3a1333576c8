// Where a file holds commented-out markup, for those who want it rewritten too. Knows no language.
import { type Embedded, readingOf } from './dialects/index.ts';
import type { MigrateOptions } from './migration.ts';
import type { RuleContext } from './rules/context.ts';
import type { Range } from './source/edit.ts';

/** The comments that hold one of `names`, each read by itself. A comment is for readers, whatever the language around it. */
export function commentsWith(
  names: readonly Range[],
  { document, strings }: RuleContext,
  options: MigrateOptions,
): readonly Embedded[] {
  const inners = new Map<number, Embedded>();
  for (const { start } of names) {
    const hole = document.holeAt(start);
    const region = hole === undefined ? document.regionAt(start) : undefined;
    const inner = hole?.kind === 'comment' ? hole.inner : region?.kind === 'comment' ? region.inner : undefined;
    if (inner === undefined) continue;
    inners.set(inner.start, { ...inner, language: strings ? 'html' : languageOf(document.text(inner), options) });
  }
  return [...inners.values()];
}

/** A program's comment holds code of that program, or else markup; a template's holds what the template holds. */
function languageOf(text: string, { path, dialect: byHand }: MigrateOptions): Embedded['language'] {
  const { dialect } = readingOf(path, text, byHand);
  const isCode = dialect.markupInStrings !== true || (dialect.embedded?.(text, dialect.holes(text)).length ?? 0) > 0;
  return isCode ? dialect : 'html';
}
