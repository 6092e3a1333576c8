// C#: markup in its strings, verbatim, raw and interpolated ones too.
import { csharpForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { csharp as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const csharp: Dialect = {
  name: 'csharp',
  extensions: ['cs', 'csx'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, csharpForms)),
};
