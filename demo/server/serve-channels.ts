// Accepts WebSocket connections and hands them to their channel by path. Does not know what a channel does.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Channel } from './channel.ts';

export interface ChannelServer {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends every connection: with `code`, or without a farewell, which browsers report as 1006. */
  readonly drop: (code?: number) => void;
}

export function serveChannels(channels: Readonly<Record<string, Channel>>): ChannelServer {
  const live = new Set<WebSocket>();
  const endpoints = new Map(
    Object.entries(channels).map(([path, channel]) => [
      path,
      { channel, server: new WebSocketServer({ noServer: true, maxPayload: channel.maxFrameBytes }) },
    ]),
  );

  return {
    upgrade(request, socket, head) {
      const endpoint = endpoints.get(new URL(request.url ?? '/', 'http://localhost').pathname);
      const { origin, host } = request.headers;
      if (endpoint === undefined) {
        refuse(socket, '404 Not Found');
      } else if (origin !== undefined && origin !== `http://${host}`) {
        // Another site's page may not speak to this server with the visitor's browser.
        refuse(socket, '403 Forbidden');
      } else {
        endpoint.server.handleUpgrade(request, socket, head, (webSocket) => {
          live.add(webSocket);
          webSocket.on('close', () => live.delete(webSocket));
          attach(webSocket, endpoint.channel);
        });
      }
    },
    drop(code) {
      for (const webSocket of live) {
        if (code === undefined) webSocket.terminate();
        else webSocket.close(code);
      }
    },
  };
}

function attach(webSocket: WebSocket, channel: Channel): void {
  const listener = channel.join({
    send: (html) => webSocket.send(html),
    close: (code, reason) => webSocket.close(code, reason),
  });
  webSocket.on('message', (data, isBinary) => {
    const bytes = data as Buffer;
    if (isBinary) listener.binary(bytes);
    else listener.text(bytes.toString('utf8'));
  });
  webSocket.on('close', () => listener.left());
  // Oversized or malformed frames end in a close event that follows.
  webSocket.on('error', () => {});
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
