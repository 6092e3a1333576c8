// Where new attributes stand in a tag, and what an attribute takes with it when it goes. Knows white space, not meanings.

import type { Attribute } from '../markup/attributes.ts';
import type { Branches } from '../markup/branches.ts';
import type { MarkupDocument } from '../markup/document.ts';
import type { Tag } from '../markup/tags.ts';
import type { Range } from '../source/edit.ts';
import { rangeAt } from '../source/within.ts';

const white = /[\t\n\f\r ]/;

/** The white space before `offset`, as far as it is text: what stands in a hole is not. */
function whiteBefore({ source, holes }: MarkupDocument, offset: number): string {
  let start = offset;
  while (start > 0 && white.test(source[start - 1] ?? '') && rangeAt(holes, start - 1) === undefined) start--;
  return source.slice(start, offset);
}

/** The last line break of a run of white space with the indentation after it; undefined when it stays on one line. */
function lastLine(run: string): string | undefined {
  return /(?:\r\n|\n|\r)[^\r\n]*$/.exec(run)?.[0];
}

/** What to put between two new attributes: a line and its indentation where the tag has one attribute a line, else a space. */
export function separatorFor(document: MarkupDocument, tag: Tag, attribute: Attribute): string {
  const attributes = document.attributesOf(tag);
  const own = lastLine(whiteBefore(document, attribute.start));
  const others = attributes.slice(1).map(({ start }) => lastLine(whiteBefore(document, start)));
  if (attributes[0] !== attribute) return own !== undefined && others.every((line) => line !== undefined) ? own : ' ';
  if (others.length === 0) return own ?? ' ';
  return others.every((line) => line !== undefined) ? (others[0] ?? ' ') : ' ';
}

/**
 * What goes when an attribute goes: the white space before it, and so its line where it has one. The white space stays
 * where it keeps two neighbours apart. Undefined where a hole after it takes white space away, as far back as it finds
 * some: without the attribute it would glue what follows to what precedes (`<br hx-ws="" {%- if a %}…`).
 */
export function removalOf(document: MarkupDocument, tag: Tag, attribute: Attribute): Range | undefined {
  const { source } = document;
  let after = attribute.end;
  while (white.test(source[after] ?? '')) after++;
  if (rangeAt(document.holes, after)?.trimsBefore !== undefined) return undefined;
  const before = whiteBefore(document, attribute.start).length;
  const next = source[attribute.end] ?? '';
  const attributes = document.attributesOf(tag);
  const previous = attributes[attributes.indexOf(attribute) - 1];
  const unquoted = previous?.value !== undefined && previous.quote === '';
  const apart = white.test(next) || next === '>' || (next === '/' && !unquoted);
  return { start: attribute.start - (apart ? before : 0), end: attribute.end };
}

/** How many steps are made to see what follows; a page takes two or three. */
const stepLimit = 200;

/** Whether a bare name may end at `offset`: what follows in every rendering does not run into it. */
export function bareFits(document: MarkupDocument, branches: Branches, offset: number): boolean {
  let steps = 0;
  return fits(offset, false);

  /** `trimmed`: the hole before `from` takes away the white space that stands there. */
  function fits(from: number, trimmed: boolean): boolean {
    if (++steps > stepLimit) return false;
    let at = from;
    while (white.test(document.source[at] ?? '')) at++;
    const hole = rangeAt(document.holes, at);
    if (at > from && !trimmed && hole?.trimsBefore === undefined) return true;
    if (hole === undefined) return /[/>]/.test(document.source[at] ?? '');
    // ws-send@endif is one word: where a language writes its statements without delimiters, they need something before them.
    if (document.source[at] === '@') return false;
    if (hole.kind === 'comment') return fits(hole.end, hole.trimsAfter !== undefined);
    const block = hole.role === undefined ? undefined : branches.blockOf(hole);
    if (block === undefined) return false;
    const { open, continues, close } = block;
    const starts = hole === open ? [open, ...continues, close] : [close];
    return starts.every(({ end, trimsAfter }) => fits(end, trimsAfter !== undefined));
  }
}
