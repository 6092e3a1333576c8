// OCaml: the attributes of TyXML and dream-html, and markup in strings.
import { ocamlForms } from './code/attribute-forms.ts';
import { builderName } from './code/builder-name.ts';
import { ocaml as syntax } from './code/builder-syntaxes.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import type { Dialect } from './dialect.ts';

export const ocaml: Dialect = {
  name: 'ocaml',
  extensions: ['ml', 'mli'],
  filenames: [],
  plain: false,
  spellings: builderName,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, ocamlForms)),
};
