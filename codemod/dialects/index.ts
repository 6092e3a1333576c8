// The registry of template languages: one ordered list, and which of them a file is written in.
import { askama } from './askama.ts';
import { asp } from './asp.ts';
import { astro } from './astro.ts';
import { blade } from './blade.ts';
import { clojure } from './clojure.ts';
import { csharp } from './csharp.ts';
import type { Dialect, DialectName } from './dialect.ts';
import { django } from './django.ts';
import { eex } from './eex.ts';
import { ejs } from './ejs.ts';
import { elixir } from './elixir.ts';
import { erb } from './erb.ts';
import { eta } from './eta.ts';
import { freemarker } from './freemarker.ts';
import { fsharp } from './fsharp.ts';
import { go } from './go.ts';
import { goTemplate } from './go-template.ts';
import { haml } from './haml.ts';
import { handlebars } from './handlebars.ts';
import { haskell } from './haskell.ts';
import { heex } from './heex.ts';
import { html } from './html.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { jinja } from './jinja.ts';
import { json } from './json.ts';
import { jsp } from './jsp.ts';
import { jspx } from './jspx.ts';
import { jsx } from './jsx.ts';
import { kotlin } from './kotlin.ts';
import { lean } from './lean.ts';
import { liquid } from './liquid.ts';
import { markdown } from './markdown.ts';
import { mdx } from './mdx.ts';
import { mustache } from './mustache.ts';
import { nim } from './nim.ts';
import { nunjucks } from './nunjucks.ts';
import { ocaml } from './ocaml.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import { pug } from './pug.ts';
import { python } from './python.ts';
import { razor } from './razor.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { scala } from './scala.ts';
import { slim } from './slim.ts';
import { svelte } from './svelte.ts';
import { swift } from './swift.ts';
import { templ } from './templ.ts';
import { tera } from './tera.ts';
import { thymeleaf } from './thymeleaf.ts';
import { twig } from './twig.ts';
import { velocity } from './velocity.ts';
import { vue } from './vue.ts';
import { xhtml } from './xhtml.ts';

export type { Dialect, DialectName, Embedded, Hole, Language, Written } from './dialect.ts';
export { dialectNames } from './dialect.ts';

/** Every template language. A plain file belongs to the first that sniffs itself in it, so the order matters. */
export const dialects: readonly Dialect[] = [
  mustache,
  goTemplate,
  handlebars,
  erb,
  ejs,
  eta,
  jsp,
  jspx,
  asp,
  eex,
  heex,
  elixir,
  php,
  blade,
  razor,
  freemarker,
  velocity,
  vue,
  svelte,
  astro,
  thymeleaf,
  jinja,
  django,
  nunjucks,
  twig,
  liquid,
  tera,
  askama,
  jsx,
  templ,
  pug,
  haml,
  slim,
  markdown,
  mdx,
  clojure,
  haskell,
  fsharp,
  ocaml,
  nim,
  lean,
  perl,
  javascript,
  python,
  go,
  java,
  csharp,
  rust,
  scala,
  kotlin,
  ruby,
  swift,
  json,
  xhtml,
  html,
];

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
