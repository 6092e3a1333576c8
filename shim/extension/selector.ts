// htmx's extended selectors (`closest form`, `next .x`, `find input` …) as 1.9.12 reads them. Knows no attribute.

/** `<selector/>` is a selector in hyperscript's spelling. */
const plain = (selector: string): string => selector.trim().replace(/^<(.*)\/>$/s, '$1');

const following = (elt: Element, selector: string, way: number): Element | undefined => {
  const found = [...document.querySelectorAll(selector)];
  if (way === Node.DOCUMENT_POSITION_FOLLOWING) found.reverse();
  return found.find((other) => other.compareDocumentPosition(elt) === way);
};

/**
 * What an extended selector names, seen from an element.
 * @throws DOMException where the selector is invalid
 */
export function select(elt: Element, selector: string): EventTarget[] {
  const [, word, rest = ''] = /^(closest|find|next|previous)(?: (.*))?$/s.exec(selector) ?? [];
  const one = (target: EventTarget | null | undefined) => (target ? [target] : []);
  if (word === 'closest' && rest) return one(elt.closest(plain(rest)));
  if (word === 'find' && rest) return one(elt.querySelector(plain(rest)));
  if (word === 'next')
    return one(rest ? following(elt, plain(rest), Node.DOCUMENT_POSITION_PRECEDING) : elt.nextElementSibling);
  if (word === 'previous')
    return one(rest ? following(elt, plain(rest), Node.DOCUMENT_POSITION_FOLLOWING) : elt.previousElementSibling);
  if (selector === 'document') return [document];
  if (selector === 'window') return [window];
  if (selector === 'body') return [document.body];
  return [...document.querySelectorAll(plain(selector))];
}
