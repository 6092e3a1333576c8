// HTML as a browser reads it, without holes; and the reading of every extension that nobody claims.
import type { Dialect } from './dialect.ts';

export const html: Dialect = {
  name: 'html',
  extensions: ['html', 'htm', 'shtml'],
  filenames: [],
  markup: 'html',
  plain: true,
  holes: () => [],
};
