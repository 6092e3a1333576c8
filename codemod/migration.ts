// What goes into a migration and what comes out of it.
import type { DialectName } from './dialects/index.ts';
import type { Finding } from './findings/finding.ts';
import type { Edit, Range } from './source/edit.ts';
import type { Target } from './targets/index.ts';

/** What a run knows beyond the file. All of it may be left out. */
export interface Context {
  /** The layout that this file extends has `ws` in `hx-ext` on its `<html>` or `<body>`. */
  readonly inheritedExtension?: boolean;
  /** Where `connect:` was written elsewhere; lines are 1-based. It goes into the help of `dynamic-value`. */
  readonly connectSeen?: readonly { readonly path: string; readonly line: number }[];
}

/** How to migrate one file. */
export interface MigrateOptions {
  /** Where the file is; its name decides the dialect. Nothing is read from it. */
  readonly path: string;
  /** The dialect by hand: it is then not guessed. */
  readonly dialect?: DialectName;
  /** What to write; default `htmx2`. */
  readonly target?: Target['name'];
  /** Also rewrite commented-out markup; default false. */
  readonly includeComments?: boolean;
  readonly context?: Context;
}

/** What became of a place that names the attribute. */
export interface Occurrence {
  readonly range: Range;
  /** `rewritten`: in an edited attribute; `reported`: in a finding's range; `prose`: text for readers. */
  readonly fate: 'rewritten' | 'reported' | 'prose';
}

/** The migration of one file. Offsets are UTF-16 units of the source (bytes, for a latin1 string). */
export interface Migration {
  /** The text after the edits; the very source when there are none. */
  readonly output: string;
  /** Sorted and disjoint. */
  readonly edits: readonly Edit[];
  /** Sorted by the start of their range. */
  readonly findings: readonly Finding[];
  /** Every place that names the attribute, in order. */
  readonly occurrences: readonly Occurrence[];
  /** The layout that the file names (`{% extends "base.html" %}`), as written. */
  readonly layout?: string;
  /** The file, as migrated, has `ws` in `hx-ext` on its `<html>` or `<body>`. */
  readonly providesExtension: boolean;
}
