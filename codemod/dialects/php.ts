// PHP: code in `<?php ?>`, `<?= ?>` and `<? ?>`, in pages and in programs that hold no page at all.
import { phpForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { php as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { layoutCall } from './server/layout-call.ts';
import { phpHoles } from './server/php-reader.ts';

const program = programIn(syntax, (source, code) => codeAttributes(source, code, phpForms));

export const php: Dialect = {
  name: 'php',
  extensions: ['php', 'phtml', 'inc', 'php3', 'php4', 'php5', 'php7', 'php8', 'ctp', 'module', 'theme', 'thtml'],
  filenames: [],
  markup: 'html',
  plain: false,
  sniff: (source) => /<\?(?:php\b|=)/i.test(source),
  holes: phpHoles,
  embedded: (source, holes) => codeInHoles(source, holes, /^/, program),
  layout: layoutCall,
};
