// EJS, and the templates of Underscore and Lodash, which write alike: JavaScript in `<% %>`.
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
    { text: '%', means: 'literal' },
    { text: '#', means: 'comment' },
    { text: '=', means: 'prints' },
    { text: '-', means: 'prints' },
  ],
  trimsBefore: '_',
  trimsAfter: '-_',
  pastStrings: false,
} as const;

const program = programIn(syntax, (source, code) => codeAttributes(source, code, javascriptForms));

export const ejs: Dialect = {
  name: 'ejs',
  extensions: ['ejs', 'html.ejs', 'underscore', 'lodash'],
  filenames: [],
  markup: 'html',
  plain: false,
  sniff: (source) => /<%[-=_#]?\s*[\w({}[\]$'"`/!][^%\n]{0,400}%>/.test(source) && !/\{%|<\?(?:php\b|=)/.test(source),
  holes: (source) => angleHoles(source, language),
  embedded: (source, holes) => codeInHoles(source, holes, /^<%/, program),
  layout: layoutCall,
};
