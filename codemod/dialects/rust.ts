// Rust: markup in its strings, raw ones too.
import { rustForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { rust as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const rust: Dialect = {
  name: 'rust',
  extensions: ['rs'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, rustForms)),
};
