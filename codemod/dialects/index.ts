// The registry of template languages: one ordered list, and which of them a file is written in.
import { askama } from './askama.ts';
import type { Dialect, DialectName } from './dialect.ts';
import { django } from './django.ts';
import { mustache } from './mustache.ts';
import { goTemplate } from './go-template.ts';
import { handlebars } from './handlebars.ts';
import { html } from './html.ts';
import { jinja } from './jinja.ts';
import { liquid } from './liquid.ts';
import { nunjucks } from './nunjucks.ts';
import { tera } from './tera.ts';
import { twig } from './twig.ts';
import { xhtml } from './xhtml.ts';

export type { Dialect, DialectName, Embedded, Hole, Language, Written } from './dialect.ts';
export { dialectNames } from './dialect.ts';

/** Every template language. A plain file belongs to the first that sniffs itself in it, so the order matters. */
export const dialects: readonly Dialect[] = [mustache, goTemplate, handlebars, jinja, django, nunjucks, twig, liquid, tera, askama, xhtml, html];

/** The dialect of that name. */
export function dialectNamed(name: DialectName): Dialect {
  return dialects.find((dialect) => dialect.name === name) ?? html;
}

/** The language that a path speaks for: its file name, else its longest known extension, else `html`. */
export function dialectFor(path: string): DialectName {
  const filename = (path.split(/[\\/]/).at(-1) ?? '').toLowerCase();
  let best: { readonly name: DialectName; readonly length: number } = { name: html.name, length: 0 };
  for (const { name, extensions, filenames } of dialects) {
    if (filenames.includes(filename)) return name;
    for (const extension of extensions) {
      if (extension.length > best.length && filename.endsWith(`.${extension}`))
        best = { name, length: extension.length };
    }
  }
  return best.name;
}

/** What a file is read as: its path's language, unless that is plain markup in which another is evidently written. */
export interface Reading {
  readonly dialect: Dialect;
  readonly markup: Dialect['markup'];
}

/** The reading of a text in the language of that name; plain markup may turn out to be another. */
export function readingNamed(name: DialectName, source: string): Reading {
  const own = dialectNamed(name);
  const dialect = (own.plain ? dialects.find((one) => one.sniff?.(source)) : undefined) ?? own;
  return { dialect, markup: own.markup === 'html' ? dialect.markup : own.markup };
}

/** The reading of a file; `name` is the user's word and is not questioned. */
export function readingOf(path: string, source: string, name?: DialectName): Reading {
  const own = dialectNamed(name ?? dialectFor(path));
  const sniffed = own.plain && name === undefined ? dialects.find((dialect) => dialect.sniff?.(source)) : undefined;
  const dialect = sniffed ?? own;
  if (own.markup === 'none') return { dialect: own, markup: 'none' };
  const xml = own.markup === 'xml' || /\.(?:xhtml|xht|svg|xml)\.\w+$/i.test(path);
  return { dialect, markup: xml ? 'xml' : dialect.markup };
}
