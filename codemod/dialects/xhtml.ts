// XHTML and SVG: markup in which every attribute has a value and `/>` closes any element.
import type { Dialect } from './dialect.ts';

export const xhtml: Dialect = {
  name: 'xhtml',
  extensions: ['xhtml', 'xht', 'svg', 'xml'],
  filenames: [],
  markup: 'xml',
  plain: true,
  holes: () => [],
};
