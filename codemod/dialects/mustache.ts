// Mustache: sections, inverted sections, partials, parents and blocks; and delimiters that the template changes itself.
// It has no strings: the first closing delimiter closes.
import { Closer } from './closer.ts';
import type { Dialect, Hole } from './dialect.ts';
import { withOpposites } from './sections.ts';

export const mustache: Dialect = {
  name: 'mustache',
  extensions: ['mustache', 'mst', 'mustache.html', 'mustache.txt'],
  filenames: [],
  markup: 'html',
  plain: false,
  sniff: (source) => /\{\{=[^\s=]{1,20} [^\s=]{1,20}=\}\}/.test(source),
  holes: (source) => withOpposites(source, tags(source)),
  layout: (source, holes) => {
    const parent = holes.find(({ role, inner }) => role === 'open' && source[inner.start] === '<');
    return parent?.block;
  },
};

/** `{{#a}}` and its like, each a hole; `inner` begins with the sign. */
function tags(source: string): readonly Hole[] {
  const closer = new Closer(source);
  const holes: Hole[] = [];
  let [open, close] = ['{{', '}}'];
  let at = 0;
  for (;;) {
    const start = source.indexOf(open, at);
    if (start < 0) return holes;
    const from = start + open.length;
    let first = from;
    while (/\s/.test(source[first] ?? '')) first++; // {{ #a }}
    const sign = source[first] ?? '';
    let innerEnd = closer.plain(close, from);
    if (innerEnd < 0) {
      const inner = { start: from, end: from };
      holes.push({ kind: 'expression', start, end: from, inner, unterminated: true });
      at = from;
      continue;
    }
    // {{{a}}} ends with the last of its braces; with other delimiters <%{a}%> the brace stands inside.
    if (sign === '{' && close === '}}' && source[innerEnd + 2] === '}') innerEnd++;
    const inner = { start: Math.min(first, innerEnd), end: innerEnd };
    const end = innerEnd + close.length;
    at = end;
    holes.push(tag(source, start, end, inner, sign));
    const changed = sign === '=' ? /^=\s*([^\s=]+)\s+([^\s=]+)\s*=$/.exec(source.slice(inner.start, inner.end)) : null;
    if (changed?.[1] !== undefined && changed[2] !== undefined) [open, close] = [changed[1], changed[2]];
  }
}

function tag(source: string, start: number, end: number, inner: Hole['inner'], sign: string): Hole {
  const hole = { start, end, inner };
  const block = () =>
    source
      .slice(inner.start + 1, Math.min(inner.end, inner.start + 400))
      .trim()
      .replace(/\s.*$/s, '');
  switch (sign) {
    case '!':
      return { ...hole, kind: 'comment' };
    // A list repeats its section, yet it and its opposite exclude one another, and both go by the same name.
    case '#':
    case '^':
      return { ...hole, kind: 'statement', role: 'open', block: block(), conditional: true, rebinds: sign === '#' };
    case '<':
    case '$':
      return { ...hole, kind: 'statement', role: 'open', block: block() };
    case '/':
      return { ...hole, kind: 'statement', role: 'close', block: block() };
    case '=':
      return { ...hole, kind: 'statement' };
    default:
      return { ...hole, kind: 'expression' };
  }
}
