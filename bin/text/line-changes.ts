// Which lines of a text edits change, and into what. Needs no search for differences: the edits say.

/** A replacement of the chars `[start, end)`. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A line with its end, as chars `[start, end)`. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** A run of whole lines of the old text, and the text that stands in its place. */
export interface Change {
  /** Indexes of lines, `[first, last)`. */
  readonly first: number;
  readonly last: number;
  readonly replacement: string;
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

/** Edits, sorted and disjoint, widened to whole lines; those that share a line, or join one to the next, are one change. */
export function changesOf(source: string, lines: readonly Line[], edits: readonly Replacement[]): readonly Change[] {
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
