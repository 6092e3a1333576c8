// Nunjucks, Jinja's sister in JavaScript; Eleventy's `.njk`.
import { braceHoles, braceLayout } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'lines', verbatim: ['raw', 'verbatim'], dropped: [] } as const;

export const nunjucks: Dialect = {
  name: 'nunjucks',
  extensions: ['njk', 'nunjucks', 'nunj', 'nj'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
