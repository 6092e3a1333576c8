// The WebSocket extension: brings elements alive when htmx processes them and lets them go. Has never heard of hx-ws.
import { attribute, closest } from './attribute-lookup.ts';
import { type Connection, type ConnectionSetup, createConnection } from './connection.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import { createReceiver } from './receive.ts';
import type { RoleReader } from './roles.ts';
import { send } from './send/sender.ts';
import { listenForTriggers } from './send/triggers.ts';

interface Live {
  readonly elt: Element;
  address: string;
  readonly connection: Connection;
}

interface Sender {
  /** The `hx-trigger` that its triggers were read from. */
  readonly trigger: string | null;
  /** Takes its triggers off. */
  readonly detach: () => void;
}

/** @returns takes everything off: no socket, timer or listener of the extension is left */
export function startExtension(host: Host, roles: RoleReader, env: Environment): () => void {
  const connections = new Map<Element, Live>();
  const senders = new WeakMap<Element, Sender>();
  /** Senders that may listen elsewhere or hold a timer; the others vanish with their elements. */
  const triggered = new Map<Element, Sender>();

  const outlet = (elt: Element) => {
    const found = closest(elt, (at) => connections.has(at));
    const live = found && connections.get(found);
    return live ? { elt: live.elt, wrapper: live.connection.wrapper } : undefined;
  };

  function bringConnection(elt: Element, address: string): void {
    const known = connections.get(elt);
    if (known) return readdress(known, address);
    const emit: ConnectionSetup['emit'] = (name, detail, target = elt) =>
      host.trigger(target, name, { ...detail, elt, socketWrapper: live.connection.wrapper });
    const live: Live = {
      elt,
      address,
      connection: createConnection({
        env,
        config: () => host.config,
        address: () => live.address,
        permitted: () => elt.isConnected && !host.isBlocked(elt),
        createSocket: (url) => host.createSocket(url),
        emit,
        onMessage: createReceiver(elt, host, emit),
      }),
    };
    connections.set(elt, live);
    watch(elt);
    live.connection.start();
  }

  function readdress(live: Live, address: string): void {
    if (address === live.address) return live.connection.start();
    live.address = address;
    live.connection.wrapper.reconnect();
  }

  function bringSender(elt: Element): void {
    const trigger = attribute(elt, 'hx-trigger');
    const known = senders.get(elt);
    if (known?.trigger === trigger) return;
    known?.detach();
    const active = () => (host.isBlocked(elt) ? {} : roles.read(elt)).send === true;
    const fire = (event: Event | undefined) => {
      if (active()) send(elt, event, { host, env, outlet, headersTarget: roles.read(elt).headersTarget });
    };
    let detach = () => {};
    const sender: Sender = { trigger, detach: () => detach() };
    senders.set(elt, sender);
    if (trigger) triggered.set(elt, sender);
    if (trigger) watch(elt);
    detach = listenForTriggers(elt, host, env, active, fire);
  }

  function drop(elt: Element): void {
    const live = connections.get(elt);
    connections.delete(elt);
    live?.connection.stop();
  }

  /** Holds every live element against the page: removed, and after a change of attributes, readdressed or forbidden. */
  function review(records: readonly MutationRecord[]): void {
    const changed = records.some(({ type }) => type === 'attributes');
    for (const live of [...connections.values()]) {
      if (!live.elt.isConnected) drop(live.elt);
      else if (changed) reread(live);
    }
    for (const [elt, { detach }] of triggered) {
      if (elt.isConnected) continue;
      detach();
      triggered.delete(elt);
      senders.delete(elt);
    }
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
  function watch(elt: Element): void {
    const attributeFilter = [...roles.attributes, ...host.blockingAttributes];
    let root: Node = elt.getRootNode();
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
    // Connect elements first, so that a sender that acts on `load` finds its socket.
    for (const [elt, { connect }] of found) if (connect !== undefined) bringConnection(elt, connect);
    for (const [elt, role] of found) if (role.send) bringSender(elt);
  }

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
  const unhook = host.onProcessed(process);

  return () => {
    unhook();
    observer.disconnect();
    removeEventListener('online', online);
    removeEventListener('pageshow', show);
    removeEventListener('pagehide', hide);
    for (const { detach } of triggered.values()) detach();
    for (const elt of candidates(document)) senders.get(elt)?.detach();
    for (const elt of [...connections.keys()]) drop(elt);
  };
}
