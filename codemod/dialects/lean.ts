// Lean: lists of attributes, and markup in strings.
import { leanForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { lean as syntax } from './code/builder-syntaxes.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import type { Dialect } from './dialect.ts';

export const lean: Dialect = {
  name: 'lean',
  extensions: ['lean'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, leanForms)),
};
