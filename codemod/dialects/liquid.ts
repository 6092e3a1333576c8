// Liquid (Jekyll, Shopify): `{#` is text, remarks are `{% comment %}` and `{% # … %}`.
import { braceHoles, braceLayout } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'none', verbatim: ['raw'], dropped: ['comment', 'doc'] } as const;

export const liquid: Dialect = {
  name: 'liquid',
  extensions: ['liquid'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
