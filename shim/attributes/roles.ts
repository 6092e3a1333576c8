// All that an element's attributes ask of the extension, old spellings and new in one. The family's only registry.
import type { RoleReader, Roles } from '../extension/roles.ts';
import { hxExt, hxWs, wsConnect, wsSend } from '../grammar/names.ts';
import { readLegacy } from './legacy.ts';
import { readModern } from './modern.ts';

const selector = (names: readonly string[]): string => names.map((name) => `[${name}]`).join();
const modernNames = [...hxWs, ...wsConnect, ...wsSend];

type Reader = Omit<RoleReader, 'found'>;

/** Where legacy and modern attributes meet on a half-migrated element, the modern address counts and a send is one send. */
function merge(legacy: Roles | undefined, modern: Roles | undefined): Roles {
  if (!modern) return legacy ?? {};
  return {
    connect: modern.connect ?? legacy?.connect,
    send: !!(legacy?.send || modern.send),
    headersTarget: legacy?.send ? 'connection' : 'hx-target',
  };
}

/** hx-ws alone: where `ws-*` belong to htmx's own extension. */
export const legacyRoles: Reader = {
  selector: selector(hxWs),
  attributes: hxWs,
  read: (elt) => readLegacy(elt) ?? {},
};

/** hx-ws, and `ws-*` under an active `hx-ext="ws"`: where the shim is the page's ws extension. */
export const allRoles: Reader = {
  selector: selector(modernNames),
  attributes: [...modernNames, ...hxExt],
  read: (elt) => merge(readLegacy(elt), readModern(elt)),
};
