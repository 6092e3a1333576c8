// A WebSocket server that ends connections at the frames and bytes it was told, and what it read until then. Judges nothing.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { listenOnLoopback } from '../../../demo/server/loopback.ts';
import { Watch } from '../watch.ts';
import type { Frame } from '../wire.ts';
import type { Fall } from './unit.ts';

export interface UnitServer {
  readonly port: number;
  /** Where the next connections to this path end. */
  readonly plan: (path: number, falls: readonly Fall[]) => void;
  /** What was read on the connections to a path; grows. */
  readonly read: (path: number) => readonly Frame[];
  /** The same, once there are so many. */
  readonly frames: (path: number, count: number) => Promise<readonly Frame[]>;
  /** The same, once one of them is so. */
  readonly framesUntil: (path: number, isLast: (frame: Frame) => boolean) => Promise<readonly Frame[]>;
  /** Whether a connection to the path is not read from any more. */
  readonly stalls: (path: number) => boolean;
  /** Reads on where it stalled. */
  readonly resume: (path: number) => void;
  /** Resolves when a connection to the path stalls. */
  readonly stalled: (path: number) => Promise<void>;
  /** Ends the connections to the path without a farewell. */
  readonly drop: (path: number) => void;
  /** Resolves when the path has no connection. */
  readonly ended: (path: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startUnitServer(): Promise<UnitServer> {
  const watch = new Watch();
  const server = new WebSocketServer({ noServer: true });
  const live = new Map<WebSocket, number>();
  const stalled = new Set<WebSocket>();
  const falls = new Map<number, Fall[]>();
  const frames = new Map<number, Frame[]>();
  let connections = 0;
  const of = (path: number) => [...live].flatMap(([socket, its]) => (its === path ? [socket] : []));

  const stalls = (path: number) => of(path).some((socket) => stalled.has(socket));

  function upgrade(request: IncomingMessage, line: Duplex, head: Buffer): void {
    const path = Number(request.url?.slice(1));
    const fall = falls.get(path)?.shift();
    // Before the server's own listener, so that it never sees what comes after the fall.
    let bytes = 0;
    if (fall?.at === 'byte')
      line.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= fall.count) line.destroy();
      });
    server.handleUpgrade(request, line, head, (socket) => take(socket, path, fall));
  }

  function take(socket: WebSocket, path: number, fall: Fall | undefined): void {
    const connection = connections++;
    const read = frames.get(path) ?? [];
    frames.set(path, read);
    live.set(socket, path);
    let count = 0;
    const stall = () => {
      stalled.add(socket);
      socket.pause();
      watch.notify();
    };
    socket.on('message', (data: Buffer, isBinary) => {
      // What stood in the same chunk as the last one.
      if (fall?.at === 'frame' && count >= fall.count) return;
      count += 1;
      read.push({ id: read.length, connection, data: isBinary ? data : data.toString('utf8') });
      watch.notify();
      if (count !== fall?.count) return;
      if (fall.at === 'frame') socket.terminate();
      if (fall.at === 'stall') stall();
    });
    if (fall?.at === 'stall' && fall.count === 0) stall();
    socket.on('close', () => {
      live.delete(socket);
      stalled.delete(socket);
      watch.notify();
    });
    // Lost lines end in the close event.
    socket.on('error', () => {});
  }

  const loopback = await listenOnLoopback({ upgrade, request: (_, response) => response.writeHead(404).end() });
  return {
    port: loopback.port,
    plan: (path, list) => void falls.set(path, [...list]),
    read: (path) => frames.get(path) ?? [],
    stalls,
    resume(path) {
      for (const socket of of(path)) {
        stalled.delete(socket);
        socket.resume();
      }
    },
    stalled: async (path) => {
      await watch.until(
        () => stalls(path) || undefined,
        () => `a connection to /${path} to stall`,
      );
    },
    drop(path) {
      for (const socket of of(path)) socket.terminate();
    },
    framesUntil: (path, isLast) =>
      watch.until(
        () => (frames.get(path)?.some(isLast) ? frames.get(path) : undefined),
        () => `the last frame on /${path}`,
      ),
    frames: (path, count) =>
      watch.until(
        () => ((frames.get(path) ?? []).length >= count ? frames.get(path) : undefined),
        () => `${count} frames on /${path}`,
      ),
    ended: async (path) => {
      await watch.until(
        () => (of(path).length === 0 ? true : undefined),
        () => `the end of ${of(path).length} connections to /${path}`,
      );
    },
    close: loopback.stop,
  };
}
