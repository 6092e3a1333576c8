// What a thousand connect elements leave in the heap when they have come and gone.
import type { Bench } from './bench.ts';
import { cyclePage, runCycles, takeCensus } from './cycles.ts';

/** Bytes. */
const budget = 500_000;

export const heap: Bench = {
  name: 'heap',
  async run(stage) {
    const grown = await stage.on(cyclePage(), { htmx: '2', shim: true }, async ({ page }) => {
      await runCycles(page, 10);
      const before = await takeCensus(page);
      await runCycles(page, 1000);
      const after = await takeCensus(page);
      return after.heap - before.heap;
    });
    return [
      {
        what: 'heap after 1,000 connect elements above that after 10, of its budget',
        ours: `${Math.round(grown / 1000)} kB`,
        against: `${budget / 1000} kB`,
        ratio: grown / budget,
        budget: 1,
      },
    ];
  },
};
