// One document and what the codemod says of it, in the light of what the run knows. Knows nothing of disks or options.
import type { Codemod, Finding, MigrateOptions, Migration } from '../codemod.ts';

export interface Examined {
  readonly migration: Migration;
  /** Migrates another text as this one was. */
  readonly again: (source: string) => Migration;
}

/** Migrates with the file alone, and once more where the layout that it turns out to extend has the extension. */
export function examine(
  source: string,
  options: MigrateOptions,
  inherits: (layout: string) => boolean,
  migrate: Codemod['migrate'],
): Examined {
  const alone = migrate(source, options);
  if (alone.layout === undefined || !inherits(alone.layout)) {
    return { migration: alone, again: (text) => migrate(text, options) };
  }
  const again = (text: string) => migrate(text, { ...options, context: { inheritedExtension: true } });
  return { migration: again(source), again };
}

/** The one finding of a file that is no text, or too large: a place in it that a person has to see to. */
export function unreadableIn(migration: Migration, args: Finding['args']): Finding | undefined {
  const first = migration.findings.find(
    ({ level, edits, suppressed }) => !suppressed && (level === 'error' || edits.length > 0),
  );
  return first && { code: 'unreadable', level: 'error', range: first.range, args, edits: [], suppressed: false };
}

/** The one finding of a file in UTF-16: it holds the attribute, and an index in it is no byte offset. */
export function unreadable(migration: Migration): Finding | undefined {
  const first = migration.occurrences.find((occurrence) => occurrence.fate !== 'prose');
  return first && { code: 'unreadable', level: 'error', range: first.range, args: {}, edits: [], suppressed: false };
}
