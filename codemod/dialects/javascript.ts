// JavaScript and TypeScript: markup in their strings and template literals, and JSX where the attribute stands in it.
import { coverageOf } from '../source/within.ts';
import { javascriptForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { embeddedJsx } from './code/embedded-jsx.ts';
import { readCode } from './code/lexer.ts';
import { programIn } from './code/program.ts';
import { javascript as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

const program = programIn(syntax, (source, code) => codeAttributes(source, code, javascriptForms));

export const javascript: Dialect = {
  name: 'javascript',
  extensions: ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'],
  filenames: [],
  plain: false,
  ...program,
  embedded(source, holes) {
    const jsx = namesItBare(source) ? embeddedJsx(source) : [];
    return jsx.length > 0 ? jsx : program.embedded(source, holes);
  },
};

/** Whether an attribute stands outside every string and comment, as it does in JSX alone. */
function namesItBare(source: string): boolean {
  const { strings, comments } = readCode(source, syntax);
  const covered = coverageOf([...strings, ...comments]);
  for (const { index } of source.matchAll(/(?<![\w-])(?:data-)?(?:hx-(?:ws|ext)|ws-(?:connect|send))(?![\w-])/gi)) {
    if (!covered(index)) return true;
  }
  return false;
}
