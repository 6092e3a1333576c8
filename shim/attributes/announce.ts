// Says that a page still uses hx-ws: one warning a page, one event an element, one warning a mistake. Sends nothing.
import { hxWs, selectorOf } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import { readLegacy } from './legacy.ts';

/** The start tag of an element, without what it holds. */
const startTag = (elt: Element): string => (elt.cloneNode() as Element).outerHTML.replace(/<\/[^<]*$/, '');

/** @returns to be called with each element that htmx has processed; one without hx-ws is passed over */
export function createAnnouncer(warn: Warn): (elt: Element) => void {
  const seen = new WeakSet<Element>();
  return (elt) => {
    const legacy = readLegacy(elt);
    if (!legacy || seen.has(elt)) return;
    seen.add(elt);
    const { value, replacement, complaints } = legacy;
    warn(
      document,
      'legacy',
      () => `${document.querySelectorAll(selectorOf(hxWs)).length} hx-ws, first ${startTag(elt)}`,
    );
    for (const [code, text] of complaints) warn(elt, code, () => `"${text}"`);
    const detail = { elt, value, replacement };
    elt.dispatchEvent(new CustomEvent('htmx:wsLegacy', { bubbles: true, composed: true, detail }));
  };
}
