// Attributes whose value is an expression in braces, or a template literal: Svelte's and Astro's.
import type { Bind } from './tell-parts.ts';

/** Attributes that htmx or its extension reads. */
export const ofHtmx: RegExp = /^(?:data-)?(?:hx|ws)-[\w:-]+$/i;

const legacy = /^(?:data-)?hx-ws$/i;

/** `hx-ws={url}`, `hx-ws="{`connect:/x`}"`, and Astro's hx-ws=`connect:/x`. */
export const bindBraces: Bind = ({ kind, name, value, holes }, source) => {
  const text = source.slice(name.start, name.end);
  if (!ofHtmx.test(text)) return undefined;
  const sign = source.slice(name.end, value.start);
  const whole = { name: text, start: name.start, end: value.end, quote: '"' };
  if (kind === 'template') return { ...whole, expression: value, write: (one, code) => one + sign + code };
  const [hole] = holes;
  const quoted =
    kind === 'quoted' && legacy.test(text) && hole?.start === value.start + 1 && hole.end === value.end - 1;
  if (kind !== 'braces' && !quoted) return undefined;
  const [open, close] = quoted ? [`${source[value.start]}{`, `}${source[value.start]}`] : ['{', '}'];
  const expression = { start: value.start + open.length, end: value.end - close.length };
  return { ...whole, expression, write: (one, code) => `${one}${sign}${open}${code}${close}` };
};
