// The one shape of a template language: which files are its own, and where its holes are. Knows nothing of HTML.
import type { Hole } from '../source/hole.ts';

export type { Hole } from '../source/hole.ts';

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
