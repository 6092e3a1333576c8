// Eta: JavaScript in `<% %>`, whose reader looks past strings for the end.
import { javascriptForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { javascript as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { angleHoles } from './server/angle-reader.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { javascript } from './server/code-languages.ts';
import { layoutCall } from './server/layout-call.ts';

const language = {
  code: javascript,
  signs: [
    { text: '=', means: 'prints' },
    { text: '~', means: 'prints' },
  ],
  trimsBefore: '-_',
  trimsAfter: '-_',
  pastStrings: true,
} as const;

const program = programIn(syntax, (source, code) => codeAttributes(source, code, javascriptForms));

export const eta: Dialect = {
  name: 'eta',
  extensions: ['eta', 'html.eta'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => angleHoles(source, language),
  embedded: (source, holes) => codeInHoles(source, holes, /^<%/, program),
  layout: layoutCall,
};
