// How long to wait before the next attempt. Knows nothing of sockets.

/**
 * The number of ms that the page asks for; where it asks for none, full-jitter exponential back-off:
 * `random × 1000 × 2^min(retry, 6)`.
 * @param asked `htmx.config.wsReconnectDelay`, or what that function of the retry answered
 * @param retry retries made since a connection last opened, from 0
 * @param random in [0, 1)
 * @returns ms, never negative, never longer than a timer can keep
 */
export const reconnectDelay = (asked: unknown, retry: number, random: number): number =>
  typeof asked === 'number' && asked >= 0 ? Math.min(asked, 2 ** 31 - 1) : random * 1000 * 2 ** Math.min(retry, 6);
