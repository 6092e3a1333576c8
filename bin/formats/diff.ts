// One file's edits as a patch that `git apply` takes, byte for byte. Needs no search for differences: the edits say.

import type { Edit } from '../codemod.ts';
import { cQuote } from '../text/c-quote.ts';

const context = 3;

interface Line {
  readonly start: number;
  readonly end: number;
}

/** A run of whole lines of the old text, and the text that stands in its place. */
interface Change {
  /** Indexes of lines, `[first, last)`. */
  readonly first: number;
  readonly last: number;
  readonly replacement: string;
}

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

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

/** Edits widened to whole lines; those that share a line, or join one to the next, are one change. */
function changesOf(source: string, lines: readonly Line[], edits: readonly Edit[]): readonly Change[] {
  const changes: Change[] = [];
  const endOf = (line: number) => lines[line]?.end ?? source.length;
  let line = 0;
  let next = 0;
  for (let edit = edits[next]; edit !== undefined; edit = edits[next]) {
    while (line < lines.length - 1 && endOf(line) <= edit.start) line++;
    const first = line;
    let at = lines[first]?.start ?? 0;
    let replacement = '';
    for (; edit !== undefined && (edit.start < endOf(line) || line >= lines.length - 1); edit = edits[++next]) {
      replacement += source.slice(at, edit.start) + edit.replacement;
      at = edit.end;
      // An edit that takes a line's end joins the next line to it.
      while (line < lines.length - 1 && at >= endOf(line)) line++;
    }
    replacement += source.slice(at, endOf(line));
    changes.push(...trimmed(source, lines, { first, last: Math.min(line + 1, lines.length), replacement }));
  }
  return changes;
}

/** Without the lines at both ends that are the same before and after; nothing when all are. */
function trimmed(source: string, lines: readonly Line[], change: Change): readonly Change[] {
  const olds = lines.slice(change.first, change.last).map(({ start, end }) => source.slice(start, end));
  const news = linesOf(change.replacement).map(({ start, end }) => change.replacement.slice(start, end));
  let head = 0;
  while (head < olds.length && head < news.length && olds[head] === news[head]) head++;
  let tail = 0;
  while (tail < olds.length - head && tail < news.length - head && olds.at(-1 - tail) === news.at(-1 - tail)) tail++;
  if (head + tail === olds.length && olds.length === news.length) return [];
  const replacement = news.slice(head, news.length - tail).join('');
  return [{ first: change.first + head, last: change.last - tail, replacement }];
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
