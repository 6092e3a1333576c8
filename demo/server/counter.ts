// One number, the same for everybody, counted up by time and by buttons.
import type { Channel, Client } from './channel.ts';
import { type Fields, readFields } from './read-fields.ts';

export interface Counter extends Channel {
  /** Counts one further and tells everybody, as each second does. */
  readonly tick: () => void;
  /** Stops the timer. */
  readonly close: () => void;
}

/** @param tickMs ms between two ticks; 0 leaves ticking to the caller. */
export function createCounter(tickMs: number): Counter {
  const clients = new Set<Client>();
  let count = 0;

  const set = (next: number): void => {
    count = Math.max(-1e9, Math.min(1e9, next));
    for (const client of clients) client.send(show());
  };
  const show = (): string => `<span id="count">${count}</span>`;
  const tick = (): void => set(count + 1);
  const timer = tickMs > 0 ? setInterval(tick, tickMs) : undefined;

  return {
    maxFrameBytes: 64 * 1024,
    tick,
    join(client) {
      clients.add(client);
      client.send(show());
      return {
        text(text) {
          const fields = readFields(text);
          if (fields === undefined) client.close(1007, 'expected a JSON object');
          else if (fields['reset'] === true) set(0);
          else set(count + step(fields));
        },
        binary: () => client.close(1003, 'expected text'),
        left: () => clients.delete(client),
      };
    },
    close: () => clearInterval(timer),
  };
}

/** A number from `hx-vals` or the text of a number field; anything else counts nothing. */
function step(fields: Fields): number {
  const add = Number(fields['add']);
  return Number.isFinite(add) ? Math.trunc(Math.max(-1000, Math.min(1000, add))) : 0;
}
