// htmx.createWebSocket, as htmx 1 had it: the page may replace it, and may call what it replaced. Knows no adapter.
import { setting } from '../extension/settings.ts';
import type { Htmx } from './htmx.ts';

/** Gives htmx the factory where it has none. @returns takes it away again */
export function provideFactory(htmx: Htmx): () => void {
  if (htmx.createWebSocket) return () => {};
  const factory = (url: string) => {
    const socket = new WebSocket(url, []);
    socket.binaryType = setting(htmx.config, 'wsBinaryType');
    return socket;
  };
  htmx.createWebSocket = factory;
  return () => {
    if (htmx.createWebSocket === factory) htmx.createWebSocket = undefined;
  };
}

/** A socket from the factory as it is now. */
export const createSocket = (htmx: Htmx, url: string): WebSocket =>
  (htmx.createWebSocket as (url: string) => WebSocket)(url);
