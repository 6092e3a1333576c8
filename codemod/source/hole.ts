// The holes of a template: ranges of a text, with their kind. Knows no language and nothing of HTML.
import type { Range } from './edit.ts';

/** A place of a template that is not text of the document. */
export interface Hole extends Range {
  /**
   * `expression` prints something; `statement` prints nothing itself; `comment` prints nothing and is not run;
   * `raw` is a hole of another reader's language that this one passes through untouched (`{{ x }}` in `{% raw %}`).
   */
  readonly kind: 'expression' | 'statement' | 'comment' | 'raw';
  /** It always prints something, or counts as a value even where it is empty: an expression of a tagged template. */
  readonly solid?: boolean;
  /** What stands between the delimiters. */
  readonly inner: Range;
  /** The mark that takes away the white space before the hole (`{%-`), or after it (`-%}`); where there is one. */
  readonly trimsBefore?: Range;
  readonly trimsAfter?: Range;
  /** Of a statement that is part of a block: its first, a middle (`else`) or its last one. */
  readonly role?: 'open' | 'continue' | 'close';
  /** The block's name (`if`), the same on the statements that open and close it; empty where a closer fits any. */
  readonly block?: string;
  /** True on an opening statement of which exactly one branch, or none, is printed once. */
  readonly conditional?: boolean;
  /** True on an opening statement inside of which names mean something else: a loop, a section. Conditions there are its own. */
  readonly rebinds?: boolean;
  /** True on an opening delimiter that nothing closes; the hole is the delimiter alone. */
  readonly unterminated?: boolean;
}

/** The holes of a source with the white space that they take away; disjoint still. */
export function withTrimmed(source: string, holes: readonly Hole[]): readonly Range[] {
  let done = 0;
  return holes.map((hole) => {
    let { start, end } = hole;
    if (hole.trimsBefore !== undefined) while (start > done && /\s/.test(source[start - 1] ?? '')) start--;
    if (hole.trimsAfter !== undefined) while (end < source.length && /\s/.test(source[end] ?? '')) end++;
    start = Math.max(start, done);
    done = Math.max(end, start);
    return { start, end: done };
  });
}
