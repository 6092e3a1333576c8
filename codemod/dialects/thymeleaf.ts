// Thymeleaf: HTML in which th: and hx: attributes hold expressions, and [[…]] prints one in a text.

import type { Range } from '../source/edit.ts';
import { holdsStatements } from './braces.ts';
import { Closer } from './closer.ts';
import { ofHtmx } from './components/braced-attribute.ts';
import type { ComponentAttribute, ComponentSyntax } from './components/component-part.ts';
import { ComponentReader } from './components/element-parts.ts';
import { type Bind, type BoundAttribute, tellParts } from './components/tell-parts.ts';
import { constantIn, entriesOf } from './components/thymeleaf-values.ts';
import type { Dialect, Hole } from './dialect.ts';

export const thymeleaf: Dialect = {
  name: 'thymeleaf',
  extensions: ['th.html', 'thymeleaf', 'thymeleaf.html'],
  filenames: [],
  markup: 'none',
  plain: false,
  sniff: (source) =>
    /\s(?:xmlns:th=|(?:th:|data-th-)[a-z-]{1,40}=["']|hx:[a-z-]{1,40}=["'](?:[$@#*~]\{|['|]))/.test(source) &&
    !holdsStatements(source),
  holes: () => [],
  embedded: (source) =>
    tellParts(source, new ComponentReader(source, syntaxOf(source), 0).readAll(), bind, {
      components: false,
      script: false,
    }),
  layout: layoutOf,
};

/** How long what is printed in a text may be, in UTF-16 units. */
const reach = 2000;
const closers = new Map([
  ['[[', ']]'],
  ['[(', ')]'],
  ['{{', '}}'],
]);

function syntaxOf(source: string): ComponentSyntax {
  const closer = new Closer(source);
  return {
    signs: /<|\[(?=[[(])|\{\{|\/\*\/-->/g,
    code: codeAt,
    braces: undefined,
    quotedBraces: false,
    templates: false,
    components: false,
  };

  /** `[[${x}]]`, `[(${x})]`, another reader's {{ x }}, and the marks around markup that is a comment to browsers alone. */
  function codeAt(_: string, start: number): Hole | undefined {
    const mark = source.startsWith('<!--/*/', start) ? 7 : source.startsWith('/*/-->', start) ? 6 : 0;
    if (mark > 0) return { kind: 'statement', start, end: start + mark, inner: { start, end: start + mark } };
    const sign = source.slice(start, start + 2);
    const close = closer.plain(closers.get(sign) ?? '<', start + 2);
    const isCode = sign === '{{' || /^\s*[$*#@~'|]/.test(source.slice(start + 2, start + 20));
    if (!isCode || close < 0 || close - start > reach) return undefined;
    const kind = sign === '{{' ? 'raw' : 'expression';
    return { kind, start, end: close + 2, inner: { start: start + 2, end: close } };
  }
}

/** `th:attr`, `data-th-attr`; `th:hx-ws`, `data-th-hx-ws`, `hx:ws`. */
const bind: Bind = (attribute, source) => {
  const { kind, name, value } = attribute;
  if (kind !== 'quoted') return undefined;
  const text = source.slice(name.start, name.end);
  const prefix = /^(?:th:|data-th-|hx:)/.exec(text)?.[0];
  if (prefix === undefined) return undefined;
  const own = text.slice(prefix.length);
  if (own === 'attr' && prefix !== 'hx:') return bindEntries(attribute, text, source);
  const html = prefix === 'hx:' ? `hx-${own}` : own;
  if (!ofHtmx.test(html)) return undefined;
  const expression = { start: value.start + 1, end: value.end - 1 };
  const place: Place = { name: html, start: name.start, end: value.end, quote: source[value.start] ?? '"' };
  if (legacy.test(html)) return bindLegacy(place, expression, '', undefined, source);
  if (!/hx-ext$/.test(html)) return computed(place, expression);
  return { ...place, expression, quote: "'", write: (one, code) => `${prefix}${one}="${code}"` };
};

const legacy = /^(?:data-)?hx-ws$/;
const ours = /^(?:data-)?(?:hx-ws|hx-ext|hx-swap|ws-[\w-]+|hx-ws:\w+)$/;

/** Where an attribute stands, in which quotes, and what it is to HTML. */
interface Place extends Range {
  readonly name: string;
  readonly quote: string;
}

/** `th:attr="hx-ws='connect:/x', title=#{t}"`. */
function bindEntries({ name, value }: ComponentAttribute, text: string, source: string): ReturnType<Bind> {
  const entries = entriesOf(source, { start: value.start + 1, end: value.end - 1 });
  const [first, ...more] = entries.filter((entry) => ours.test(entry.name));
  if (first === undefined) return undefined;
  const own = [first, ...more].find((entry) => legacy.test(entry.name)) ?? first;
  const place: Place = { name: own.name, start: name.start, end: value.end, quote: source[value.start] ?? '"' };
  // What else sets one of them leaves the tag to a person.
  if (own !== first || more.length > 0 || !legacy.test(own.name)) return computed(place, own.value);
  const rest = entries.filter((entry) => entry !== own).map(({ start, end }) => source.slice(start, end).trim());
  const others = rest.length === 0 ? '' : `${text}="${rest.join(', ')}" `;
  const next = entries[entries.indexOf(own) + 1];
  const gone = next !== undefined ? { start: own.start, end: next.start } : { start: own.start - 1, end: own.end };
  return bindLegacy(place, own.value, others, rest.length === 0 ? undefined : gone, source);
}

/** A constant becomes plain attributes; anything else is left to a person. */
function bindLegacy(
  place: Place,
  expression: Range,
  others: string,
  gone: Range | undefined,
  source: string,
): ReturnType<Bind> {
  const content = place.quote === '"' ? constantIn(source, expression) : undefined;
  return content === undefined ? computed(place, expression) : { ...place, content, others, gone };
}

function computed(place: Place, expression: Range): BoundAttribute {
  return { ...place, expression, quote: "'", opaque: true, write: (name, code) => `${name}="${code}"` };
}

/** `layout:decorate="~{layouts/main}"`, or `<html th:replace="~{layouts/main :: page(~{::main})}">`. */
function layoutOf(source: string): string | undefined {
  const decorated = /\slayout:decorat(?:e|or)\s*=\s*["'](?:~\{)?\s*([^"'}\s:]{1,200})/.exec(source)?.[1];
  if (decorated !== undefined) return decorated;
  const html = /<html\b[^>]{0,2000}/i.exec(source.slice(0, 4000))?.[0] ?? '';
  return /\sth:(?:replace|insert)\s*=\s*["'](?:~\{)?\s*([^"'}\s:]{1,200})\s*::/.exec(html)?.[1];
}
