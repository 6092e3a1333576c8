// Nim: karax's attributes, and markup in strings.
import { nimForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { nim as syntax } from './code/builder-syntaxes.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import type { Dialect } from './dialect.ts';

export const nim: Dialect = {
  name: 'nim',
  extensions: ['nim', 'nims'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, nimForms)),
};
