// One element's connection: a state machine with a queue in front of it. Knows nothing of attributes, values or swaps.
import { reconnectDelay } from './backoff.ts';
import type { Environment } from './environment.ts';
import type { Emit, SocketWrapper, WsErrorCode } from './events.ts';
import type { Host, Outlet } from './host.ts';
import { createLedger } from './ledger.ts';
import { createOutbox, type Session, type Unit } from './outbox.ts';
import { createReceiver } from './receive.ts';
import { setting } from './settings.ts';
import { resolveUrl } from './url.ts';

export interface Connection extends Outlet {
  /** The address as written in the attribute now; read at each attempt. */
  address: string;
  /** Connects where nothing is open, tried or over for good. */
  start(): void;
  /** Tries again at once where a retry waits. */
  hurry(): void;
  /** Closes and keeps what is queued; `start` goes on. */
  suspend(): void;
  /** Closes for good: what was handed over is still sent, what is queued goes. */
  stop(): void;
}

/** Its timer ends with it. */
type State = { timer?: number } & (
  | { readonly kind: 'idle' | 'waiting' | 'closed'; readonly session?: undefined }
  /** Without a session while the page is asked (`htmx:wsConnecting`). */
  | { readonly kind: 'connecting'; readonly session?: Session }
  | { readonly kind: 'open'; readonly session: Session }
);

/** @param permitted asked before each attempt: whether the page lets this element connect */
export function createConnection(elt: Element, host: Host, env: Environment, permitted: () => boolean): Connection {
  let state: State = { kind: 'idle' };
  let retries = 0;
  const emit: Emit = (name, detail, target = elt) =>
    host.trigger(target, name, { ...detail, elt, socketWrapper: wrapper });
  const outbox = createOutbox(
    () => (state.kind === 'open' ? state.session : undefined),
    (callback, ms) => {
      state.timer = env.setTimeout(callback, ms);
    },
    emit,
    fail,
  );
  const { queue } = outbox;
  const receive = createReceiver(elt, host, emit);

  /** Of the socket of the state: they come and go with it. */
  const listeners = {
    open: opened,
    message({ data }: MessageEvent) {
      state.session?.ledger.heard();
      receive(data);
    },
    error: (event: Event) => fail('socket', event),
    close: dropped,
  };
  const listen = ({ socket }: Session, method: 'addEventListener' | 'removeEventListener') => {
    for (const [type, listener] of Object.entries(listeners)) socket[method](type, listener as EventListener);
  };

  function transition(next: State): void {
    const { session, timer } = state;
    state = next;
    env.clearTimeout(timer as number);
    if (!session || session === next.session) return;
    listen(session, 'removeEventListener');
    // A living socket lets out what it holds before it closes.
    const isDead = session.socket.readyState === 3;
    outbox.reclaim(session, isDead);
    if (!isDead) session.socket.close();
  }

  function fail(code: WsErrorCode, error: unknown, unit?: Unit): void {
    emit('htmx:wsError', {
      error,
      code,
      socket: state.session?.socket,
      ...(unit && { message: unit.message, ...(unit.sendElt && { sendElt: unit.sendElt }) }),
    });
  }

  /** Nothing will be sent any more: each message that waits is named. */
  function close(): void {
    transition({ kind: 'closed' });
    for (const unit of queue.splice(0)) fail('closed', new Error('The connection is closed'), unit);
  }

  function connect(): void {
    if (!permitted()) return transition({ kind: 'idle' });
    const asking: State = { kind: 'connecting' };
    transition(asking);
    try {
      const target = resolveUrl(connection.address, env);
      const go = emit('htmx:wsConnecting', { event: { type: 'connecting' }, ...target });
      // A handler may have removed the element or reconnected.
      if (state !== asking) return;
      if (!go) return close();
      const socket = host.createSocket(target.url);
      const session = { socket, ledger: createLedger<Unit>(socket) };
      listen(session, 'addEventListener');
      transition({ kind: 'connecting', session });
    } catch (error) {
      fail('url', error);
      return close();
    }
    if (state.session?.socket.readyState === 1) opened(new Event('open'));
  }

  function opened(event: Event): void {
    retries = 0;
    transition({ kind: 'open', session: state.session as Session });
    emit('htmx:wsOpen', { event });
    outbox.pump();
  }

  function dropped(event: CloseEvent): void {
    const unconfirmed = state.session?.ledger.settle().unconfirmed ?? 0;
    if (setting(host.config, 'wsReconnectCodes').includes(event.code) && permitted()) wait();
    else transition({ kind: 'closed' });
    // After a clean close too: a browser drops what it has not put on the line when the server's farewell comes.
    emit('htmx:wsClose', { event, unconfirmed });
    if (state.kind === 'closed') close();
  }

  function wait(): void {
    let asked: unknown = setting(host.config, 'wsReconnectDelay');
    let failure: unknown;
    try {
      if (typeof asked === 'function') asked = asked(retries);
    } catch (error) {
      // The page's own function failed: that must not cost the connection.
      failure = error;
    }
    const delay = reconnectDelay(asked, retries++, env.Math.random());
    transition({ kind: 'waiting', timer: env.setTimeout(connect, delay) });
    if (failure) fail('handler', failure);
  }

  const wrapper: SocketWrapper = {
    queue,
    send: (message, sendElt) => connection.send(message, sendElt),
    sendImmediately(message, sendElt) {
      if (!state.session) throw new DOMException('There is no socket', 'InvalidStateError');
      // Between the frames of a message with files it would end that message.
      if (state.session.sending?.frames) connection.send(message, sendElt);
      else outbox.handOver(state.session, { message, sendElt });
    },
    reconnect() {
      transition({ kind: 'idle' });
      connect();
    },
  };

  const connection: Connection = {
    elt,
    address: '',
    wrapper,
    send(message, sendElt, frames) {
      const unit: Unit = { message, sendElt, ...(frames && { frames }) };
      const limit = setting(host.config, 'wsQueueLimit');
      if (state.kind === 'closed') fail('closed', new Error('The connection is closed'), unit);
      else if ((state.kind !== 'open' || state.session.sending) && queue.length >= limit)
        fail('overflow', new Error(`${limit} messages wait already`), unit);
      else {
        queue.push(unit);
        outbox.pump();
      }
    },
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
  return connection;
}
