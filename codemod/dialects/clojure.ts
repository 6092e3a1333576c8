// Clojure, whose Hiccup writes markup as vectors with maps of attributes: `[:div {:hx-ws "connect:/chat"}]`.
import type { Range } from '../source/edit.ts';
import { coverageOf } from '../source/within.ts';
import { type ClojureMap, type MapEntry, readClojure } from './code/clojure-forms.ts';
import { embeddedStrings } from './code/embedded-strings.ts';
import type { StringLiteral } from './code/lexer.ts';
import type { CodeSyntax } from './code/syntax.ts';
import { type CodeAttribute, type CodeElement, tellElements } from './code/told-elements.ts';
import type { Dialect, Embedded } from './dialect.ts';

const concerned = /^(?:data-)?(?:hx-ws(?::connect|:send)?|ws-connect|ws-send|hx-ext)$/;
const related = /^(?:data-)?hx-(?:swap|trigger|target|params|get|post|put|patch|delete)$|^type$/;
/** Those whose value is to be one string, or the map is left. */
const read = /^(?:data-)?hx-(?:ws|ext)$/;

/** What its strings are read by; nothing joins them but calls. */
const syntax: CodeSyntax = { lineComments: [';'], blockComments: [], quotes: '"', joins: [], open: () => undefined };

export const clojure: Dialect = {
  name: 'clojure',
  extensions: ['clj', 'cljs', 'cljc', 'edn', 'bb'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: (source) =>
    readClojure(source).comments.map(({ start, end }) => ({ kind: 'comment', start, end, inner: { start, end } })),
  embedded(source): readonly Embedded[] {
    const { maps, comments, strings } = readClojure(source);
    const discarded = coverageOf(comments);
    const elements = maps.filter(({ start }) => !discarded(start)).flatMap((map) => elementOf(source, map) ?? []);
    const told = elements.length === 0 ? [] : [tellElements(source, elements)];
    const literals = strings.filter(({ start }) => !discarded(start)).map(literalOf);
    return [...told, ...embeddedStrings(source, { comments: [], strings: literals }, syntax, clojure)];
  },
};

function literalOf({ start, end }: Range): StringLiteral {
  const inner = { start: start + 1, end: end - 1 };
  return { start, end, inner, prefix: '', quote: '"', escapes: 'backslash', holes: [] };
}

/** The element of a map; undefined where the map is none of ours, or not certain. */
function elementOf(source: string, { entries, head, scope }: ClojureMap): CodeElement | undefined {
  const attributes = entries.flatMap((entry) => attributeOf(source, entry) ?? []);
  const names = attributes.map(({ name }) => name);
  const file = attributes.some(({ name, value }) => name === 'type' && source.slice(value.start, value.end) === 'file');
  if (!(file || names.some((name) => concerned.test(name))) || new Set(names).size < names.length) return undefined;
  if (attributes.some(({ name, said }) => read.test(name) && !said)) return undefined;
  const tag = /^:(html|body|form|input)(?![\w-])/.exec(head)?.[1] ?? 'div';
  return { tag, from: scope.start, attributes, scope };
}

function attributeOf(
  source: string,
  { key, value, string }: MapEntry,
): (CodeAttribute & { readonly said: boolean }) | undefined {
  const written = source.slice(key.start, key.end);
  const [, before = '', name = '', after = ''] = /^(:|")([^"]*)("?)$/.exec(written) ?? [];
  if (!concerned.test(name) && !related.test(name)) return undefined;
  const said = string && !/\\[^"\\]|'[^"]*\\"|\\"[^"]*'/.test(source.slice(value.start, value.end));
  const content: Range = said ? { start: value.start + 1, end: value.end - 1 } : value;
  return {
    start: key.start,
    end: value.end,
    name,
    separator: '',
    value: content,
    holes: said ? [] : [value],
    write: (other, code) => before + other + after + source.slice(key.end, value.start) + code,
    string: (text) => `"${text}"`,
    around: (text) => source.slice(value.start, content.start) + text + source.slice(content.end, value.end),
    said,
  };
}
