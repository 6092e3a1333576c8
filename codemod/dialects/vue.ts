// Vue's single-file components: one <template> with {{ }} and bound attributes, scripts, styles and blocks for other tools.
import { Closer } from './closer.ts';
import { ofHtmx } from './components/braced-attribute.ts';
import type { ComponentPart, ComponentSyntax } from './components/component-part.ts';
import { ComponentReader } from './components/element-parts.ts';
import { type Bind, tellParts } from './components/tell-parts.ts';
import type { Dialect, Hole } from './dialect.ts';

export const vue: Dialect = {
  name: 'vue',
  extensions: ['vue'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: (source) => tellParts(source, partsOf(source), verbatim.test(source) ? left : bind),
};

function syntaxOf(source: string): ComponentSyntax {
  const closer = new Closer(source);
  return { signs: /<|\{\{/g, code, braces: undefined, quotedBraces: false, templates: false, components: true };

  function code(_: string, start: number): Hole | undefined {
    const close = closer.plain('}}', start + 2);
    if (close < 0) return undefined; // text, to Vue as well
    return { kind: 'expression', start, end: close + 2, inner: { start: start + 2, end: close } };
  }
}

/** A block of a component at the beginning of a line; a piece of a template has none. */
const block = /(?:^|\n)<(?:template|script|style)[\s>]/;
/** A template in another language than HTML. */
const foreign = /\slang\s*=\s*["']?(?!html)\w/;

function partsOf(source: string): readonly ComponentPart[] {
  const reader = new ComponentReader(source, syntaxOf(source), 0);
  const isComponent = block.test(source);
  let depth = 0;
  for (;;) {
    const before = reader.at;
    const kind = reader.step();
    if (kind === undefined) break;
    const { name, open } = reader.last;
    if (kind === 'start' && open) {
      if (depth === 0 && isComponent && isForeign(name, source.slice(before, reader.at))) skip(name);
      depth++;
    } else if (kind === 'end') depth = Math.max(0, depth - 1);
  }
  reader.tell(source.length);
  return reader.parts;

  /** What another tool reads is no markup of the component. */
  function skip(name: string): void {
    const from = reader.at;
    const close = source.indexOf(`</${name}`, from);
    const end = close < 0 ? source.length : close;
    if (end > from) reader.tellHole({ kind: 'raw', start: from, end, inner: { start: from, end } });
  }
}

function isForeign(name: string, tag: string): boolean {
  return name === 'template' ? foreign.test(tag) : name !== 'script' && name !== 'style';
}

/** `:hx-ws="'connect:/x/' + id"`, `v-bind:hx-ws="url"`. */
const bind: Bind = ({ kind, name, value }, source) => {
  const text = source.slice(name.start, name.end);
  const prefix = /^(?::|v-bind:)/.exec(text)?.[0];
  if (kind !== 'quoted' || prefix === undefined || !ofHtmx.test(text.slice(prefix.length))) return undefined;
  const quote = source[value.start] ?? '"';
  return {
    name: text.slice(prefix.length),
    start: name.start,
    end: value.end,
    expression: { start: value.start + 1, end: value.end - 1 },
    quote: quote === '"' ? "'" : '"',
    write: (one, code) => `${prefix}${one}${source.slice(name.end, value.start)}${quote}${code}${quote}`,
  };
};

/** Under `v-pre` nothing is bound: `:hx-ws` is then a name like any other. */
const verbatim = /\sv-pre[\s=/>]/;

/** A file with such a place is left to a person. */
const left: Bind = (attribute, source) => {
  const bound = bind(attribute, source);
  return bound === undefined || 'content' in bound ? bound : { ...bound, opaque: true };
};
