// The holes that one piece of code makes: one, or several side by side where it does more than one thing to the blocks
// around it (`<% } } %>`), each with one role. Knows no language.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { type BareCode, bareCode, type CodeSyntax } from './bare-code.ts';
import type { BlockEvent } from './block-events.ts';

/** How the code of a template language is read. */
export interface CodeLanguage {
  readonly syntax: CodeSyntax;
  /** What a piece does to blocks. Strings and remarks in it are painted over. */
  events(bare: string): readonly BlockEvent[];
  /** Whether code that opens and closes nothing prints, or may. */
  prints(bare: string): boolean;
  /** Whether a piece goes on in the text behind it without saying how far: `if (a)` without a brace. */
  dangles?(bare: string): boolean;
}

/** A piece of code with its delimiters. */
export interface Piece extends Range {
  readonly inner: Range;
  /** Whether the delimiters print what it says (`<%=`). */
  readonly prints: boolean;
  readonly trimsBefore?: Range;
  readonly trimsAfter?: Range;
  /** Its words, where the reader knows them already. */
  readonly bare?: BareCode;
}

/** The holes of a piece, in order; they cover it. */
export function codeHoles(source: string, piece: Piece, language: CodeLanguage): readonly Hole[] {
  const { start, end, inner, prints } = piece;
  const { text, remarks } = piece.bare ?? bareCode(source, inner, language.syntax);
  const marks = {
    ...(piece.trimsBefore && { trimsBefore: piece.trimsBefore }),
    ...(piece.trimsAfter && { trimsAfter: piece.trimsAfter }),
  };
  if (text.trim() === '' && inner.end > inner.start) return [{ kind: 'comment', start, end, inner, ...marks }];
  const events = language.events(text);
  if (events.length === 0) {
    if (language.dangles?.(text) === true) return [{ kind: 'statement', start, end, inner, unterminated: true }];
    const kind = prints || language.prints(text) ? 'expression' : 'statement';
    const hole: Hole = { kind, start, end, inner, ...marks };
    return prints ? [hole] : withoutRemarks(source, [hole], remarks);
  }
  // `<% } else %>`: the rest of it governs what follows.
  if (language.dangles?.(text.slice(events.at(-1)?.end)) === true) {
    return [{ kind: 'statement', start, end, inner, unterminated: true }];
  }
  const holes = parts(piece, text, events, language);
  const [first, last] = [holes[0], holes.at(-1)];
  const marked = holes.map((hole) => ({
    ...hole,
    ...(hole === first && marks.trimsBefore && { trimsBefore: marks.trimsBefore }),
    ...(hole === last && marks.trimsAfter && { trimsAfter: marks.trimsAfter }),
  }));
  return prints ? marked : withoutRemarks(source, marked, remarks);
}

/** One hole for each event, with what stands around it, and one for code between them that prints. */
function parts(
  { start, end, inner, prints }: Piece,
  text: string,
  events: readonly BlockEvent[],
  language: CodeLanguage,
): readonly Hole[] {
  const holes: Hole[] = [];
  let done = start;
  const put = (until: number, event: BlockEvent | undefined) => {
    if (until <= done) return;
    const from = Math.min(Math.max(done, inner.start), inner.end);
    const range = { start: done, end: until, inner: { start: from, end: Math.max(from, Math.min(until, inner.end)) } };
    done = until;
    if (event === undefined) {
      holes.push({ kind: 'expression', ...range });
      return;
    }
    const { role, block, conditional } = event;
    holes.push({
      kind: 'statement',
      ...range,
      role,
      block,
      ...(role === 'open' && { conditional, rebinds: !conditional }),
    });
  };
  const saysSomething = (from: number, until: number | undefined) => {
    const words = text.slice(Math.max(0, from), until);
    return !prints && words.trim() !== '' && language.prints(words);
  };
  for (const [i, event] of events.entries()) {
    if (saysSomething(done - inner.start, event.start)) put(inner.start + event.start, undefined);
    const next = events[i + 1];
    const last = next === undefined && !saysSomething(event.end, undefined);
    put(last ? end : inner.start + event.end, event);
  }
  put(end, undefined);
  return holes;
}

/** Remarks that name the attribute are holes of their own: comments, as in the text around. */
function withoutRemarks(source: string, holes: readonly Hole[], remarks: readonly Range[]): readonly Hole[] {
  const naming = remarks.filter(({ start, end }) => /hx[-_:]?ws/i.test(source.slice(start, end)));
  if (naming.length === 0) return holes;
  let next = 0;
  return holes.flatMap((hole) => {
    const split: Hole[] = [];
    let rest: Hole = hole;
    for (let one = naming[next]; one !== undefined && one.end <= hole.inner.end; one = naming[++next]) {
      if (one.start < rest.inner.start || one.start <= rest.start) continue;
      const { role, block, conditional, trimsBefore, trimsAfter, ...plain } = rest;
      const inner = { start: rest.inner.start, end: one.start };
      const first = {
        ...(role && { role }),
        ...(block !== undefined && { block }),
        ...(conditional !== undefined && { conditional }),
      };
      split.push({ ...plain, ...first, end: one.start, inner, ...(trimsBefore && { trimsBefore }) });
      split.push({ kind: 'comment', ...one, inner: one });
      rest = {
        ...plain,
        start: one.end,
        inner: { start: one.end, end: hole.inner.end },
        ...(trimsAfter && { trimsAfter }),
      };
    }
    if (rest.end > rest.start) split.push(rest);
    return split;
  });
}
