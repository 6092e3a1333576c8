// JSP: Java in `<% %>`, expressions in `${ }` and `#{ }`, and the actions of JSTL, wherever they stand.
import { programIn } from './code/program.ts';
import { java as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { jspHoles } from './server/jsp-reader.ts';

const program = programIn(syntax);

export const jsp: Dialect = {
  name: 'jsp',
  extensions: ['jsp', 'jspf', 'tag', 'tagf'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: jspHoles,
  // <form:form hx-ws="send"> is an action, not an element: a page does not compile with a bare attribute on it.
  valuedTags: /:/,
  embedded: (source, holes) => codeInHoles(source, holes, /^<(?:%|jsp:)/, program),
};
