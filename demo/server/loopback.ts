// An HTTP server on the loopback address that can be stopped and started again on the same port, as a server is
// during a deployment. Does not know what it serves.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface LoopbackHandlers {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export interface Loopback {
  /** `http://127.0.0.1:<port>`, the same after a restart. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and cuts every connection without a farewell: browsers see close code 1006. */
  readonly stop: () => Promise<void>;
  /** Listens again on the same port after `stop`. */
  readonly start: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 lets the system choose.
 * @throws Error that names the port when it is taken or may not be used.
 */
export async function listenOnLoopback(handlers: LoopbackHandlers, port = 0): Promise<Loopback> {
  const server = createServer(handlers.request);
  const sockets = new Set<Socket>();
  server.on('upgrade', handlers.upgrade);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A peer that vanishes is everyday life here: the close event follows.
    socket.on('error', () => {});
  });

  const listen = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException): void => reject(new Error(explain(error, wanted), { cause: error }));
      server.once('error', fail);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', fail);
        resolve((server.address() as AddressInfo).port);
      });
    });

  const chosen = await listen(port);
  return {
    url: `http://127.0.0.1:${chosen}`,
    port: chosen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    start: async () => {
      await listen(chosen);
    },
  };
}

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken by another program; choose another one.`;
  if (error.code === 'EACCES') return `Port ${port} may not be used by this account; choose one above 1023.`;
  return `Cannot listen on port ${port}: ${error.message}`;
}
