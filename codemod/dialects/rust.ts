// Rust: markup in its strings, raw ones too.
import { programIn } from './code/program.ts';
import { rust as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const rust: Dialect = {
  name: 'rust',
  extensions: ['rs'],
  filenames: [],
  plain: false,
  ...programIn(syntax),
};
