// The codemod as the command sees it. Types only: the program is loaded late, and a test may put another in its place.
export type { Context, DialectName, Edit, Finding, FindingCode, MigrateOptions, Migration } from '../codemod/index.ts';

export type Codemod = Pick<
  typeof import('../codemod/index.ts'),
  'migrate' | 'catalogue' | 'mayHoldLegacy' | 'dialectNames'
>;
