// Slim. Its lines are told in markup's words, see code/embedded-slim.ts.
import { embeddedSlim } from './code/embedded-slim.ts';
import type { Dialect } from './dialect.ts';

export const slim: Dialect = {
  name: 'slim',
  extensions: ['slim'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: embeddedSlim,
};
