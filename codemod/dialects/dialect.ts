// The one shape of a template language: which files are its own, and where its holes are. Knows nothing of HTML.
import type { Edit, Range } from '../source/edit.ts';
import type { Hole } from '../source/hole.ts';

export type { Hole } from '../source/hole.ts';

/** Every template language, in the order of the registry. */
export const dialectNames = [
  'mustache',
  'go-template',
  'handlebars',
  'erb',
  'ejs',
  'eta',
  'jsp',
  'jspx',
  'asp',
  'eex',
  'heex',
  'elixir',
  'php',
  'blade',
  'razor',
  'freemarker',
  'velocity',
  'vue',
  'svelte',
  'astro',
  'thymeleaf',
  'jinja',
  'django',
  'nunjucks',
  'twig',
  'liquid',
  'tera',
  'askama',
  'jsx',
  'templ',
  'pug',
  'haml',
  'slim',
  'markdown',
  'mdx',
  'clojure',
  'haskell',
  'fsharp',
  'ocaml',
  'nim',
  'lean',
  'perl',
  'javascript',
  'python',
  'go',
  'java',
  'csharp',
  'rust',
  'scala',
  'kotlin',
  'ruby',
  'swift',
  'json',
  'xhtml',
  'html',
] as const;

/** The name of a template language, as `--dialect` takes it. */
export type DialectName = (typeof dialectNames)[number];

/** How the text of a file, or of a part of it, is read. */
export interface Language {
  /** `xml`: `<br/>` closes, CDATA is text, an attribute needs a value. `none`: code; what is markup in it is `embedded`. */
  readonly markup: 'html' | 'xml' | 'none';
  /** The holes, sorted and disjoint. Never throws, whatever the source; linear in its length. */
  holes(source: string): readonly Hole[];
  /**
   * What is written in another language: markup in a string, code in a hole, a fenced block. Sorted and disjoint; what
   * is embedded in one of them is its own language's affair. Each lies in a hole, or in text or code, never across a tag.
   */
  embedded?(source: string, holes: readonly Hole[]): readonly Embedded[];
  /** What else the attribute is called in it: `hxWs_`. Global. */
  readonly spellings?: RegExp;
  /** A program whose markup stands in strings, as HTML; that in its comments is HTML as well. */
  readonly markupInStrings?: true;
  /** Its text outside tags is for readers, whatever the file around it is written in. */
  readonly prose?: true;
  /** The names of tags in which every attribute needs a value, as in XML: JSP's actions. */
  readonly valuedTags?: RegExp;
}

/** A stretch of a text that is read by itself, in its own language. */
export interface Embedded extends Range {
  /** A name stands for the registered language; plain markup is then looked at for another, as in a file. */
  readonly language: Language | DialectName;
  /** How it is written down, where that is not letter by letter. */
  readonly written?: Written;
  /** It is the content of a program's strings: HTML as it is sent, whatever the program around it would write. */
  readonly strings?: true;
}

/** A text as its readers get it, and the way back to how it is written down: escapes in a string. */
export interface Written {
  readonly text: string;
  /** The offset in the outer source of an offset in `text`: where the character begins; `text.length` is the end. */
  sourceOffset(offset: number): number;
  /**
   * Writes new text down, for the place in `text` that it is about. What was a piece of `text` comes back as it was
   * written. Undefined where the text cannot be written there: the place is then left, and reported.
   */
  escape(text: string, place: Range): string | undefined;
  /** An edit of `text` as one of the outer source, where more goes along with it than what it covers. */
  edit?(edit: Edit): Edit | undefined;
}

/** A template language. All members have this shape; none imports another. */
export interface Dialect extends Language {
  readonly name: DialectName;
  /** Extensions that are its own: lower case, no leading dot; the longest that fits a path wins (`html.j2`). */
  readonly extensions: readonly string[];
  /** Whole file names that are its own, lower case. */
  readonly filenames: readonly string[];
  /** Plain markup, in which another language may turn out to be written (see `sniff`). */
  readonly plain: boolean;
  /** Whether a file with a plain extension is evidently written in this language. Linear. */
  sniff?(source: string): boolean;
  /** The layout that the file extends, as written, where it names one. */
  layout?(source: string, holes: readonly Hole[]): string | undefined;
}
