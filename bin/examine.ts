// One document and what the codemod says of it, in the light of what the run knows. Knows nothing of disks or options.
import type { Codemod, Context, Finding, MigrateOptions, Migration } from './codemod.ts';

export interface Knowledge {
  readonly inherits: (layout: string) => boolean;
  readonly connectSeen: NonNullable<Context['connectSeen']>;
}

export interface Examined {
  readonly migration: Migration;
  /** Migrates another text as this one was. */
  readonly again: (source: string) => Migration;
}

/** Migrates once with the file alone, and again where what lies outside it would change the answer. */
export function examine(
  source: string,
  options: MigrateOptions,
  knowledge: Knowledge,
  migrate: Codemod['migrate'],
): Examined {
  const alone = migrate(source, options);
  const inheritedExtension = alone.layout !== undefined && knowledge.inherits(alone.layout);
  const seen = alone.findings.some((finding) => finding.code === 'dynamic-value') ? knowledge.connectSeen : [];
  if (!inheritedExtension && seen.length === 0) return { migration: alone, again: (text) => migrate(text, options) };
  const context: Context = {
    ...(inheritedExtension && { inheritedExtension }),
    ...(seen.length > 0 && { connectSeen: seen }),
  };
  const again = (text: string) => migrate(text, { ...options, context });
  return { migration: again(source), again };
}

/** The one finding of a file in UTF-16: it holds the attribute, and an index in it is no byte offset. */
export function unreadable(migration: Migration): Finding | undefined {
  const first = migration.occurrences.find((occurrence) => occurrence.fate !== 'prose');
  return first && { code: 'unreadable', level: 'error', range: first.range, args: {}, edits: [], suppressed: false };
}
