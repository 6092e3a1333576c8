// Haskell: lucid's and blaze's attributes, and markup in strings.
import { haskellForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { haskell as syntax } from './code/builder-syntaxes.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import type { Dialect } from './dialect.ts';

export const haskell: Dialect = {
  name: 'haskell',
  extensions: ['hs', 'lhs'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, haskellForms)),
};
