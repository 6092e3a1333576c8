// htmx's extended selectors (`closest form`, `next .x`, `find input` …) as 1.9.12 reads them. Knows no attribute's meaning.
import { attribute, closest, inherited } from './attribute-lookup.ts';

// Node.DOCUMENT_POSITION_…
const PRECEDING = 2;
const FOLLOWING = 4;

/** The match nearest to an element that stands so to it. */
function nearest(elt: Element, selector: string, way: typeof PRECEDING | typeof FOLLOWING): Element | undefined {
  const found = [...document.querySelectorAll(selector)].filter((at) => at.compareDocumentPosition(elt) === way);
  return found.at(way === PRECEDING ? 0 : -1);
}

/** What a selector beyond CSS names; undefined for one that is CSS. */
function extended(elt: Element, selector: string): EventTarget | null | undefined {
  const [, word, rest = ''] = /^(closest|find|next|previous)(?: (.*))?$/s.exec(selector) ?? [];
  const css = plain(rest);
  if (word === 'next') return rest ? (nearest(elt, css, PRECEDING) ?? null) : elt.nextElementSibling;
  if (word === 'previous') return rest ? (nearest(elt, css, FOLLOWING) ?? null) : elt.previousElementSibling;
  if (word === 'closest' && rest) return elt.closest(css);
  if (word === 'find' && rest) return elt.querySelector(css);
  if (selector === 'document') return document;
  if (selector === 'window') return window;
  return selector === 'body' ? document.body : undefined;
}

/** `<selector/>` is a selector in hyperscript's spelling. */
const plain = (selector: string): string => selector.trim().replace(/^<(.*)\/>$/s, '$1');

/**
 * What an extended selector names, seen from an element.
 * @throws DOMException where the selector is invalid
 */
export function select(elt: Element, selector: string): readonly EventTarget[] {
  const target = extended(elt, selector);
  if (target === undefined) return [...document.querySelectorAll(plain(selector))];
  return target ? [target] : [];
}

/** What the selector in an inherited attribute names; `this` is the element that has the attribute. */
export function selectInherited(elt: Element, name: string): readonly EventTarget[] {
  const selector = inherited(elt, name);
  if (selector !== 'this') return selector ? select(elt, selector) : [];
  return [closest(elt, (at) => attribute(at, name)) as Element];
}
