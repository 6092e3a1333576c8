// JSON: markup in its strings.
import { programIn } from './code/program.ts';
import { json as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const json: Dialect = {
  name: 'json',
  extensions: ['json', 'jsonc', 'json5', 'ipynb', 'webmanifest'],
  filenames: [],
  plain: false,
  ...programIn(syntax),
};
