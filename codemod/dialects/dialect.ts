// The one shape of a template language: which files are its own, and where its holes are. Knows nothing of HTML.
import type { Range } from '../source/edit.ts';

/** Every template language, in the order of the registry. */
export const dialectNames = [
  'jinja',
  'django',
  'nunjucks',
  'twig',
  'liquid',
  'tera',
  'askama',
  'xhtml',
  'html',
] as const;

/** The name of a template language, as `--dialect` takes it. */
export type DialectName = (typeof dialectNames)[number];

/** A place of a template that is not text of the document. */
export interface Hole extends Range {
  /**
   * `expression` prints something; `statement` prints nothing itself; `comment` prints nothing and is not run;
   * `raw` is a hole of another reader's language that this one passes through untouched (`{{ x }}` in `{% raw %}`).
   */
  readonly kind: 'expression' | 'statement' | 'comment' | 'raw';
  /** What stands between the delimiters. */
  readonly inner: Range;
  /** Of a statement that is part of a block: its first, a middle (`else`) or its last one. */
  readonly role?: 'open' | 'continue' | 'close';
  /** The block's name (`if`), the same on the statements that open and close it; empty where a closer fits any. */
  readonly block?: string;
  /** True on an opening statement of which exactly one branch, or none, is printed once. */
  readonly conditional?: boolean;
  /** True on an opening delimiter that nothing closes; the hole is the delimiter alone. */
  readonly unterminated?: boolean;
}

/** A template language. All members have this shape; none imports another. */
export interface Dialect {
  readonly name: DialectName;
  /** Extensions that are its own: lower case, no leading dot; the longest that fits a path wins (`html.j2`). */
  readonly extensions: readonly string[];
  /** Whole file names that are its own, lower case. */
  readonly filenames: readonly string[];
  /** `xml`: `<br/>` closes, CDATA is text, an attribute needs a value. */
  readonly markup: 'html' | 'xml';
  /** Plain markup, in which another language may turn out to be written (see `sniff`). */
  readonly plain: boolean;
  /** Whether a file with a plain extension is evidently written in this language. Linear. */
  sniff?(source: string): boolean;
  /** The holes, sorted and disjoint. Never throws, whatever the source; linear in its length. */
  holes(source: string): readonly Hole[];
  /** The layout that the file extends, as written, where it names one. */
  layout?(source: string, holes: readonly Hole[]): string | undefined;
}
