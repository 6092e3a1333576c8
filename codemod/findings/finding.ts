// What a migration has to say, as data: a code and its arguments, no prose.
import type { Edit, Range } from '../source/edit.ts';

/** How much a finding asks of a person. */
export type Level = 'error' | 'warning' | 'note';

/** Every code, in the order in which documentation lists them. */
export const findingCodes = [
  'connect',
  'send',
  'extension',
  'dynamic-value',
  'unknown-clause',
  'missing-url',
  'conflict',
  'in-code',
  'unreadable',
  'trigger-change',
  'target-header',
  'params-lists',
  'sender-values',
  'prefix-only-url',
  'old-spelling',
  'file-input',
  'server-messages',
  'double-socket',
  'trigger-delays-connection',
  'inherited-swap',
  'no-connect',
  'extension-script',
  'in-comment',
  'reference',
  'generated',
  'unused-ignore',
] as const;

/** The stable name of a kind of finding. */
export type FindingCode = (typeof findingCodes)[number];

/** One finding in one file. */
export interface Finding {
  readonly code: FindingCode;
  /** As the catalogue has it; a command may raise it. */
  readonly level: Level;
  /** The place in the text as read. */
  readonly range: Range;
  /** What the catalogue's sentence needs; pieces of the source among it are as written. */
  readonly args: Readonly<Record<string, string>>;
  /** What was done about it; empty where nothing was, or where a comment asked for nothing. */
  readonly edits: readonly Edit[];
  /** True where a comment in the file silences it. */
  readonly suppressed: boolean;
}
