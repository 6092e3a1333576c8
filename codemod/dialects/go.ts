// Go: markup in its raw and quoted strings.
import { goForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { go as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const go: Dialect = {
  name: 'go',
  extensions: ['go'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, goForms)),
};
