// templ: Go with components of markup in it. They are told in markup's words, see code/embedded-templ.ts.
import { embeddedTempl } from './code/embedded-templ.ts';
import type { Dialect } from './dialect.ts';

export const templ: Dialect = {
  name: 'templ',
  extensions: ['templ'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: embeddedTempl,
};
