// Perl: lists of attributes, and markup in strings.
import { perlForms } from './code/attribute-forms.ts';
import { perl as syntax } from './code/builder-syntaxes.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import type { Dialect } from './dialect.ts';

export const perl: Dialect = {
  name: 'perl',
  extensions: ['pl', 'pm', 'psgi', 't'],
  filenames: [],
  plain: false,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, perlForms)),
};
