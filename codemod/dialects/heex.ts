// HEEx, Phoenix's templates of components. They are told in HTML's words, see server/heex-language.ts.
import type { Dialect } from './dialect.ts';
import { heexLanguage } from './server/heex-language.ts';

export const heex: Dialect = {
  name: 'heex',
  extensions: ['heex', 'html.heex', 'neex'],
  filenames: [],
  plain: false,
  ...heexLanguage,
};
