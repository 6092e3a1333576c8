// A WebSocket server that misbehaves on demand, and what it read. Does not know what the pages do.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { listenOnLoopback } from '../../../demo/server/loopback.ts';
import { Watch } from '../watch.ts';

export type CloseCode = 1000 | 1001 | 1006 | 1011 | 1012 | 1013 | 4000;

/** What becomes of the next handshakes. */
export type Reception = 'accept' | 'refuse' | 'stall';

export interface FaultServer {
  readonly port: number;
  /** The numbers that were read from an element's connections, in the order in which they were read; grows. */
  readonly read: (element: number) => readonly number[];
  /** Ends the open connections of an element; 1006 cuts the line. */
  readonly drop: (element: number, code: CloseCode) => void;
  /** Stops reading from an element's connections, or goes on. */
  readonly pause: (element: number, paused: boolean) => void;
  readonly say: (element: number, text: string) => void;
  /** `refuse` holds for one handshake; `stall` holds it until `accept`. */
  readonly receive: (reception: Reception) => void;
  /** Stops listening and cuts all lines; `start` listens on the same port again. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Resolves when `count` messages of the element were read. */
  readonly hasRead: (element: number, count: number) => Promise<void>;
  /** Whether the element has a connection. */
  readonly holds: (element: number) => boolean;
  /** Resolves when the connections that the elements have now have ended. */
  readonly ended: (elements: readonly number[]) => Promise<void>;
  /** Ends everything; it is of no use any more. */
  readonly close: () => Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
  const watch = new Watch();
  const server = new WebSocketServer({ noServer: true });
  const live = new Map<WebSocket, number>();
  const read = new Map<number, number[]>();
  const stalled = new Set<() => void>();
  let reception: Reception = 'accept';
  let listening = true;

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const shake = () =>
      server.handleUpgrade(request, socket, head, (webSocket) => take(webSocket, Number(request.url?.slice(1))));
    if (reception === 'stall') {
      stalled.add(shake);
      socket.on('close', () => stalled.delete(shake));
    } else if (reception === 'refuse') {
      reception = 'accept';
      socket.end('HTTP/1.1 503 Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    } else shake();
  }

  function take(webSocket: WebSocket, element: number): void {
    live.set(webSocket, element);
    webSocket.on('message', (bytes: Buffer) => {
      const { n } = JSON.parse(bytes.toString('utf8')) as { readonly n: string };
      read.set(element, [...(read.get(element) ?? []), Number(n)]);
      watch.notify();
    });
    webSocket.on('close', () => {
      live.delete(webSocket);
      watch.notify();
    });
    // Lost lines end in the close event that follows.
    webSocket.on('error', () => {});
  }

  const loopback = await listenOnLoopback({ upgrade, request: (_, response) => response.writeHead(404).end() });
  const connectionsOf = (element: number) => [...live].filter(([, of]) => of === element).map(([socket]) => socket);
  const readOf = (element: number) => read.get(element) ?? [];
  const stop = async () => {
    if (listening) await loopback.stop();
    listening = false;
  };

  return {
    port: loopback.port,
    read: readOf,
    drop(element, code) {
      for (const socket of connectionsOf(element)) {
        if (code === 1006) socket.terminate();
        else socket.close(code);
      }
    },
    pause(element, paused) {
      for (const socket of connectionsOf(element)) {
        if (paused) socket.pause();
        else socket.resume();
      }
    },
    say(element, text) {
      for (const socket of connectionsOf(element)) socket.send(text);
    },
    receive(next) {
      reception = next;
      if (next !== 'accept') return;
      for (const shake of stalled) shake();
      stalled.clear();
    },
    stop,
    async start() {
      if (!listening) await loopback.start();
      listening = true;
    },
    async hasRead(element, count) {
      await watch.until(
        () => (readOf(element).length >= count ? true : undefined),
        () => `${count} messages of element ${element} to be read; there are ${readOf(element).length}`,
      );
    },
    holds: (element) => connectionsOf(element).length > 0,
    async ended(elements) {
      const theirs = elements.flatMap(connectionsOf);
      await watch.until(
        () => (theirs.some((socket) => live.has(socket)) ? undefined : true),
        () => `the end of the connections of ${elements.join(', ')}`,
      );
    },
    close: stop,
  };
}
