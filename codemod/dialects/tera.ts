// Tera, Jinja's relative in Rust.
import { braceHoles, braceLayout } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'lines', verbatim: ['raw'], dropped: [] } as const;

export const tera: Dialect = {
  name: 'tera',
  extensions: ['tera'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
