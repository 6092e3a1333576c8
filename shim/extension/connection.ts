// One element's connection: a state machine with a queue in front of it. Knows nothing of attributes, values or swaps.
import { fullJitter, reconnectDelay } from './backoff.ts';
import type { Environment } from './environment.ts';
import type { SocketWrapper, WsErrorCode, WsEventDetails, WsEventName } from './events.ts';
import { createOutbox, type Unit } from './outbox.ts';
import { openSession, type Session } from './session.ts';
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
  /** As `wrapper.send`, for a message that may be one of several frames. */
  send(message: unknown, sendElt?: Element, frames?: Unit['frames']): void;
  /** Connects where nothing is open, tried or over for good. */
  start(): void;
  /** Tries again at once where a retry waits. */
  hurry(): void;
  /** Closes and keeps what is queued; `start` goes on. */
  suspend(): void;
  /** Closes for good: what was handed over is still sent, what is queued goes. */
  stop(): void;
}

type State =
  | { readonly kind: 'idle' | 'closed'; readonly session?: undefined }
  /** Without a session while the page is asked (`htmx:wsConnecting`). */
  | { readonly kind: 'connecting'; readonly session?: Session<Unit> }
  | { readonly kind: 'open'; readonly session: Session<Unit> }
  | { readonly kind: 'waiting'; readonly timer: unknown; readonly session?: undefined };

export function createConnection(setup: ConnectionSetup): Connection {
  const { env, config, emit } = setup;
  let state: State = { kind: 'idle' };
  let retries = 0;
  const outbox = createOutbox({
    env,
    session: () => (state.kind === 'open' ? state.session : undefined),
    emit,
    fail: (...args) => fail(...args),
  });
  const { queue } = outbox;

  function transition(next: State): void {
    const previous = state;
    state = next;
    if (previous.kind === 'waiting') env.clearTimeout(previous.timer);
    const { session } = previous;
    if (!session || session === next.session) return;
    session.detach();
    // A living socket lets out what it holds before it closes.
    const isDead = session.socket.readyState === 3;
    outbox.reclaim(session, isDead);
    if (!isDead) session.socket.close();
  }

  function fail(code: WsErrorCode, error: unknown, item?: Unit): void {
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
    let session: Session<Unit>;
    try {
      const target = resolveUrl(setup.address(), env);
      const go = emit('htmx:wsConnecting', { event: { type: 'connecting' }, ...target });
      // A handler may have removed the element or reconnected.
      if (state !== asking) return;
      if (!go) return close();
      session = openSession(setup.createSocket(target.url), {
        open: (event) => opened(session, event),
        message: ({ data }) => setup.onMessage(data),
        error: (event) => fail('socket', event),
        close: (event) => dropped(session, event),
      });
    } catch (error) {
      fail('url', error);
      return close();
    }
    transition({ kind: 'connecting', session });
    if (session.socket.readyState === 1) opened(session, new Event('open'));
  }

  function opened(session: Session<Unit>, event: Event): void {
    retries = 0;
    transition({ kind: 'open', session });
    emit('htmx:wsOpen', { event });
    outbox.pump();
  }

  function dropped(session: Session<Unit>, event: CloseEvent): void {
    const { unconfirmed } = session.ledger.settle(session.socket.bufferedAmount);
    if (setting(config(), 'wsReconnectCodes').includes(event.code) && setup.permitted()) wait();
    else transition({ kind: 'closed' });
    // After a clean close too: a browser drops what it has not put on the line when the server's farewell comes.
    emit('htmx:wsClose', { event, unconfirmed });
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

  const send: Connection['send'] = (message, sendElt, frames) => {
    const item: Unit = { message, sendElt, ...(frames && { frames }) };
    const limit = setting(config(), 'wsQueueLimit');
    if (state.kind === 'closed') return fail('closed', new Error('The connection is closed'), item);
    if ((state.kind !== 'open' || state.session.sending) && queue.length >= limit)
      return fail('overflow', new Error(`${limit} messages wait already (htmx.config.wsQueueLimit)`), item);
    queue.push(item);
    outbox.pump();
  };

  const wrapper: SocketWrapper = {
    queue,
    send: (message, sendElt) => send(message, sendElt),
    sendImmediately(message, sendElt) {
      const { session } = state;
      if (!session) throw new DOMException('There is no socket', 'InvalidStateError');
      outbox.handOver(session, { message, sendElt });
    },
    reconnect() {
      transition({ kind: 'idle' });
      connect();
    },
  };

  return {
    wrapper,
    send,
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
