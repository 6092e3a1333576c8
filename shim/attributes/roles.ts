// All that an element's attributes ask of the extension, old spellings and new in one. The family's only registry.
import type { RoleReader } from '../extension/roles.ts';
import { hxExt, hxWs, selectorOf, wsConnect, wsSend } from '../grammar/names.ts';
import { readLegacy } from './legacy.ts';
import { readModern } from './modern.ts';

const names = [...hxWs, ...wsConnect, ...wsSend];

type Reader = Omit<RoleReader, 'found'>;

/** hx-ws alone: where `ws-*` belong to htmx's own extension. */
export const legacyRoles: Reader = { selector: selectorOf(hxWs), attributes: hxWs, read: readLegacy };

/** hx-ws, and `ws-*` under an active `hx-ext="ws"`: where the shim is the page's ws extension. */
export const allRoles: Reader = {
  selector: selectorOf(names),
  attributes: [...names, ...hxExt],
  read(elt) {
    const legacy = readLegacy(elt);
    const modern = readModern(elt);
    if (!legacy || !modern) return legacy ?? modern;
    // A half-migrated element: the modern address counts, and a send is one send.
    return { ...legacy, connect: modern.connect ?? legacy.connect, send: legacy.send || modern.send };
  },
};
