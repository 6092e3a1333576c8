// Installs the shim on one htmx: wires host, attributes and extension together. Importing it has no effect.
import { createAnnouncer } from './attributes/announce.ts';
import { allRoles, legacyRoles } from './attributes/roles.ts';
import type { Undo } from './extension/dispatch.ts';
import { startExtension } from './extension/extension.ts';
import { detectMajor } from './host/detect.ts';
import type { ClassicHtmx, Htmx, Htmx4 } from './host/htmx.ts';
import { installHtmx1 } from './host/htmx1.ts';
import { installHtmx2 } from './host/htmx2.ts';
import { installHtmx4 } from './host/htmx4.ts';
import { type Options, readOption } from './options.ts';
import { createWarn } from './warn.ts';

export type { SocketWrapper, WsErrorCode, WsEventDetails } from './extension/events.ts';
export type { Options } from './options.ts';

const adapters = { '1': installHtmx1, '2': installHtmx2, '4': installHtmx4 } as const;

/** Marks an htmx that has the shim, across copies of this script. */
const installed = Symbol.for('hx-ws-migrate.shim');

/**
 * Keeps `hx-ws` working on this htmx, and serves as its `ws` extension. A second call on the same htmx changes nothing.
 * @param htmx htmx 1.9.x, 2.x or 4.x
 * @returns takes everything off: no socket, timer or listener of the shim is left, and `install` works again
 * @throws Error on any other version
 */
export function install(htmx: object, options: Partial<Options> = {}): () => void {
  const marked = htmx as Htmx & { [installed]?: (() => void) | undefined };
  if (marked[installed]) return marked[installed];
  const warn = createWarn(() => !readOption('warn', options, marked.config));
  const major = detectMajor(marked.version);
  if (!major) throw new Error(`hx-ws-shim: this is htmx ${marked.version}; the shim serves 1.9.x, 2.x and 4.x`);
  const undo: Undo = [
    () => {
      marked[installed] = undefined;
    },
  ];
  const host = adapters[major](htmx as ClassicHtmx & Htmx4, warn, undo);
  if (!host) return () => {};
  const roles = major === '4' ? legacyRoles : allRoles;
  startExtension(host, { ...roles, found: createAnnouncer(warn) }, window, undo);
  const uninstall = () => {
    for (const act of undo.splice(0).reverse()) act();
  };
  marked[installed] = uninstall;
  return uninstall;
}
