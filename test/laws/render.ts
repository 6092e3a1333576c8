// Renders a template one way out of several, without the codemod's dialects: by the reader of its language in `renderers`,
// else as the small part of Jinja that the laws' documents use.
import type { MigrateOptions } from '../../codemod/index.ts';
import { renderAsp, renderEex, renderEjs, renderErb, renderEta, renderJsp, renderPhp } from './render-angles.ts';
import { renderAttributes } from './render-attributes.ts';
import { renderAstro, renderSvelte, renderVue } from './render-components.ts';
import { renderIndented } from './render-indented.ts';
import { renderJsx } from './render-jsx.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderProgram } from './render-program.ts';
import { renderRazor } from './render-razor.ts';
import { renderGo, renderHandlebars, renderMustache } from './render-sections.ts';
import { renderBlade, renderFreemarker, renderHeex, renderSigils, renderVelocity } from './render-signs.ts';
import { renderTempl } from './render-templ.ts';
import { evaluateThymeleaf, isThymeleaf } from './render-thymeleaf.ts';

/** In way 0 every condition is true, in 1 none is, in 2 every other one by its name. Expressions print `V`. */
export type Render = (source: string, way: number) => string;

/** A language's own renderer, by what a file of it is called or by its name as a dialect. */
const renderers: readonly (readonly [files: RegExp, dialect: string, render: Render])[] = [
  [/\.(?:mustache|mst)$/, 'mustache', renderMustache],
  [/\.(?:hbs|handlebars)$/, 'handlebars', renderHandlebars],
  [/\.[jt]sx$/, 'jsx', renderJsx],
  [/\.(?:erb|rhtml)$/, 'erb', renderErb],
  [/\.ejs$/, 'ejs', renderEjs],
  [/\.eta$/, 'eta', renderEta],
  [/\.(?:jsp|jspf|tag)$/, 'jsp', renderJsp],
  [/\.(?:jspx|tagx)$/, 'jspx', renderJsp],
  [/\.(?:asp|aspx|ascx|master)$/, 'asp', renderAsp],
  [/\.l?eex$/, 'eex', renderEex],
  [/\.heex$/, 'heex', renderHeex],
  [/\.exs?$/, 'elixir', renderSigils],
  [/\.blade\.php$/, 'blade', renderBlade],
  [/\.(?:php|phtml|inc)$/, 'php', renderPhp],
  [/\.(?:cshtml|razor)$/, 'razor', renderRazor],
  [/\.ftlh?$/, 'freemarker', renderFreemarker],
  [/\.(?:vm|vtl)$/, 'velocity', renderVelocity],
  [/\.templ$/, 'templ', renderTempl],
  [/\.(?:pug|jade)$/, 'pug', renderIndented],
  [/\.haml$/, 'haml', renderIndented],
  [/\.slim$/, 'slim', renderIndented],
  [/\.vue$/, 'vue', renderVue],
  [/\.svelte$/, 'svelte', renderSvelte],
  [/\.astro$/, 'astro', renderAstro],
  [/\.(?:gohtml|tmpl|gotmpl|go\.html)$/, 'go-template', renderGo],
];

/** A string of a program, in whichever template language it is evidently written. */
function renderText(text: string, way: number): string {
  if (/\{\{[#^]/.test(text)) return renderHandlebars(text, way);
  if (/\{\{-?\s*(?:\.|if|range|define|block|template|end)/.test(text)) return renderGo(text, way);
  return /\{\{|\{%/.test(text) ? renderBraces(text, way) : text;
}

/** Programs, rendered as the texts of their strings. */
const programs =
  /\.(?:[cm]?[jt]s|py|go|java|cs|rs|scala|kts?|rb|swift|jsonc?|ipynb|l?hs|fsx?|ml|nim|lean|clj[cs]?|p[lm])$/;

/** Renders a file that is migrated with these options. */
export function render(source: string, way: number, { path, dialect }: MigrateOptions): string {
  if (dialect === undefined && programs.test(path)) {
    return renderProgram(source, path, (text) => renderText(text, way)) + renderAttributes(source);
  }
  if (/\.(?:md|mdx)$/.test(path) && dialect === undefined) {
    return renderMarkdown(source, (text, file) => render(text, way, { path: file }));
  }
  const own = renderers.find(([files, name]) => (dialect === undefined ? files.test(path) : name === dialect));
  if (own === undefined && isThymeleaf(source)) return renderBraces(evaluateThymeleaf(source), way);
  return (own?.[2] ?? evident(source) ?? renderBraces)(source, way);
}

/** What a page with a plain name is written in, where that shows. */
function evident(source: string): Render | undefined {
  if (/<\?(?:php\b|=)/.test(source)) return renderPhp;
  if (!/<%[^%]*%>/.test(source) || source.includes('{%')) return undefined;
  return /<%-?\s*end\b/.test(source) ? renderErb : renderEjs;
}

function renderBraces(source: string, way: number): string {
  const tokens = source.split(/(\{\{(?:"[^"]*"|'[^']*'|[^"'])*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\})/);
  const stack: { readonly printing: boolean; branch: number; readonly ends: string; readonly chosen: number }[] = [];
  let output = '';
  const printing = () => stack.every((block) => block.printing && block.branch === block.chosen);
  for (const [i, token] of tokens.entries()) {
    if (i % 2 === 0) {
      const left = /[-~][%}#]\}$/.test(tokens[i - 1] ?? '') ? token.trimStart() : token;
      if (printing()) output += /^\{[%{#][-~]/.test(tokens[i + 1] ?? '') ? left.trimEnd() : left;
      continue;
    }
    if (token.startsWith('{#')) continue;
    const name = /^\{%[-+]?\s*(\w+)/.exec(token)?.[1];
    if (name === undefined) {
      if (printing()) output += 'V';
      continue;
    }
    const top = stack.at(-1);
    if (name === 'if') {
      stack.push({ printing: printing(), branch: 0, ends: 'endif', chosen: isTrue(token, way) ? 0 : 1 });
    } else if (name === 'for' || name === 'block' || name === 'with') {
      stack.push({ printing: printing(), branch: 0, ends: `end${name}`, chosen: 0 });
    } else if (top !== undefined && name === top.ends) stack.pop();
    else if (top !== undefined && /^(?:elif|else)$/.test(name)) top.branch++;
    else if (printing()) output += 'V';
  }
  return output;
}

/** Blocks with one condition agree on it. */
function isTrue(token: string, way: number): boolean {
  const condition = token.replace(/\W|if/g, '');
  return way === 0 || (way === 2 && (condition.codePointAt(0) ?? 0) % 2 === 0);
}
