// The WebSocket extension: brings elements alive when htmx processes them and lets them go. Has never heard of hx-ws.
import { closest } from './attribute-lookup.ts';
import { type Connection, type ConnectionSetup, createConnection } from './connection.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import { createReceiver } from './receive.ts';
import type { RoleReader } from './roles.ts';
import { type Outlet, send } from './send/sender.ts';
import { createSenders } from './send/senders.ts';
import { resolveUrl } from './url.ts';

interface Live extends Outlet {
  address: string;
  readonly connection: Connection;
}

/** @returns takes everything off: no socket, timer or listener of the extension is left */
export function startExtension(host: Host, roles: RoleReader, env: Environment): () => void {
  const connections = new Map<Element, Live>();
  const outlet = (elt: Element) => {
    let found: Outlet | undefined;
    closest(elt, (at) => {
      const foreign = host.foreignSocket?.(at);
      found = connections.get(at) ?? (foreign && { elt: at, wrapper: foreign, send: foreign.send });
      return found;
    });
    return found;
  };

  function bringConnection(elt: Element, address: string): void {
    const known = connections.get(elt);
    if (known) return readdress(known, address);
    const emit: ConnectionSetup['emit'] = (name, detail, target = elt) =>
      host.trigger(target, name, { ...detail, elt, socketWrapper: connection.wrapper });
    const connection = createConnection({
      env,
      config: () => host.config,
      address: () => live.address,
      permitted: () => elt.isConnected && !host.isBlocked(elt),
      createSocket: (url) => host.createSocket(url),
      emit,
      onMessage: createReceiver(elt, host, emit),
    });
    const live: Live = { elt, address, connection, wrapper: connection.wrapper, send: connection.send };
    connections.set(elt, live);
    connection.start();
  }

  function readdress(live: Live, address: string): void {
    if (address === live.address) return live.connection.start();
    live.address = address;
    live.wrapper.reconnect();
  }

  const active = (elt: Element) => !host.isBlocked(elt) && roles.read(elt).send === true;
  const senders = createSenders(host, env, active, (elt, event) => {
    if (active(elt)) send(elt, event, { host, env, outlet, headersTarget: roles.read(elt).headersTarget });
  });

  function drop(elt: Element): void {
    const live = connections.get(elt);
    connections.delete(elt);
    live?.connection.stop();
  }

  /** Holds every live element against the page: removed, readdressed, or forbidden, if only because it was moved. */
  function review(): void {
    for (const live of [...connections.values()]) {
      if (live.elt.isConnected) reread(live);
      else drop(live.elt);
    }
    senders.sweep();
  }

  function reread(live: Live): void {
    const address = roles.read(live.elt).connect;
    if (address === undefined) drop(live.elt);
    else if (host.isBlocked(live.elt)) live.connection.suspend();
    else if (address !== live.address) readdress(live, address);
  }

  const observer = new MutationObserver(review);
  const observed = new WeakSet<Node>();
  /** Observes the document, and every shadow root around an element. */
  function watch(node: Node): void {
    const attributeFilter = [...roles.attributes, ...host.blockingAttributes];
    let root = node.getRootNode();
    for (;;) {
      if (!observed.has(root)) observer.observe(root, { childList: true, subtree: true, attributeFilter });
      observed.add(root);
      if (!(root instanceof ShadowRoot)) return;
      root = root.host.getRootNode();
    }
  }

  const candidates = (root: ParentNode): Element[] => {
    const found = [...root.querySelectorAll(roles.selector)];
    return root instanceof Element && root.matches(roles.selector) ? [root, ...found] : found;
  };

  function process(root: ParentNode): void {
    if (!root.isConnected) return;
    const allowed = candidates(root).filter((elt) => !host.isBlocked(elt));
    roles.found(allowed);
    const found = allowed.map((elt) => [elt, roles.read(elt)] as const);
    // One element's mistake is not the others'.
    const guarded = (elt: Element, act: () => void) => {
      try {
        act();
      } catch (error) {
        host.trigger(elt, 'htmx:wsError', { error, code: 'handler' });
      }
    };
    // Connect elements first, so that a sender that acts on `load` finds its socket.
    for (const [elt, { connect }] of found)
      if (connect !== undefined) guarded(elt, () => bringConnection(elt, connect));
    for (const [elt, role] of found) if (role.send) guarded(elt, () => senders.bring(elt));
    if (root instanceof Node) watch(root);
  }

  const resolve = (address: string | undefined): string | undefined => {
    try {
      return address && resolveUrl(address, env).url;
    } catch {
      return address;
    }
  };
  const releaseAddresses = host.claimAddresses?.((url) => {
    const wanted = resolve(url);
    return candidates(document).some((elt) => resolve(roles.read(elt).connect) === wanted);
  });

  const each = (act: (connection: Connection) => void) => () => {
    for (const { connection } of [...connections.values()]) act(connection);
  };
  const online = each((connection) => connection.hurry());
  const show = each((connection) => connection.start());
  const suspendAll = each((connection) => connection.suspend());
  const hide = (event: PageTransitionEvent) => {
    if (event.persisted) suspendAll();
  };
  addEventListener('online', online);
  addEventListener('pageshow', show);
  addEventListener('pagehide', hide);
  const unhook = host.onProcessed(process, (root, deep) => {
    for (const elt of deep ? candidates(root) : [root]) if (active(elt)) senders.bring(elt, true);
  });

  return () => {
    releaseAddresses?.();
    unhook();
    observer.disconnect();
    removeEventListener('online', online);
    removeEventListener('pageshow', show);
    removeEventListener('pagehide', hide);
    senders.stop(candidates(document));
    for (const elt of [...connections.keys()]) drop(elt);
  };
}
