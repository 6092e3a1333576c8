// A connection on fake sockets in a fake world, and everything that it says, as lines. Judges nothing.
import '../../fakes/browser-gaps.ts';
import { type Connection, createConnection } from '../../../../shim/extension/connection.ts';
import type { SocketWrapper, WsEventDetails, WsEventName } from '../../../../shim/extension/events.ts';
import { FakeEnvironment } from '../../fakes/environment.ts';
import { fakeHost } from '../../fakes/host.ts';
import { FakeSocket } from '../../fakes/socket.ts';

/** The union of all details: each name's own parts may be absent. */
export type AnyDetail = Partial<WsEventDetails['htmx:wsConnecting']> &
  Partial<WsEventDetails['htmx:wsError']> & { readonly event?: { readonly type: string; readonly code?: number } } & {
    readonly unconfirmed?: number;
    readonly discarded?: number;
  };

/** Cancels the event by returning false. */
export type Handler = (detail: AnyDetail, target: unknown) => unknown;

export interface Rig {
  readonly connection: Connection;
  readonly wrapper: SocketWrapper;
  readonly env: FakeEnvironment;
  /** Every socket ever made, oldest first. */
  readonly sockets: readonly FakeSocket[];
  /** What was said since it was last read. */
  said(): string[];
  on(name: WsEventName, handler: Handler): void;
  /** The newest socket. */
  socket(): FakeSocket;
  /** What the server said and the connection passed on. */
  readonly received: unknown[];
}

export interface RigOptions {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly address?: () => string;
  readonly permitted?: () => boolean;
  /** Replaces or spoils the socket that is about to be used; may throw. */
  readonly create?: (socket: FakeSocket) => FakeSocket;
}

/** An event as a line: `wsClose 1006 unconfirmed=2`, `wsError overflow "m"`. */
function line(name: string, detail: AnyDetail): string {
  const parts = [name.slice('htmx:'.length)];
  if (detail.url !== undefined) parts.push(detail.url, detail.sameHost ? 'same-host' : 'other-host');
  if (detail.code !== undefined) parts.push(detail.code);
  if (name === 'htmx:wsClose') parts.push(String(detail.event?.code), `unconfirmed=${detail.unconfirmed}`);
  if (detail.discarded !== undefined) parts.push(`discarded=${detail.discarded}`);
  if ('message' in detail) parts.push(JSON.stringify(detail.message));
  return parts.join(' ');
}

export function createRig({ config = {}, address, permitted, create }: RigOptions = {}): Rig {
  const env = new FakeEnvironment();
  const sockets: FakeSocket[] = [];
  const received: unknown[] = [];
  const handlers = new Map<string, Handler[]>();
  let lines: string[] = [];
  const trigger = (target: unknown, name: string, detail: object): boolean => {
    if (name === 'htmx:wsBeforeMessage') {
      received.push((detail as AnyDetail).message);
      return false;
    }
    lines.push(`${line(name, detail)}${target === document ? ' @document' : ''}`);
    return (handlers.get(name) ?? []).map((handler) => handler(detail, target)).every((answer) => answer !== false);
  };
  const createSocket = (url: string) => {
    const made = new FakeSocket(url);
    const socket = create ? create(made) : made;
    sockets.push(socket);
    return socket as unknown as WebSocket;
  };
  const host = fakeHost({ config, trigger, createSocket });
  const connection = createConnection(document.createElement('div'), host, env, permitted ?? (() => true));
  Object.defineProperty(connection, 'address', { get: address ?? (() => '/chat') });
  return {
    connection,
    wrapper: connection.wrapper,
    env,
    sockets,
    received,
    said() {
      const said = lines;
      lines = [];
      return said;
    },
    on: (name, handler) => void handlers.set(name, [...(handlers.get(name) ?? []), handler]),
    socket: () => sockets.at(-1) as FakeSocket,
  };
}
