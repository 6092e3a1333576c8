// Django templates: `{# … #}` ends on its line, `{% verbatim %}` passes through, `{% comment %}` drops.
import { braceHoles, braceLayout } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'line', verbatim: ['verbatim'], dropped: ['comment'] } as const;

export const django: Dialect = {
  name: 'django',
  extensions: ['djhtml', 'dj.html', 'djt'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
