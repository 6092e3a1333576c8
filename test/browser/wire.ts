// A WebSocket server that a test scripts: it records all connections and frames, and refuses, stalls, closes or drops
// when told to. Does not know what the frames mean.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Watch } from './watch.ts';

export interface Frame {
  /** Position among all frames of all connections, 0-based. */
  readonly id: number;
  /** The id of the connection it came on. */
  readonly connection: number;
  readonly data: string | Buffer;
}

/** How a connection ended, as the server saw it: 1005 without a code, 1006 without a farewell. */
export interface End {
  readonly code: number;
  readonly reason: string;
}

/** One handshake that was asked for, whatever became of it. */
export interface Attempt {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly outcome: 'accepted' | 'refused' | 'stalled';
}

export interface WireConnection {
  /** Position among the server's connections, 0-based. */
  readonly id: number;
  /** Path and query as asked for. */
  readonly path: string;
  /** The agreed subprotocol, or empty. */
  readonly protocol: string;
  readonly headers: IncomingHttpHeaders;
  /** In order of arrival; grows. */
  readonly frames: readonly Frame[];
  /** Undefined while open. */
  readonly end: End | undefined;
  readonly send: (data: string | Buffer) => void;
  readonly close: (code?: number, reason?: string) => void;
  /** Cuts the line without a farewell: browsers report 1006. */
  readonly drop: () => void;
  /** The first frame that no earlier call returned. */
  readonly nextFrame: () => Promise<Frame>;
  readonly ended: () => Promise<End>;
}

export interface Wire {
  readonly connections: readonly WireConnection[];
  readonly attempts: readonly Attempt[];
  /** All frames of all connections in order of arrival; grows. */
  readonly received: readonly Frame[];
  /** The first connection that no earlier call returned. */
  readonly nextConnection: () => Promise<WireConnection>;
  readonly nextAttempt: () => Promise<Attempt>;
  /** All frames so far, once there are at least `count`. */
  readonly frames: (count: number) => Promise<readonly Frame[]>;
  /** Answers handshakes from now on, and those that were stalled. The state at first. */
  readonly accept: () => void;
  /** Answers handshakes with an HTTP status from now on. */
  readonly refuse: (status?: number) => void;
  /** Leaves handshakes unanswered from now on. */
  readonly stall: () => void;
  /** A text that the wire counts but does not record when it comes as a frame; for `drained`. */
  readonly newBarrier: () => string;
  /** Resolves when `barrier` came on every connection that is still open. */
  readonly barrierReached: (barrier: string) => Promise<void>;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export function createWire(): Wire {
  const watch = new Watch();
  const server = new WebSocketServer({ noServer: true, maxPayload: 512 * 1024 * 1024 });
  const connections: WireConnection[] = [];
  const attempts: Attempt[] = [];
  const received: Frame[] = [];
  const stalled = new Set<() => void>();
  const barriers = new Map<string, Set<number>>();
  let answer: 'accept' | 'stall' | number = 'accept';
  let connectionsTaken = 0;
  let attemptsTaken = 0;

  const summary = (): string =>
    `there were ${attempts.length} handshakes, ${connections.length} connections and ${received.length} frames`;

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const record = (outcome: Attempt['outcome']): void => {
      attempts.push({ path: request.url ?? '', headers: request.headers, outcome });
      watch.notify();
    };
    const shake = (): void =>
      server.handleUpgrade(request, socket, head, (webSocket) => {
        connections.push(connect(webSocket, request));
        watch.notify();
      });
    if (answer === 'accept') {
      record('accepted');
      shake();
    } else if (answer === 'stall') {
      stalled.add(shake);
      socket.on('close', () => stalled.delete(shake));
      record('stalled');
    } else {
      record('refused');
      socket.end(`HTTP/1.1 ${answer} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    }
  }

  function connect(webSocket: WebSocket, request: IncomingMessage): WireConnection {
    const id = connections.length;
    const frames: Frame[] = [];
    let end: End | undefined;
    let taken = 0;
    webSocket.on('message', (bytes: Buffer, isBinary) => {
      const data = isBinary ? bytes : bytes.toString('utf8');
      const passed = typeof data === 'string' ? barriers.get(data) : undefined;
      if (passed !== undefined) {
        passed.add(id);
      } else {
        const frame = { id: received.length, connection: id, data };
        frames.push(frame);
        received.push(frame);
      }
      watch.notify();
    });
    webSocket.on('close', (code, reason) => {
      end = { code, reason: reason.toString('utf8') };
      watch.notify();
    });
    // Malformed input and lost lines end in the close event that follows.
    webSocket.on('error', () => {});

    const name = `connection ${id} (${request.url})`;
    return {
      id,
      path: request.url ?? '',
      protocol: webSocket.protocol,
      headers: request.headers,
      frames,
      get end() {
        return end;
      },
      send: (data) => webSocket.send(data, { binary: typeof data !== 'string' }),
      close: (code, reason) => webSocket.close(code, reason),
      drop: () => webSocket.terminate(),
      nextFrame() {
        const index = taken++;
        return watch.until(
          () => frames[index],
          () => `frame ${index} on ${name}; ${summary()}`,
        );
      },
      ended: () =>
        watch.until(
          () => end,
          () => `the end of ${name}; ${summary()}`,
        ),
    };
  }

  return {
    connections,
    attempts,
    received,
    nextConnection() {
      const index = connectionsTaken++;
      return watch.until(
        () => connections[index],
        () => `connection ${index}; ${summary()}`,
      );
    },
    nextAttempt() {
      const index = attemptsTaken++;
      return watch.until(
        () => attempts[index],
        () => `handshake ${index}; ${summary()}`,
      );
    },
    frames: (count) =>
      watch.until(
        () => (received.length >= count ? received : undefined),
        () => `${count} frames; ${summary()}`,
      ),
    accept() {
      answer = 'accept';
      for (const shake of stalled) shake();
      stalled.clear();
    },
    refuse(status = 503) {
      answer = status;
    },
    stall() {
      answer = 'stall';
    },
    newBarrier() {
      const barrier = `barrier ${barriers.size} ${Math.random()}`;
      barriers.set(barrier, new Set());
      return barrier;
    },
    async barrierReached(barrier) {
      const passed = barriers.get(barrier);
      const behind = (): readonly number[] =>
        connections.filter(({ id, end }) => end === undefined && passed?.has(id) !== true).map(({ id }) => id);
      await watch.until(
        () => (behind().length === 0 ? true : undefined),
        () => `connections ${behind().join(', ')} to drain or close; ${summary()}`,
      );
    },
    upgrade,
  };
}
