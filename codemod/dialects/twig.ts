// Twig, and what is built on it (Symfony, Craft, Drupal).
import { braceHoles, braceLayout } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'lines', verbatim: ['verbatim', 'raw'], dropped: [] } as const;

export const twig: Dialect = {
  name: 'twig',
  extensions: ['twig'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
