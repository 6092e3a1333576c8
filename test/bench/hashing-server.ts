// A WebSocket server that never holds a message: it hashes what it reads as it reads it, so that what waits, waits on the
// sender's side. Knows as much of RFC 6455 as a browser's messages need; it answers nothing.
import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { listenOnLoopback } from '../../demo/server/loopback.ts';
import { Watch } from '../browser/watch.ts';

/** One text or binary message as it was read. */
export interface HashedMessage {
  readonly isBinary: boolean;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface HashingServer {
  readonly url: string;
  /** The messages of all connections, once there are `count`. */
  readonly messages: (count: number) => Promise<readonly HashedMessage[]>;
  readonly close: () => Promise<void>;
}

/** Ms that a hundred megabytes may take on a machine that does other things too. */
const patience = 60_000;

/** The answer to a handshake's key, RFC 6455 section 4.2.2. */
const accept = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

export async function startHashingServer(): Promise<HashingServer> {
  const watch = new Watch();
  const messages: HashedMessage[] = [];

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const key = request.headers['sec-websocket-key'] ?? '';
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept(key)}\r\n\r\n`,
    );
    const read = createReader((message) => {
      messages.push(message);
      watch.notify();
    });
    read(head);
    socket.on('data', read);
    socket.on('error', () => {});
  }

  const loopback = await listenOnLoopback({ upgrade, request: (_, response) => response.writeHead(404).end() });
  return {
    url: loopback.url.replace('http', 'ws'),
    messages: (count) =>
      watch.until(
        () => (messages.length >= count ? messages : undefined),
        () => `${count} messages; there were ${messages.length}`,
        patience,
      ),
    close: loopback.stop,
  };
}

/** A frame whose payload is being read. */
interface Frame {
  readonly isLast: boolean;
  readonly opcode: number;
  readonly bytes: number;
  readonly mask: Buffer;
  read: number;
}

/** A message of which frames have come. */
interface Message {
  readonly isBinary: boolean;
  readonly hash: Hash;
  bytes: number;
}

/** The length of a frame's header as far as what is there of it tells. */
function headerLength(header: Buffer): number {
  const short = (header[1] ?? 0) & 127;
  return header.length < 2 ? 2 : 6 + (short === 127 ? 8 : short === 126 ? 2 : 0);
}

function readHeader(header: Buffer): Frame {
  const [first = 0, second = 0] = header;
  const short = second & 127;
  const bytes = short === 127 ? Number(header.readBigUInt64BE(2)) : short === 126 ? header.readUInt16BE(2) : short;
  return { isLast: (first & 128) > 0, opcode: first & 15, bytes, mask: header.subarray(-4), read: 0 };
}

/** Takes the mask off a part of a payload, in place. */
function unmask(part: Buffer, { mask, read }: Frame): void {
  for (let index = 0; index < part.length; index++) part[index] = (part[index] ?? 0) ^ (mask[(read + index) & 3] ?? 0);
}

function createReader(done: (message: HashedMessage) => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0);
  let frame: Frame | undefined;
  let message: Message | undefined;

  function begin({ opcode }: Frame): void {
    // A browser cuts a long message into frames: those after the first are its continuations.
    if (opcode === 1 || opcode === 2) message = { isBinary: opcode === 2, hash: createHash('sha256'), bytes: 0 };
  }

  function take(open: Frame, part: Buffer): void {
    unmask(part, open);
    open.read += part.length;
    // Not of pings and farewells.
    if (!message || open.opcode > 2) return;
    message.hash.update(part);
    message.bytes += part.length;
    if (!open.isLast || open.read < open.bytes) return;
    const { isBinary, hash, bytes } = message;
    done({ isBinary, bytes, sha256: hash.digest('hex') });
    message = undefined;
  }

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (!frame) {
        const missing = headerLength(header) - header.length;
        header = Buffer.concat([header, chunk.subarray(at, at + missing)]);
        at += missing;
        if (header.length < headerLength(header)) continue;
        frame = readHeader(header);
        header = Buffer.alloc(0);
        begin(frame);
      }
      const part = chunk.subarray(at, at + frame.bytes - frame.read);
      at += part.length;
      take(frame, part);
      if (frame.read === frame.bytes) frame = undefined;
    }
  };
}
