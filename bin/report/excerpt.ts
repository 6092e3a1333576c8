// The lines around a file's findings, before and after, for people to read. Knows nothing of what the findings say.

import type { Edit } from '../codemod.ts';
import { decode, detached } from '../text/byte-text.ts';
import { type Change, changesOf, linesOf } from '../text/line-changes.ts';

export interface Excerpt {
  readonly path: string;
  /** Stretches of lines that do not touch one another, in order. */
  readonly hunks: readonly (readonly Row[])[];
  /** How many lines the file has, before. */
  readonly lines: number;
}

/** A line before and after; the same text where nothing changed, one side missing where a line comes or goes. */
export interface Row {
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

export interface Side {
  /** 1-based. */
  readonly line: number;
  /** Decoded, without its line end. */
  readonly text: string;
}

/** Lines shown before and after each place. */
const context = 3;
/** Of a place that goes on for longer, its first lines will do. */
const longest = 12;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** `source` is a latin1 string of bytes; `places` are lines, 1-based, both ends included. */
export function excerptOf(
  path: string,
  source: string,
  edits: readonly Edit[],
  places: readonly { readonly line: number; readonly endLine: number }[],
): Excerpt {
  const lines = linesOf(source);
  const changes = changesOf(source, lines, edits);
  const spans = [
    ...changes.map(({ first, last }): Span => ({ from: first, to: last })),
    ...places.map(({ line, endLine }): Span => ({ from: line - 1, to: Math.min(endLine, line + longest) })),
  ];
  const textOf = (at: number) => {
    const line = lines[at];
    return line === undefined ? '' : shown(source.slice(line.start, line.end));
  };
  let shift = 0;
  let next = 0;
  const hunks = joined(spans, lines.length).map(({ from, to }) => {
    const rows: Row[] = [];
    for (let at = from; at < to || changes[next]?.first === at; ) {
      const change = changes[next];
      if (change?.first !== at) {
        const text = textOf(at);
        rows.push({ before: { line: at + 1, text }, after: { line: at + 1 + shift, text } });
        at++;
        continue;
      }
      const news = newLines(change);
      for (let n = 0; n < Math.max(change.last - change.first, news.length); n++) {
        const text = news[n];
        rows.push({
          before: at + n < change.last ? { line: at + n + 1, text: textOf(at + n) } : undefined,
          after: text === undefined ? undefined : { line: at + n + 1 + shift, text },
        });
      }
      shift += news.length - (change.last - change.first);
      at = change.last;
      next++;
    }
    return rows;
  });
  return { path: decode(path), hunks, lines: lines.length };
}

function newLines({ replacement }: Change): readonly string[] {
  return linesOf(replacement).map(({ start, end }) => shown(replacement.slice(start, end)));
}

function shown(line: string): string {
  return detached(decode(line.replace(/\r?\n$/, '')));
}

/** Spans with their context, sorted, those that touch made one. */
function joined(spans: readonly Span[], lines: number): readonly Span[] {
  const wide = spans
    .map(({ from, to }) => ({ from: Math.max(0, from - context), to: Math.min(lines, to + context) }))
    .sort((a, b) => a.from - b.from);
  const all: Span[] = [];
  for (const span of wide) {
    const last = all.at(-1);
    if (last !== undefined && span.from <= last.to) {
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else all.push(span);
  }
  return all;
}
