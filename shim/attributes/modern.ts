// ws-connect and ws-send under an active hx-ext="ws": htmx 1 and 2's own extension. Knows nothing of hx-ws.
import { attribute, parent } from '../extension/attribute-lookup.ts';
import type { Roles } from '../extension/roles.ts';

// Names of extensions in a list, as htmx reads them:  morph, ws   ignore:ws
const NAMED = /(?:^|,) *(ignore: *)?ws *(?:,|$)/;

/** Whether the `ws` extension is active: named in `hx-ext` here or above, and not ignored nearer. */
function isActive(elt: Element): boolean {
  for (let at: Element | null = elt; at; at = parent(at)) {
    const named = NAMED.exec(attribute(at, 'hx-ext') ?? '');
    if (named) return !named[1];
  }
  return false;
}

/** The meaning of the element's `ws-*` attributes; undefined without one, or where the extension is not active. */
export function readModern(elt: Element): Roles | undefined {
  const connect = attribute(elt, 'ws-connect') || undefined;
  const send = elt.matches('[ws-send],[data-ws-send]');
  return (connect || send) && isActive(elt) ? { connect, send } : undefined;
}
