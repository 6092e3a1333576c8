// Haml. Its lines are told in markup's words, see code/embedded-haml.ts.
import { embeddedHaml } from './code/embedded-haml.ts';
import type { Dialect } from './dialect.ts';

export const haml: Dialect = {
  name: 'haml',
  extensions: ['haml', 'hamlc'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: embeddedHaml,
};
