// Askama and Rinja, compiled Jinja for Rust.
import { braceHoles, braceLayout } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'lines', verbatim: ['raw'], dropped: [] } as const;

export const askama: Dialect = {
  name: 'askama',
  extensions: ['askama', 'rinja'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
