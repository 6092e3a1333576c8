// ws-connect and ws-send under an active hx-ext="ws": htmx 1 and 2's own extension. Knows nothing of hx-ws.
import { attribute, nearest, parent } from '../extension/attribute-lookup.ts';
import type { Roles } from '../extension/roles.ts';
import { hxExt, selectorOf, wsConnect, wsSend } from '../grammar/names.ts';

const extended = selectorOf(hxExt);
const sending = selectorOf(wsSend);
const modern = `${selectorOf(wsConnect)},${sending}`;

// Names of extensions in a list, as htmx reads them:  morph, ws   ignore:ws
const NAMED = /(?:^|,) *(ignore: *)?ws *(?:,|$)/;

/** Whether the `ws` extension is active: named in `hx-ext` here or above, and not ignored nearer. */
function isActive(elt: Element): boolean {
  for (let at = nearest(elt, extended); at; at = nearest(parent(at), extended)) {
    const named = NAMED.exec(attribute(at, 'hx-ext') ?? '');
    if (named) return !named[1];
  }
  return false;
}

/** The meaning of the element's `ws-*` attributes; undefined without one, or where the extension is not active. */
export function readModern(elt: Element): Roles | undefined {
  if (!elt.matches(modern)) return undefined;
  const connect = attribute(elt, 'ws-connect') || undefined;
  const send = elt.matches(sending);
  return (connect || send) && isActive(elt) ? { connect, send } : undefined;
}
