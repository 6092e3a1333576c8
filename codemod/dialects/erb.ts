// ERB and Erubi: Ruby in `<% %>` (Rails, Sinatra, Middleman, Puppet).
import { rubyForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { ruby as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { angleHoles } from './server/angle-reader.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { ruby } from './server/code-languages.ts';

const language = {
  code: ruby,
  signs: [
    { text: '%', means: 'literal' },
    { text: '#', means: 'comment' },
    { text: '-#', means: 'comment' },
    { text: '==', means: 'prints' },
    { text: '=', means: 'prints' },
    { text: '|=', means: 'prints' },
    { text: '|', means: 'code' },
  ],
  trimsBefore: '-',
  trimsAfter: '-',
  pastStrings: false,
} as const;

const program = programIn(syntax, (source, code) => codeAttributes(source, code, rubyForms(source)));

/** What only Ruby says between these delimiters: a block's end, a condition without parentheses, a block's arguments. */
const evidently =
  /<%-?\s*end\s*-?%>|<%-?\s*(?:if|unless|elsif|case)\s+[^({%\s][^{%\n]*%>|\bdo\s*(?:\|[^|%\n]{1,80}\|\s*)?-?%>/;

export const erb: Dialect = {
  name: 'erb',
  extensions: ['erb', 'rhtml', 'erubi', 'erubis'],
  filenames: [],
  markup: 'html',
  plain: false,
  sniff: (source) => source.includes('<%') && !/\{%|<\?(?:php\b|=)/.test(source) && evidently.test(source),
  holes: (source) => angleHoles(source, language),
  embedded: (source, holes) => codeInHoles(source, holes, /^<%/, program),
};
