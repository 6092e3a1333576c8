// One file's edits as a patch that `git apply` takes, byte for byte. Needs no search for differences: the edits say.

import type { Edit } from '../codemod.ts';
import { cQuote } from '../text/c-quote.ts';
import { type Change, changesOf, type Line, linesOf } from '../text/line-changes.ts';

const context = 3;

/**
 * The patch as a latin1 string of bytes; `name` is relative to the directory that `git apply` takes names from.
 * `edits` are sorted and disjoint.
 * `''` when they change nothing.
 */
export function patchOf(name: string, source: string, edits: readonly Edit[]): string {
  const lines = linesOf(source);
  const changes = changesOf(source, lines, edits);
  if (changes.length === 0) return '';
  const a = cQuote(`a/${name}`);
  const b = cQuote(`b/${name}`);
  // A name with a space in it is ended by a tab, as git does.
  const end = (quoted: string) => (quoted.includes(' ') && !quoted.startsWith('"') ? '\t' : '');
  let patch = `diff --git ${a} ${b}\n--- ${a}${end(a)}\n+++ ${b}${end(b)}\n`;
  let shift = 0;
  for (const hunk of hunksOf(changes)) {
    const from = Math.max(0, (hunk[0]?.first ?? 0) - context);
    const to = Math.min(lines.length, (hunk.at(-1)?.last ?? 0) + context);
    let body = '';
    let at = from;
    let added = 0;
    for (const change of hunk) {
      const news = linesOf(change.replacement);
      body += marked(' ', source, lines.slice(at, change.first));
      body += marked('-', source, lines.slice(change.first, change.last));
      body += marked('+', change.replacement, news);
      added += news.length - (change.last - change.first);
      at = change.last;
    }
    body += marked(' ', source, lines.slice(at, to));
    const count = to - from;
    patch += `@@ -${rangeOf(from, count)} +${rangeOf(from + shift, count + added)} @@\n${body}`;
    shift += added;
  }
  return patch;
}

function rangeOf(from: number, count: number): string {
  // An empty range is named by the line before it.
  const line = count === 0 ? from : from + 1;
  return count === 1 ? `${line}` : `${line},${count}`;
}

function marked(mark: string, text: string, lines: readonly Line[]): string {
  return lines
    .map(({ start, end }) => {
      const line = text.slice(start, end);
      return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
    })
    .join('');
}

function hunksOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const before = hunks.at(-1);
    const last = before?.at(-1);
    // Lines that follow one another go and come together, as people are used to.
    if (before && last && change.first === last.last) {
      before[before.length - 1] = { ...last, last: change.last, replacement: last.replacement + change.replacement };
    } else if (before && last && change.first - last.last <= 2 * context) before.push(change);
    else hunks.push([change]);
  }
  return hunks;
}
