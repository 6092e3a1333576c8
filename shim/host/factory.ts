// htmx.createWebSocket, as htmx 1 had it: the page may replace it, and may call what it replaced. Knows no adapter.
import type { Undo } from '../extension/dispatch.ts';
import { setting } from '../extension/settings.ts';
import type { Htmx } from './htmx.ts';

/** Gives htmx the factory where it has none. */
export function provideFactory(htmx: Htmx, undo: Undo): void {
  if (htmx.createWebSocket) return;
  const factory = (url: string) => {
    const socket = new WebSocket(url, []);
    socket.binaryType = setting(htmx.config, 'wsBinaryType');
    return socket;
  };
  htmx.createWebSocket = factory;
  undo.push(() => {
    if (htmx.createWebSocket === factory) htmx.createWebSocket = undefined;
  });
}

/** Whether it is the shim that asks the factory now. */
let own = false;

/** A socket from the factory as it is now. */
export function createSocket(htmx: Htmx, url: string): WebSocket {
  own = true;
  try {
    return (htmx.createWebSocket as (url: string) => WebSocket)(url);
  } finally {
    own = false;
  }
}

/** What another script gets for an address that the shim serves: it never opens, so that nothing is doubled. */
export const deadSocket = (url: string) =>
  Object.assign(new EventTarget(), {
    url,
    readyState: 0,
    bufferedAmount: 0,
    send() {},
    close() {},
  }) as unknown as WebSocket;

/**
 * Stands before the factory, whichever the page sets.
 * @param refused whether a script other than the shim gets a dead socket for this address
 */
export function guardFactory(htmx: Htmx, undo: Undo, refused: (url: string) => boolean): void {
  type Factory = Htmx['createWebSocket'];
  const guard = (factory: Factory): Factory =>
    factory && ((url) => (!own && refused(url) ? deadSocket(url) : factory(url)));
  let actual = htmx.createWebSocket;
  let guarded = guard(actual);
  const define = (property: PropertyDescriptor) =>
    Object.defineProperty(htmx, 'createWebSocket', { configurable: true, enumerable: true, ...property });
  define({
    get: () => guarded,
    set(factory: Factory) {
      actual = factory;
      guarded = guard(factory);
    },
  });
  undo.push(() => define({ value: actual, writable: true }));
}
