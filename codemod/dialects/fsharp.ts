// F#: the attributes of Giraffe and Falco, and markup in strings.
import { fsharpForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { fsharp as syntax } from './code/builder-syntaxes.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import type { Dialect } from './dialect.ts';

export const fsharp: Dialect = {
  name: 'fsharp',
  extensions: ['fs', 'fsx', 'fsi'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, fsharpForms)),
};
