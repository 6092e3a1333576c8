// Swift: markup in its strings.
import { swiftForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { swift as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const swift: Dialect = {
  name: 'swift',
  extensions: ['swift'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, swiftForms)),
};
