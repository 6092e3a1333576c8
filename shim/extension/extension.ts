// The WebSocket extension: brings elements alive when htmx processes them and lets them go. Has never heard of hx-ws.
import { attributesIn, closest, nearest } from './attribute-lookup.ts';
import { type Connection, createConnection } from './connection.ts';
import { listen, type Undo } from './dispatch.ts';
import type { Environment } from './environment.ts';
import type { SocketWrapper } from './events.ts';
import type { Host, Outlet } from './host.ts';
import type { RoleReader } from './roles.ts';
import { send } from './send/sender.ts';
import { createSenders } from './send/senders.ts';
import { resolveUrl } from './url.ts';

/** What a connection does when the page comes and goes. A page that is left for good needs no word. */
const pageEvents = { online: 'hurry', pageshow: 'start', pagehide: 'suspend' } as const;

/** @param undo gets what takes everything off: no socket, timer or listener of the extension is left */
export function startExtension(host: Host, roles: RoleReader, env: Environment, undo: Undo): void {
  const connections = new Map<Element, Connection>();
  const each = (act: (connection: Connection) => void) => [...connections.values()].forEach(act);
  const isBlocked = (elt: Element) => !!nearest(elt, host.blocking);
  const active = (elt: Element) => !isBlocked(elt) && !!roles.read(elt)?.send;

  /** What an element sends through: the nearest socket, its own included. */
  function outlet(elt: Element): Outlet | undefined {
    let found: Outlet | undefined;
    closest(elt, (at) => {
      const foreign = host.foreignSocket?.(at);
      found = connections.get(at) ?? (foreign && { elt: at, wrapper: foreign, send: sendBy(foreign) });
      return found;
    });
    return found;
  }

  /** Sends by a socket of htmx's own, which knows no units: their frames are handed over in one go. */
  const sendBy =
    (socketWrapper: SocketWrapper): Outlet['send'] =>
    (message, sendElt, frames) => {
      if (!frames) return socketWrapper.send(message, sendElt);
      frames().then(
        (all) => {
          for (const frame of all) socketWrapper.send(frame, frame === all[0] ? sendElt : undefined);
        },
        (error) => {
          const detail = { error, code: 'file-unreadable', socketWrapper, message, sendElt };
          host.trigger(sendElt ?? document, 'htmx:wsError', detail);
        },
      );
    };

  const setup = { host, env, outlet };
  const senders = createSenders(host, env, active, (elt, event) => {
    send(elt, event, roles.read(elt)?.headersTarget, setup);
  });

  function bringConnection(elt: Element, address: string): void {
    const connection =
      connections.get(elt) ?? createConnection(elt, host, env, () => elt.isConnected && !isBlocked(elt));
    connections.set(elt, connection);
    readdress(connection, address);
    connection.start();
  }

  function readdress(connection: Connection, address: string): void {
    if (address === connection.address) return;
    connection.address = address;
    connection.wrapper.reconnect();
  }

  function drop({ elt, stop }: Connection): void {
    connections.delete(elt);
    stop();
  }

  /** Holds every live element against the page: removed, readdressed, or forbidden, if only because it was moved. */
  function review(): void {
    each((connection) => {
      const { elt } = connection;
      const address = elt.isConnected ? roles.read(elt)?.connect : undefined;
      if (address === undefined) drop(connection);
      else if (isBlocked(elt)) connection.suspend();
      else readdress(connection, address);
    });
    senders.sweep();
  }

  /** Observes the document, and every shadow root around a node; again changes nothing. */
  function watch(node: Node): void {
    const root = node.getRootNode();
    const attributeFilter = [...roles.attributes, ...attributesIn(host.blocking)];
    observer.observe(root, { childList: true, subtree: true, attributeFilter });
    if (root instanceof ShadowRoot) watch(root.host);
  }

  const candidates = (root: ParentNode): Element[] => {
    const found = [...root.querySelectorAll(roles.selector)];
    return root instanceof Element && root.matches(roles.selector) ? [root, ...found] : found;
  };

  function processed(root: ParentNode): void {
    if (!root.isConnected) return;
    const isFree = !(root instanceof Element && isBlocked(root)) && !root.querySelector(host.blocking);
    const connecting = new Map<Element, string>();
    const sending: Element[] = [];
    for (const elt of candidates(root)) {
      const role = (isFree || !isBlocked(elt)) && roles.read(elt);
      if (!role) continue;
      roles.found(elt, role);
      if (role.connect !== undefined) connecting.set(elt, role.connect);
      if (role.send) sending.push(elt);
    }
    // Most of what a message brings has nothing to do with sockets.
    if (!connecting.size && !sending.length) return;
    const bring = (elts: Iterable<Element>, act: (elt: Element) => void) => {
      for (const elt of elts)
        try {
          act(elt);
        } catch (error) {
          // One element's mistake is not the others'.
          host.trigger(elt, 'htmx:wsError', { error, code: 'handler' });
        }
    };
    // Connect elements first, so that a sender that acts on `load` finds its socket.
    bring(connecting.keys(), (elt) => bringConnection(elt, connecting.get(elt) ?? ''));
    bring(sending, senders.bring);
    watch(root);
  }

  const resolve = (address: string | undefined): string | undefined => {
    try {
      return address && resolveUrl(address, env).url;
    } catch {
      return address;
    }
  };

  const observer = new MutationObserver(review);
  undo.push(() => {
    observer.disconnect();
    senders.stop(candidates(document));
    each(drop);
  });
  for (const [type, act] of Object.entries(pageEvents)) {
    const listener = (event: Event) => {
      if (act !== 'suspend' || (event as PageTransitionEvent).persisted) each((connection) => connection[act]());
    };
    undo.push(listen(window, type, listener));
  }
  host.attend({
    processed,
    wire(elt, deep) {
      for (const each of deep ? candidates(elt) : [elt]) if (active(each)) senders.bring(each, true);
    },
    serves(url) {
      const wanted = resolve(url);
      return candidates(document).some((elt) => resolve(roles.read(elt)?.connect) === wanted);
    },
  });
}
