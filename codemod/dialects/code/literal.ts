// What a lexer finds, and what it has open meanwhile. Knows no language.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import type { Escapes, Interpolation, Opening } from './syntax.ts';

/** A comment, or a string that documents (Python's docstrings, Elixir's `@doc`). */
export interface CommentRange extends Range {
  readonly kind: 'line' | 'block' | 'doc';
  /** Without the delimiters. */
  readonly inner: Range;
}

/** A string literal. `[start, end)` holds its prefix and its quotes. */
export interface StringLiteral extends Range {
  /** The content, between the quotes. */
  readonly inner: Range;
  /** `rb`, `$@`, `s`, the tag of a template literal (`html`, `String.raw`); empty for none. */
  readonly prefix: string;
  /** The opening delimiter: `"`, `'''`, a backquote, the word of a here-document. */
  readonly quote: string;
  /** How the content is escaped; see `Escapes`. */
  readonly escapes: Escapes;
  /** The interpolations: expressions, whose `inner` is code. Sorted and disjoint. */
  readonly holes: readonly Hole[];
  /** A backslash at the end of a line takes the white space along that begins the next. */
  readonly joinsLines?: boolean;
  /** Nothing closes it: it is a misunderstanding, or broken code. Nothing in it is certain. */
  readonly unterminated?: boolean;
}

/** Both sorted and disjoint; what stands in a string's holes is in neither: read the hole by itself. */
export interface Code {
  readonly comments: readonly CommentRange[];
  readonly strings: readonly StringLiteral[];
}

/** A string that is being read. */
export interface OpenString {
  readonly kind: 'string';
  readonly start: number;
  readonly inner: number;
  readonly opening: Opening;
  readonly holes: Hole[];
  readonly doc: boolean;
  /** How many brackets of its own kind are open in it. */
  depth: number;
}

/** An interpolation that is being read. */
export interface OpenHole {
  readonly kind: 'hole';
  readonly start: number;
  readonly inner: number;
  readonly rule: Interpolation;
  depth: number;
  /** Behind the colon of a format. */
  format: boolean;
}

/** What is open: strings and their holes, by turns. */
export type Frame = OpenString | OpenHole;

/** The literal that a string has turned out to be: `end` of its content, `outer` of all of it. */
export function literal(
  { start, inner, opening, holes }: OpenString,
  end: number,
  outer: number,
  open: boolean,
): StringLiteral {
  const { prefix, quote, escapes, joinsLines } = opening;
  const found = {
    start,
    end: outer,
    inner: { start: inner, end: Math.max(inner, end) },
    prefix,
    quote,
    escapes,
    holes,
  };
  const one = joinsLines === true ? { ...found, joinsLines } : found;
  return open ? { ...one, unterminated: true } : one;
}
