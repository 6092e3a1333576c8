// Python: markup in its strings and f-strings; docstrings are comments.
import { pythonForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { python as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const python: Dialect = {
  name: 'python',
  extensions: ['py', 'pyi', 'pyw'],
  filenames: [],
  plain: false,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, pythonForms(source))),
};
