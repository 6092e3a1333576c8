// Java: markup in its strings and text blocks.
import { builderName } from './code/builder-name.ts';
import { programIn } from './code/program.ts';
import { java as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const java: Dialect = {
  name: 'java',
  extensions: ['java'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax),
};
