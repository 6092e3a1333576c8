// A line on a terminal that says how far a long run is, and goes away. Knows nothing of what is counted.
import type { Sink } from '../io.ts';

/** Shorter runs show nothing. */
const patienceMs = 300;
const everyMs = 100;

export interface Progress {
  show(line: () => string): void;
  clear(): void;
}

export function createProgress(sink: Sink, now: () => number, isOn: boolean): Progress {
  let next = now() + patienceMs;
  let isShown = false;
  return {
    show(line) {
      if (!isOn || now() < next) return;
      next = now() + everyMs;
      isShown = true;
      sink.write(`\r\u001b[2K${line()}`);
    },
    clear() {
      if (isShown) sink.write('\r\u001b[2K');
      isShown = false;
    },
  };
}
