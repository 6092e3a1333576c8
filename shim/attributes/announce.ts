// Says that a page still uses hx-ws: one warning a page, one event an element, one warning a mistake. Sends nothing.
import type { Host } from '../extension/host.ts';
import { hxWs } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import { complaints, readLegacy, replacement } from './legacy.ts';

/** The start tag of an element, without what it holds. */
const startTag = (elt: Element): string => (elt.cloneNode() as Element).outerHTML.replace(/<\/[^<]*$/, '');

/** @returns to be called with the elements that htmx has processed; those without hx-ws are passed over */
export function createAnnouncer(host: Host, warn: Warn): (elts: readonly Element[]) => void {
  const seen = new WeakSet<Element>();
  return (elts) => {
    for (const elt of elts) {
      const legacy = readLegacy(elt);
      if (!legacy || seen.has(elt)) continue;
      seen.add(elt);
      warn(document, 'legacy', document.querySelectorAll(hxWs.map((name) => `[${name}]`).join()).length, startTag(elt));
      for (const [code, text] of complaints(legacy)) warn(elt, code, text);
      host.trigger(elt, 'htmx:wsLegacy', { value: legacy.value, replacement: replacement(legacy) });
    }
  };
}
