// The socket of htmx 4's own hx-ws extension, as a wrapper that a legacy sender can use. Knows nothing of what is sent.
import type { SocketWrapper } from '../extension/events.ts';

/** What htmx 4's extension keeps on an element that has `hx-ws:connect`. */
export interface Connected {
  readonly _htmx?: {
    readonly ws?: {
      readonly connection?: {
        readonly socket: WebSocket | null;
        readonly queue: { readonly element: Element | undefined; readonly message: { readonly data: unknown } }[];
      };
    };
  };
}

/** @param announce raises `wsBeforeSend` or `wsAfterSend`; false when it was cancelled */
export function foreignSocket(
  elt: Element & Connected,
  announce: (name: 'htmx:wsBeforeSend' | 'htmx:wsAfterSend', sendElt: Element, detail: object) => boolean,
): SocketWrapper | undefined {
  const connection = elt._htmx?.ws?.connection;
  if (!connection) return undefined;
  const wrapper: SocketWrapper = {
    queue: [],
    send(data, element) {
      if (connection.socket?.readyState === WebSocket.OPEN) wrapper.sendImmediately(data, element);
      else connection.queue.push({ element, message: { data } });
    },
    sendImmediately(message, sendElt) {
      const detail = { message, socketWrapper: wrapper };
      if (sendElt && !announce('htmx:wsBeforeSend', sendElt, detail)) return;
      connection.socket?.send(message as string);
      if (sendElt) announce('htmx:wsAfterSend', sendElt, detail);
    },
    reconnect: () => connection.socket?.close(),
  };
  return wrapper;
}
