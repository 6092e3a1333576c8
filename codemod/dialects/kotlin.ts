// Kotlin: markup in its strings.
import { kotlinForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { kotlin as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const kotlin: Dialect = {
  name: 'kotlin',
  extensions: ['kt', 'kts'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, kotlinForms)),
};
