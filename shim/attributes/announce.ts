// Says that a page still uses hx-ws: one warning a page, one event an element, one warning a mistake. Sends nothing.
import { hxWs } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import { readLegacy } from './legacy.ts';

/** The start tag of an element, without what it holds. */
const startTag = (elt: Element): string => (elt.cloneNode() as Element).outerHTML.replace(/<\/[^<]*$/, '');

const count = () => document.querySelectorAll(hxWs.map((name) => `[${name}]`).join()).length;

/** @returns to be called with the elements that htmx has processed; those without hx-ws are passed over */
export function createAnnouncer(warn: Warn): (elts: readonly Element[]) => void {
  const seen = new WeakSet<Element>();
  return (elts) => {
    for (const elt of elts) {
      const legacy = readLegacy(elt);
      if (!legacy || seen.has(elt)) continue;
      seen.add(elt);
      warn(document, 'legacy', () => [count(), startTag(elt)]);
      for (const [code, text] of legacy.complaints) warn(elt, code, () => [text]);
      elt.dispatchEvent(
        new CustomEvent('htmx:wsLegacy', {
          bubbles: true,
          composed: true,
          detail: { elt, value: legacy.value, replacement: legacy.replacement },
        }),
      );
    }
  };
}
