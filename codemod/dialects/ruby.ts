// Ruby: markup in its strings and here-documents.
import { rubyForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { ruby as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

export const ruby: Dialect = {
  name: 'ruby',
  extensions: ['rb', 'ru', 'rake', 'gemspec'],
  filenames: [],
  plain: false,
  ...programIn(syntax, (source, code) => codeAttributes(source, code, rubyForms(source))),
};
