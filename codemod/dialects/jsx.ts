// JSX and TSX: programs with markup in them. Its elements are told in markup's words, see code/embedded-jsx.ts.
import { embeddedJsx } from './code/embedded-jsx.ts';
import type { Dialect } from './dialect.ts';

export const jsx: Dialect = {
  name: 'jsx',
  extensions: ['jsx', 'tsx'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: embeddedJsx,
};
