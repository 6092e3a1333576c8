// Knows all WebSockets that a page made, so that a test can tell when everything the page sent has arrived, and how
// many sockets are alive. Changes nothing that the page can see.
import type { Page } from 'playwright-core';
import type { Wire } from './wire.ts';

interface TrackedWindow {
  __sockets?: WebSocket[];
}

/** Must be called before the page loads. */
export async function trackSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sockets: WebSocket[] = [];
    Object.defineProperty(window, '__sockets', { value: sockets });
    window.WebSocket = new Proxy(window.WebSocket, {
      construct(target, args, newTarget) {
        const socket = Reflect.construct(target, args, newTarget) as WebSocket;
        sockets.push(socket);
        return socket;
      },
    });
  });
}

/** How many of the page's sockets are connecting or open. */
export function liveSockets(page: Page): Promise<number> {
  return page.evaluate(
    () => ((window as TrackedWindow).__sockets ?? []).filter((socket) => socket.readyState <= WebSocket.OPEN).length,
  );
}

/**
 * Resolves when none of the page's sockets is connecting any more: what the user does now finds them open.
 * @returns path and query of each that the page made since it was loaded, in that order
 */
export async function connected(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(
    () => ((window as TrackedWindow).__sockets ?? []).every((socket) => socket.readyState !== WebSocket.CONNECTING),
    null,
    { timeout: 10_000 },
  );
  return page.evaluate(() =>
    ((window as TrackedWindow).__sockets ?? []).map(({ url }) => new URL(url).pathname + new URL(url).search),
  );
}

/**
 * Resolves when every frame that the page has sent so far stands in the wire's record: each open socket sends a last
 * frame of the test's own, which the wire does not record, and frames of one socket arrive in order. Sockets that the
 * page closed are waited for likewise. The page must be the only one on this wire.
 */
export async function drained(page: Page, wire: Wire): Promise<void> {
  const barrier = wire.newBarrier();
  await page.evaluate(async (text) => {
    const settled = (socket: WebSocket): Promise<void> =>
      new Promise((resolve, reject) => {
        if (socket.readyState === WebSocket.OPEN || socket.readyState === WebSocket.CLOSED) return resolve();
        const late = (): void => reject(new Error(`After 10 s the socket to ${socket.url} neither opened nor closed.`));
        const timer = setTimeout(late, 10_000);
        for (const type of ['open', 'close']) {
          socket.addEventListener(type, () => {
            clearTimeout(timer);
            resolve();
          });
        }
      });
    const sockets = (window as TrackedWindow).__sockets ?? [];
    await Promise.all(sockets.map(settled));
    for (const socket of sockets) {
      // The prototype's own: the page may have replaced the instance's.
      if (socket.readyState === WebSocket.OPEN) WebSocket.prototype.send.call(socket, text);
    }
  }, barrier);
  await wire.barrierReached(barrier);
}
