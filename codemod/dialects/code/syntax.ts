// The few things in which the lexers of programming languages differ, as one shape. Knows no language by name.

/**
 * How the content of a string is escaped: with backslashes; with a backslash before the quote and before itself, and
 * nowhere else (`'…'` of PHP and Ruby); by doubling the quote; or not at all.
 */
export type Escapes = 'backslash' | 'quote' | 'double' | 'none';

/** How an interpolation is written. What stands between is code, brackets, strings and all. */
export interface Interpolation {
  readonly open: string;
  readonly close: '}' | '}}' | ')';
  /** The opening sign twice is the sign itself: `{{` of Python and C#. */
  readonly doubled?: boolean;
  /** `{x:>10}`: what follows a colon is a format, in which a quote is a quote. */
  readonly format?: boolean;
}

/** What a quote opens. */
export interface Opening {
  /** What stands before the quote and belongs to the literal: `rb`, `$@`, the tag of a template; empty for nothing. */
  readonly prefix: string;
  /** The opening delimiter without the prefix. */
  readonly quote: string;
  readonly close: string;
  readonly escapes: Escapes;
  /** Whether a backslash keeps the next character from closing it: also in Python's raw strings. */
  readonly pairs: boolean;
  /** Whether it may span lines. */
  readonly lines: boolean;
  /** The bracket of which a pair may stand in it: `%q{a {b} c}`. */
  readonly nests?: string;
  /** Of a run of quotes at the end, the last ones close it (Kotlin, Scala). */
  readonly lastCloses?: boolean;
  /** A backslash at the end of a line takes the white space along that begins the next (Rust). */
  readonly joinsLines?: boolean;
  readonly holes: readonly Interpolation[];
  /** Interpolated names without brackets: `$name`; sticky. */
  readonly names?: RegExp;
}

/** A here-document, announced on the line before it. */
export interface Heredoc {
  /** The end of the announcement. */
  readonly end: number;
  /** The word that ends it, alone on a line; it may be indented. */
  readonly word: string;
  readonly opening: Omit<Opening, 'close' | 'lines'>;
}

/** One programming language, as far as its comments and strings go. */
export interface CodeSyntax {
  /** What begins a comment that ends with its line. */
  readonly lineComments: readonly string[];
  /** `atLine`: only where a line begins. */
  readonly blockComments: readonly {
    readonly open: string;
    readonly close: string;
    readonly nests?: boolean;
    readonly atLine?: boolean;
  }[];
  /** The characters that may open a string or a character literal. */
  readonly quotes: string;
  /**
   * What the quote at `at` opens; `undefined` when it opens nothing (a lifetime, an apostrophe). A number is the end of a
   * character literal.
   */
  open(source: string, at: number): Opening | number | undefined;
  /** The here-document that `<<` at `at` announces. */
  heredoc?(source: string, at: number): Heredoc | undefined;
  /** Whether `/…/` may be a regular expression; `spaced`: also as the first argument of a call (Ruby's `scan /a/`). */
  readonly regexes?: boolean | 'spaced';
  /** A string that is a statement by itself documents what it stands in (Python). */
  readonly docstrings?: boolean;
  /** What stands before a string that documents (`@doc` of Elixir). */
  readonly docs?: RegExp;
  /** The operators that join strings: `+`. */
  readonly joins: readonly string[];
  /** Two literals side by side are one: wherever they stand (Python), or on one line (Ruby). */
  readonly adjacent?: 'lines' | 'line';
}
