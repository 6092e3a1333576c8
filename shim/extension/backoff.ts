// How long to wait before the next attempt. Knows nothing of sockets.

/**
 * Full-jitter exponential back-off: `random × 1000 × 2^min(retry, 6)`.
 * @param retry retries made since a connection last opened, from 0
 * @param random in [0, 1)
 * @returns ms
 */
export const fullJitter = (retry: number, random: number): number => random * 1000 * 2 ** Math.min(retry, 6);

/**
 * The delay that `htmx.config.wsReconnectDelay` asks for: a function of the retry, or a number of ms; otherwise full jitter.
 * @throws what the user's function throws
 * @returns ms, never negative, never longer than a timer can keep
 */
export function reconnectDelay(setting: unknown, retry: number, random: number): number {
  const ms = typeof setting === 'function' ? setting(retry) : setting;
  return typeof ms === 'number' && ms >= 0 ? Math.min(ms, 2 ** 31 - 1) : fullJitter(retry, random);
}
