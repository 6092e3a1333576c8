// Markdown: text and HTML, with code of other languages in fences, see code/embedded-markdown.ts. A site generator's
// {{ }} and {% %} outside of them are holes.
import { paintOver } from '../source/mask.ts';
import { braceHoles, holdsBraces } from './braces.ts';
import { embeddedMarkdown } from './code/embedded-markdown.ts';
import type { Dialect } from './dialect.ts';

export const markdown: Dialect = {
  name: 'markdown',
  extensions: ['md', 'markdown', 'mkd', 'mdown'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes(source) {
    const bare = paintOver(
      source,
      embeddedMarkdown(source).map(({ start, end }) => ({ start, end, fill: ' ' })),
    );
    if (!holdsBraces(bare)) return [];
    const holes = braceHoles(bare, { remarks: 'none', verbatim: ['raw'], dropped: ['comment'] });
    return holes.filter(({ unterminated }) => unterminated !== true); // text about templates opens more than it closes
  },
  embedded(source, holes) {
    let next = 0;
    return embeddedMarkdown(source).filter(({ start, end }) => {
      while ((holes[next]?.end ?? end) <= start) next++;
      return (holes[next]?.start ?? end) >= end;
    });
  },
};
