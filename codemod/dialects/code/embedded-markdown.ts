// The code of a Markdown text, each piece to be read in its own language: by what the fence says. Code in the middle of a
// line, and the output of a terminal, are text for readers. Knows info strings, and languages by name alone.
import type { Range } from '../../source/edit.ts';
import { type DialectName, dialectNames, type Embedded, type Language, type Written } from '../dialect.ts';
import { type Fence, markdownCode } from './markdown-blocks.ts';
import { Rendition } from './rendition.ts';

/** What info strings say where that is not a dialect's own name. */
const aliases: Readonly<Record<string, DialectName>> = {
  '': 'html',
  htm: 'html',
  html5: 'html',
  'html+jinja': 'jinja',
  'html+jinja2': 'jinja',
  jinja2: 'jinja',
  j2: 'jinja',
  'html+django': 'django',
  'html+twig': 'twig',
  njk: 'nunjucks',
  'html+erb': 'erb',
  rhtml: 'erb',
  'html+php': 'php',
  'html+eex': 'eex',
  'html+heex': 'heex',
  leex: 'heex',
  ex: 'elixir',
  exs: 'elixir',
  hbs: 'handlebars',
  'html+handlebars': 'handlebars',
  gotmpl: 'go-template',
  'go-html-template': 'go-template',
  'go-text-template': 'go-template',
  gohtml: 'go-template',
  'html+go-template': 'go-template',
  golang: 'go',
  cshtml: 'razor',
  xml: 'xhtml',
  svg: 'xhtml',
  tsx: 'jsx',
  jade: 'pug',
  js: 'javascript',
  mjs: 'javascript',
  ts: 'javascript',
  typescript: 'javascript',
  py: 'python',
  python3: 'python',
  pycon: 'python',
  rb: 'ruby',
  rs: 'rust',
  cs: 'csharp',
  'c#': 'csharp',
  kt: 'kotlin',
  clj: 'clojure',
  cljs: 'clojure',
  hs: 'haskell',
  fs: 'fsharp',
  'f#': 'fsharp',
  ml: 'ocaml',
  pl: 'perl',
  ftl: 'freemarker',
};

/** What a terminal or a tool printed, and what is written for people. */
const forReaders = new Set(
  'text txt plain plaintext console shell-session terminal output log diff patch http markdown md mermaid tree sh bash shell zsh'.split(
    ' ',
  ),
);

/** Text without markup. */
const plainText: Language = { markup: 'html', prose: true, holes: () => [] };

/** The fences and the code spans of a text, in order. */
export function embeddedMarkdown(source: string): readonly Embedded[] {
  const { fences, spans } = markdownCode(source);
  const all = [
    ...fences.flatMap((fence) => embeddedFence(source, fence)),
    ...spans.map((span) => asText(source, span)),
  ];
  return all.sort((a, b) => a.start - b.start);
}

function embeddedFence(source: string, fence: Fence): readonly Embedded[] {
  const { start, end, info, prefix, lines } = fence;
  if (end <= start) return [];
  if (forReaders.has(info)) return [asText(source, fence)];
  const language = aliases[info] ?? dialectNames.find((name) => name === info) ?? 'html';
  return [{ start, end, language, ...(prefix !== '' && { written: unquoted(source, lines, prefix, end) }) }];
}

/** The lines of a fence in a quote without the quote's marks. */
function unquoted(source: string, lines: readonly Range[], prefix: string, end: number): Written {
  const rendition = new Rendition(source);
  for (const line of lines) rendition.copy(line.start, line.end);
  const { text, sourceOffset } = rendition.finish();
  return {
    text,
    sourceOffset: (offset) => (offset >= text.length ? end : sourceOffset(offset)),
    escape: (written) => written.replaceAll('\n', `\n${prefix}`),
  };
}

/** Text in which nothing is a tag. */
function asText(source: string, { start, end }: Range): Embedded {
  const written: Written = {
    text: source.slice(start, end).replace(/[<>]/g, ' '),
    sourceOffset: (offset) => start + offset,
    escape: (text) => text,
  };
  return { start, end, language: plainText, written };
}
