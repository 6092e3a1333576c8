// The events of the extension by name, and what their details hold. Knows nothing of how they are raised.

/** Why `htmx:wsError` was raised. */
export type WsErrorCode = 'url' | 'socket' | 'overflow' | 'closed' | 'file-unreadable' | 'handler';

/** A message that waits for its socket. */
export interface QueuedMessage {
  readonly message: unknown;
  readonly sendElt: Element | undefined;
}

/** `detail.socketWrapper` of every event: the socket's public face. */
export interface SocketWrapper {
  /** Sends now if the socket is open and nothing waits, else queues. */
  send(message: unknown, fromElt?: Element): void;
  /**
   * Sends past the queue; as `send`, while a message with files is on its way.
   * @throws what `socket.send` throws, or InvalidStateError without an open socket
   */
  sendImmediately(message: unknown, fromElt?: Element): void;
  /** The messages that wait, oldest first; it may be emptied. */
  readonly queue: QueuedMessage[];
  /** Closes what is open and connects anew. */
  reconnect(): void;
}

interface Detail {
  readonly elt: Element;
  readonly socketWrapper: SocketWrapper;
}

/** The detail of each event, by its camel-case name; each is raised in kebab case too. */
export interface WsEventDetails {
  'htmx:wsConnecting': Detail & {
    readonly event: { readonly type: 'connecting' };
    readonly url: string;
    readonly sameHost: boolean;
  };
  'htmx:wsOpen': Detail & { readonly event: Event };
  'htmx:wsClose': Detail & {
    readonly event: CloseEvent;
    /** How many messages had left for a server that ended the socket, since its last frame: they may have arrived. */
    readonly unconfirmed: number;
    /** How many queued messages went with a removed element. */
    readonly discarded?: number;
  };
  'htmx:wsError': Detail & {
    readonly error: unknown;
    readonly code: WsErrorCode;
    readonly socket: WebSocket | undefined;
    readonly message?: unknown;
    readonly sendElt?: Element;
  };
  'htmx:wsBeforeMessage': Detail & { readonly message: unknown };
  'htmx:wsAfterMessage': Detail & { readonly message: unknown };
  'htmx:wsConfigSend': Detail & {
    parameters: Record<string, unknown>;
    readonly unfilteredParameters: Record<string, unknown>;
    headers: Record<string, unknown> | null | undefined | false;
    errors: readonly unknown[] | null | undefined;
    readonly triggeringEvent: Event | undefined;
    messageBody: unknown;
  };
  'htmx:wsBeforeSend': Detail & { readonly message: unknown };
  'htmx:wsAfterSend': Detail & { readonly message: unknown };
  /** For messages with files: bytes of all frames that have left, monotone within an attempt (from 1). */
  'htmx:wsSendProgress': Detail & { readonly loaded: number; readonly total: number; readonly attempt: number };
}

export type WsEventName = keyof WsEventDetails;

/** Raises an event on `target`, by default the connection's element; false when it was cancelled. */
export type Emit = <Name extends WsEventName>(
  name: Name,
  detail: Omit<WsEventDetails[Name], 'elt' | 'socketWrapper'>,
  target?: Element | Document,
) => boolean;
