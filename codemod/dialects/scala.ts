// Scala: markup in its strings and interpolations.
import { scalaForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { scala as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const scala: Dialect = {
  name: 'scala',
  extensions: ['scala', 'sc', 'sbt'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, scalaForms)),
};
