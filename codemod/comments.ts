// Where a file holds commented-out markup, for those who want it rewritten too. Knows no language.
import { type Embedded, readingOf } from './dialects/index.ts';
import type { MigrateOptions } from './migration.ts';
import type { RuleContext } from './rules/context.ts';
import type { Range } from './source/edit.ts';

/** The comments that hold one of `names`, each read by itself. A comment is for readers, whatever the language around it. */
export function commentsWith(
  names: readonly Range[],
  { document }: RuleContext,
  options: MigrateOptions,
): readonly Embedded[] {
  const inners = new Map<number, Embedded>();
  for (const { start } of names) {
    const hole = document.holeAt(start);
    const region = hole === undefined ? document.regionAt(start) : undefined;
    const inner = hole?.kind === 'comment' ? hole.inner : region?.kind === 'comment' ? region.inner : undefined;
    if (inner === undefined) continue;
    const { dialect } = readingOf(options.path, document.text(inner), options.dialect);
    inners.set(inner.start, { start: inner.start, end: inner.end, language: dialect });
  }
  return [...inners.values()];
}
