// The codemod's public surface: text in, edits and findings out. It runs in a browser as well as in Node.
export { type DialectName, dialectFor, dialectNames } from './dialects/index.ts';
export { type CatalogueEntry, catalogue } from './findings/catalogue.ts';
export { type Finding, type FindingCode, findingCodes, type Level } from './findings/finding.ts';
export { migrate } from './migrate.ts';
export type { Context, MigrateOptions, Migration, Occurrence } from './migration.ts';
export { mayHoldLegacy } from './occurrences.ts';
export { applyEdits } from './source/apply.ts';
export type { Edit, Range } from './source/edit.ts';
export { Lines, type Position } from './source/lines.ts';
