// JSP documents: JSP written as XML, where every attribute has a value. What stands in CDATA is sent as it is: HTML.
import type { Range } from '../source/edit.ts';
import { programIn } from './code/program.ts';
import { java as syntax } from './code/syntaxes.ts';
import type { Dialect, Hole, Language } from './dialect.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { jspHoles } from './server/jsp-reader.ts';

const program = programIn(syntax);
const inScripts = /^<(?:%|jsp:)/;

/** What is sent as it is, as HTML or as XHTML; EL stands in it as elsewhere. */
const sent: Language = {
  markup: 'html',
  valuedTags: /^/,
  holes: jspHoles,
  embedded: (source, holes) => codeInHoles(source, holes, inScripts, program),
};

export const jspx: Dialect = {
  name: 'jspx',
  extensions: ['jspx', 'tagx'],
  filenames: [],
  markup: 'xml',
  plain: false,
  holes(source) {
    const holes = jspHoles(source);
    const sections = sectionsIn(source, holes);
    return sections.length === 0 ? holes : outside(holes, sections);
  },
  embedded(source, holes) {
    const sections = sectionsIn(source, holes).map((range) => ({ ...range, language: sent }));
    const code = codeInHoles(source, holes, inScripts, program);
    return [...code, ...sections].sort((a, b) => a.start - b.start);
  },
};

/** The contents of the CDATA sections that stand in no hole: a scriptlet's is Java. */
function sectionsIn(source: string, holes: readonly Hole[]): readonly Range[] {
  const sections: Range[] = [];
  let next = 0;
  let at = 0;
  for (;;) {
    const open = source.indexOf('<![CDATA[', at);
    const end = open < 0 ? -1 : source.indexOf(']]>', open + 9);
    if (end < 0) return sections;
    while ((holes[next]?.end ?? source.length) <= open) next++;
    at = end + 3;
    if ((holes[next]?.start ?? source.length) >= open) sections.push({ start: open + 9, end });
  }
}

function outside(holes: readonly Hole[], sections: readonly Range[]): readonly Hole[] {
  let next = 0;
  return holes.filter(({ start }) => {
    while ((sections[next]?.end ?? start + 1) <= start) next++;
    return (sections[next]?.start ?? start + 1) > start;
  });
}
