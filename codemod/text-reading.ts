// How a text is read, and how what is written in another language inside it is. Knows the registry, and no language.
import { foreignExtension } from './dialects/foreign.ts';
import { type Dialect, type Embedded, type Language, readingNamed, readingOf } from './dialects/index.ts';
import type { MigrateOptions } from './migration.ts';

/** How deep languages nest in one another before the rest is only reported. */
export const depthLimit = 12;

/** How a text is read, and what stands around it. */
export interface TextReading {
  readonly language: Language;
  /** The extension of a file in which nothing is surely text for readers: a program's. */
  readonly foreign: string | undefined;
  /** Whether that program is read only as far as it looks like HTML. */
  readonly unread: boolean;
  /** Whether the text is the content of a program's strings. */
  readonly strings: boolean;
  readonly depth: number;
}

/** The reading of a whole file, and its dialect. */
export function fileReading(source: string, options: MigrateOptions): TextReading & { readonly dialect: Dialect } {
  const { dialect, markup } = readingOf(options.path, source, options.dialect);
  const unread = foreignExtension(options.path, options.dialect);
  const foreign = unread ?? (markup === 'none' ? programExtension(dialect) : undefined);
  const language = { ...dialect, markup };
  return { dialect, language, foreign, unread: unread !== undefined, strings: false, depth: 0 };
}

/** The reading of a stretch inside a text. */
export function stretchReading(text: string, stretch: Embedded, around: TextReading): TextReading {
  const inner = { ...around, strings: stretch.strings === true, depth: around.depth + 1 };
  if (typeof stretch.language !== 'string') return { ...inner, language: stretch.language };
  const { dialect, markup } = readingNamed(stretch.language, text);
  const foreign = markup === 'none' ? programExtension(dialect) : around.foreign;
  return { ...inner, language: { ...dialect, markup }, foreign };
}

/** What stands for the language of a program in rules that know languages by their extensions. */
function programExtension({ name, extensions }: Dialect): string {
  return `.${extensions[0] ?? name}`;
}
