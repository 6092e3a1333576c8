// `npm run bench [-- <name> …]`: runs the benches, all or those named, and prints their table. To add one: its file and
// its line in the list.
import type { Bench } from './bench.ts';
import { bundleSize } from './bundle-size.ts';
import { command } from './command.ts';
import { heap } from './heap.ts';
import { initialising } from './initialise.ts';
import { memory } from './memory.ts';
import { receiving } from './receive.ts';
import { sending } from './send.ts';
import { openStage } from './stage.ts';
import { formatRow, header } from './table.ts';

const benches: readonly Bench[] = [bundleSize, command, initialising, receiving, sending, heap, memory];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const stage = await openStage();
  try {
    console.log(header);
    for (const bench of benches) {
      if (asked.length > 0 && !asked.includes(bench.name)) continue;
      for (const row of await bench.run(stage)) console.log(formatRow(row));
    }
  } finally {
    await stage.close();
  }
}
