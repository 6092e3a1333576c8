// JSP documents: JSP written as XML, where every attribute has a value.
import { programIn } from './code/program.ts';
import { java as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { jspHoles } from './server/jsp-reader.ts';

const program = programIn(syntax);

export const jspx: Dialect = {
  name: 'jspx',
  extensions: ['jspx', 'tagx'],
  filenames: [],
  markup: 'xml',
  plain: false,
  holes: jspHoles,
  embedded: (source, holes) => codeInHoles(source, holes, /^<(?:%|jsp:)/, program),
};
