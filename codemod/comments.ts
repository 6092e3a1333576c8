// Rewrites commented-out markup, when that is asked for: each comment is migrated as a file of its own, put back in place.
import { dialectFor } from './dialects/index.ts';
import type { Finding } from './findings/finding.ts';
import type { MigrateOptions, Migration } from './migration.ts';
import type { RuleContext } from './rules/context.ts';
import type { Range } from './source/edit.ts';

/** The findings of the comments that hold one of `names`, with their edits, at their places in the file. */
export function migrateComments(
  names: readonly Range[],
  context: RuleContext,
  options: MigrateOptions,
  migrate: (source: string, options: MigrateOptions) => Migration,
): readonly Finding[] {
  const { document, extensions, foreign, suppressions } = context;
  const inners = new Map<number, Range>();
  for (const { start } of names) {
    const hole = document.holeAt(start);
    const region = hole === undefined ? document.regionAt(start) : undefined;
    const inner = hole?.kind === 'comment' ? hole.inner : region?.kind === 'comment' ? region.inner : undefined;
    if (inner !== undefined) inners.set(inner.start, inner);
  }
  const inheritedExtension = options.context?.inheritedExtension === true || extensions.providedByPage();
  return [...inners.values()].flatMap(({ start, end }) => {
    const inside = migrate(document.source.slice(start, end), {
      ...options,
      includeComments: false,
      // A comment is for readers, whatever the language around it.
      ...(foreign === undefined ? {} : { dialect: options.dialect ?? dialectFor(options.path) }),
      context: { ...options.context, inheritedExtension },
    });
    const shifted = <T extends Range>(range: T): T => ({
      ...range,
      start: range.start + start,
      end: range.end + start,
    });
    return (
      inside.findings
        // A tag that the comment cuts off stays a note.
        .filter(({ code }) => code !== 'unused-ignore' && code !== 'no-connect' && code !== 'unreadable')
        .map((finding) => {
          const range = shifted(finding.range);
          const suppressed = suppressions.cover(finding.code, range);
          return { ...finding, range, suppressed, edits: suppressed ? [] : finding.edits.map(shifted) };
        })
    );
  });
}
