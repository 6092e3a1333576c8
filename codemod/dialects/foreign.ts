// Which files are in a language that this command reads only as far as it looks like HTML. What such a file says outside
// a tag may be code, so none of it is taken for text for readers.
import type { DialectName } from './dialect.ts';
import { dialects } from './index.ts';

/** Files that people write for people. */
const forReaders: ReadonlySet<string> = new Set(
  'md markdown mkd mdown txt text rst adoc asciidoc asc org textile rdoc pod wiki tex log'.split(' '),
);

const read = dialects.flatMap(({ extensions }) => extensions);

/** The extension of a file in a language of its own (`.php`, `.pug`), with its dot; undefined for markup and for prose. */
export function foreignExtension(path: string, byHand?: DialectName): string | undefined {
  if (byHand !== undefined) return undefined;
  const filename = (path.split(/[\\/]/).at(-1) ?? '').toLowerCase();
  const extension = /[^.]\.([^.\s]+)$/.exec(filename)?.[1];
  if (extension === undefined || forReaders.has(extension)) return undefined;
  return read.some((known) => filename.endsWith(`.${known}`)) ? undefined : `.${extension}`;
}
