// Pug, once called Jade. Its lines are told in markup's words, see code/embedded-pug.ts.
import { embeddedPug } from './code/embedded-pug.ts';
import type { Dialect } from './dialect.ts';

export const pug: Dialect = {
  name: 'pug',
  extensions: ['pug', 'jade'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: embeddedPug,
  layout: (source) => /^extends?[ \t]+(\S+)/m.exec(source)?.[1],
};
