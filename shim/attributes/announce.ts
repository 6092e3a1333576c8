// Says that a page still uses hx-ws: one warning a page, one event an element, one warning a mistake. Sends nothing.
import type { RoleReader } from '../extension/roles.ts';
import { hxWs, selectorOf } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import type { Legacy } from './legacy.ts';

/** The start tag of an element, without what it holds. */
const startTag = (elt: Element): string => (elt.cloneNode() as Element).outerHTML.replace(/<\/[^<]*$/, '');

/** @returns to be called with each element that htmx has processed and what was read there; passes over what is new */
export function createAnnouncer(warn: Warn): RoleReader['found'] {
  const seen = new WeakSet<Element>();
  return (elt, roles) => {
    const { value, replacement, complaints } = roles as Partial<Legacy>;
    if (!complaints || seen.has(elt)) return;
    seen.add(elt);
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
