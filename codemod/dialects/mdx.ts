// MDX: Markdown in which tags are JSX, and braces hold its code.
import { paintOver } from '../source/mask.ts';
import { embeddedMarkdown } from './code/embedded-markdown.ts';
import { braceEnd } from './code/script-tokens.ts';
import type { Dialect, Hole } from './dialect.ts';

export const mdx: Dialect = {
  name: 'mdx',
  extensions: ['mdx'],
  filenames: [],
  markup: 'xml',
  plain: false,
  holes(source) {
    const bare = paintOver(
      source,
      embeddedMarkdown(source).map(({ start, end }) => ({ start, end, fill: ' ' })),
    );
    const holes: Hole[] = [];
    for (let start = bare.indexOf('{'); start >= 0; ) {
      const end = braceEnd(bare, start);
      if (end === undefined) break;
      const comment = /^\{\s*\/\*/.test(bare.slice(start, start + 40));
      const inner = { start: start + 1, end: end - 1 };
      holes.push({ kind: comment ? 'comment' : 'expression', start, end, inner });
      start = bare.indexOf('{', end);
    }
    return holes;
  },
  embedded(source, holes) {
    let next = 0;
    return embeddedMarkdown(source).filter(({ start, end }) => {
      while ((holes[next]?.end ?? end) <= start) next++;
      return (holes[next]?.start ?? end) >= end;
    });
  },
};
