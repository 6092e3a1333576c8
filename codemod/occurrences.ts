// Where a text names the attribute at all. Knows no language: what an occurrence is worth is for others to say.
import type { Range } from './source/edit.ts';

// hx-ws, data-hx-ws, hx_ws, hx:ws, and the key of hx_ws: "send"; not htmx 4's hx-ws:connect, not hx-ws.js, not a longer word
// and what a script calls data-hx-ws: dataset.hxWs, dataset["hxWs"]
const pattern =
  /(?<![\w-])(?:data[-_])?hx[-_:]ws(?![\w-]|:(?![\s"'`])|\.(?:min\.)?m?js\b)|hxws(?<=\bdataset\s{0,9}(?:\??\.|(?:\?\.)?\[\s{0,9}\\?["'`])\s{0,9}hxws)(?![\w$-])/gi;

/** Every place where the legacy attribute's name stands, in order; `spellings` are a language's own, disjoint from the others. */
export function occurrencesIn(source: string, spellings?: RegExp): readonly Range[] {
  const found = rangesOf(pattern, source);
  if (spellings === undefined) return found;
  const known = new Set(found.map(({ start }) => start));
  const own = rangesOf(spellings, source).filter(({ start }) => !known.has(start));
  return own.length === 0 ? found : [...found, ...own].sort((a, b) => a.start - b.start);
}

function rangesOf(names: RegExp, source: string): Range[] {
  return [...source.matchAll(names)].map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
}

const anyCase = /hx[-_:]?ws/i;
const modern = /ws-(?:connect|send)|hx-ext/i;

/**
 * Whether a text may hold something to migrate: true wherever an occurrence, or a comment to this command, could stand.
 * Only for `htmx4` are `ws-connect`, `ws-send` and `hx-ext` something to migrate.
 */
export function mayHoldLegacy(source: string, target: 'htmx2' | 'htmx4' = 'htmx2'): boolean {
  return anyCase.test(source) || (target === 'htmx4' && modern.test(source));
}
