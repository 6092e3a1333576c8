// Holds that something takes time in proportion to the size of what it is given: by processor time, and by a ratio within
// one run, so that a slow or a busy machine changes nothing. Knows nothing of what is done.
import { expect } from '@jest/globals';

/** How often a size is tried anew where it seems to take too long: the collector or the compiler may have been at work. */
const attempts = 3;

/**
 * Ten times the size in at most 35 times the time; anything quadratic takes a hundred times.
 * @param act does it once, for an input of so many characters
 */
export function expectProportionalTime(act: (length: number) => void, length = 10_000): void {
  const time = (size: number): number => {
    const start = process.cpuUsage();
    act(size);
    return process.cpuUsage(start).user / 1000; // ms
  };
  time(length); // warm
  const limit = Math.max(5, time(length), time(length)) * 35 + 100;
  let longer = time(length * 10);
  for (let attempt = 1; attempt < attempts && longer >= limit; attempt++) longer = Math.min(longer, time(length * 10));
  expect(longer).toBeLessThan(limit);
}
