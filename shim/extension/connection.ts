// One element's connection: a state machine with a queue in front of it. Knows nothing of attributes, values or swaps.
import { fullJitter, reconnectDelay } from './backoff.ts';
import type { Environment } from './environment.ts';
import type { QueuedMessage, SocketWrapper, WsErrorCode, WsEventDetails, WsEventName } from './events.ts';
import { byteLength, createLedger, type Ledger } from './ledger.ts';
import { setting } from './settings.ts';
import { resolveUrl } from './url.ts';

/** What a connection is told, once. */
export interface ConnectionSetup {
  readonly env: Environment;
  readonly config: () => Readonly<Record<string, unknown>>;
  /** The address as written in the attribute now. */
  readonly address: () => string;
  /** Asked before each attempt: whether the page lets this element connect. */
  readonly permitted: () => boolean;
  readonly createSocket: (url: string) => WebSocket;
  /** Raises an event on `target`, by default the connection's element; false when it was cancelled. */
  readonly emit: <Name extends WsEventName>(
    name: Name,
    detail: Omit<WsEventDetails[Name], 'elt' | 'socketWrapper'>,
    target?: Element | Document,
  ) => boolean;
  readonly onMessage: (data: unknown) => void;
}

export interface Connection {
  readonly wrapper: SocketWrapper;
  /** Connects where nothing is open, tried or over for good. */
  start(): void;
  /** Tries again at once where a retry waits. */
  hurry(): void;
  /** Closes and keeps what is queued; `start` goes on. */
  suspend(): void;
  /** Closes for good: what was handed over is still sent, what is queued goes. */
  stop(): void;
}

/** A socket with its listeners and its account. They end together. */
interface Session {
  readonly socket: WebSocket;
  readonly ledger: Ledger<QueuedMessage>;
  /** Whether messages are being handed over just now, so that later ones wait their turn. */
  pumping: boolean;
  /** Takes the listeners off. */
  detach(): void;
}

type State =
  | { readonly kind: 'idle' | 'closed'; readonly session?: undefined }
  /** Without a session while the page is asked (`htmx:wsConnecting`). */
  | { readonly kind: 'connecting'; readonly session?: Session }
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'waiting'; readonly timer: unknown; readonly session?: undefined };

export function createConnection(setup: ConnectionSetup): Connection {
  const { env, config, emit } = setup;
  const queue: QueuedMessage[] = [];
  /** Messages whose `wsBeforeSend` was raised: those that are sent again are not announced again. */
  const announced = new WeakSet<QueuedMessage>();
  let state: State = { kind: 'idle' };
  let retries = 0;

  function transition(next: State): void {
    const previous = state;
    state = next;
    if (previous.kind === 'waiting') env.clearTimeout(previous.timer);
    const { session } = previous;
    if (!session || session === next.session) return;
    session.detach();
    // What a dead socket still held goes first; a living one lets it out before it closes.
    const { unsent } = session.ledger.settle(session.socket.bufferedAmount);
    if (session.socket.readyState === 3) queue.unshift(...unsent);
    else session.socket.close();
  }

  function fail(code: WsErrorCode, error: unknown, item?: QueuedMessage): void {
    emit('htmx:wsError', {
      error,
      code,
      socket: state.session?.socket,
      ...(item && { message: item.message, ...(item.sendElt && { sendElt: item.sendElt }) }),
    });
  }

  /** Nothing will be sent any more: each message that waits is named. */
  function close(): void {
    transition({ kind: 'closed' });
    for (const item of queue.splice(0))
      fail('closed', new Error('The connection is closed; the message was not sent'), item);
  }

  function connect(): void {
    if (!setup.permitted()) return transition({ kind: 'idle' });
    const asking: State = { kind: 'connecting' };
    transition(asking);
    let session: Session;
    try {
      const target = resolveUrl(setup.address(), env);
      const go = emit('htmx:wsConnecting', { event: { type: 'connecting' }, ...target });
      // A handler may have removed the element or reconnected.
      if (state !== asking) return;
      if (!go) return close();
      session = listen(setup.createSocket(target.url));
    } catch (error) {
      fail('url', error);
      return close();
    }
    transition({ kind: 'connecting', session });
    if (session.socket.readyState === 1) opened(session, new Event('open'));
  }

  function listen(socket: WebSocket): Session {
    const ledger = createLedger<QueuedMessage>(() => socket.bufferedAmount);
    const handlers = {
      open: (event: Event) => opened(session, event),
      message: (event: MessageEvent) => {
        ledger.heard();
        setup.onMessage(event.data);
      },
      error: (event: Event) => fail('socket', event),
      close: (event: CloseEvent) => dropped(session, event),
    };
    const entries = Object.entries(handlers) as [string, EventListener][];
    const session: Session = {
      socket,
      ledger,
      pumping: false,
      detach() {
        for (const [type, handler] of entries) socket.removeEventListener(type, handler);
      },
    };
    for (const [type, handler] of entries) socket.addEventListener(type, handler);
    return session;
  }

  function opened(session: Session, event: Event): void {
    retries = 0;
    transition({ kind: 'open', session });
    emit('htmx:wsOpen', { event });
    pump();
  }

  function dropped(session: Session, event: CloseEvent): void {
    const { unconfirmed } = session.ledger.settle(session.socket.bufferedAmount);
    if (setting(config(), 'wsReconnectCodes').includes(event.code) && setup.permitted()) wait();
    else transition({ kind: 'closed' });
    emit('htmx:wsClose', { event, unconfirmed: event.wasClean ? 0 : unconfirmed });
    if (state.kind === 'closed') close();
  }

  function wait(): void {
    const random = env.random();
    let delay = fullJitter(retries, random);
    let failure: unknown;
    try {
      delay = reconnectDelay(setting(config(), 'wsReconnectDelay'), retries, random);
    } catch (error) {
      // The page's own function failed: that must not cost the connection.
      failure = error;
    }
    retries += 1;
    transition({ kind: 'waiting', timer: env.setTimeout(connect, delay) });
    if (failure) fail('handler', failure);
  }

  /** Hands over what waits, in order, as long as the same socket is open. */
  function pump(): void {
    const { session } = state;
    if (state.kind !== 'open' || !session || session.pumping) return;
    session.pumping = true;
    for (let item = queue[0]; item; item = queue[0]) {
      const go = announce(item);
      // A handler may have ended the socket: then the item waits on, or was named.
      if (state.session !== session) return;
      if (queue[0] === item) queue.shift();
      if (go) transmit(session, item);
      if (state.session !== session) return;
    }
    session.pumping = false;
  }

  function announce(item: QueuedMessage): boolean {
    if (!item.sendElt || announced.has(item)) return true;
    announced.add(item);
    return emit('htmx:wsBeforeSend', { message: item.message }, item.sendElt);
  }

  function transmit(session: Session, item: QueuedMessage): void {
    try {
      handOver(session, item);
    } catch (error) {
      fail('socket', error, item);
    }
  }

  /** @throws what `socket.send` throws */
  function handOver({ socket, ledger }: Session, item: QueuedMessage): void {
    socket.send(item.message as string);
    ledger.add(item, byteLength(item.message));
    if (item.sendElt) emit('htmx:wsAfterSend', { message: item.message }, item.sendElt);
  }

  const wrapper: SocketWrapper = {
    queue,
    send(message, sendElt) {
      const item = { message, sendElt };
      const limit = setting(config(), 'wsQueueLimit');
      if (state.kind === 'closed') return fail('closed', new Error('The connection is closed'), item);
      if ((state.kind !== 'open' || state.session.pumping) && queue.length >= limit)
        return fail('overflow', new Error(`${limit} messages wait already (htmx.config.wsQueueLimit)`), item);
      queue.push(item);
      pump();
    },
    sendImmediately(message, sendElt) {
      const { session } = state;
      if (!session) throw new DOMException('There is no socket', 'InvalidStateError');
      const item = { message, sendElt };
      if (announce(item)) handOver(session, item);
    },
    reconnect() {
      transition({ kind: 'idle' });
      connect();
    },
  };

  return {
    wrapper,
    start() {
      if (state.kind === 'idle') connect();
    },
    hurry() {
      if (state.kind === 'waiting') connect();
    },
    suspend() {
      if (state.kind !== 'closed') transition({ kind: 'idle' });
    },
    stop() {
      transition({ kind: 'closed' });
      const discarded = queue.splice(0).length;
      const event = new CloseEvent('close', { code: 1000, wasClean: true });
      emit('htmx:wsClose', { event, unconfirmed: 0, discarded }, document);
    },
  };
}
