// `npm run fuzz [-- <seconds>]`: feeds the server's decoder random frames for a minute, or as long as is said, and watches
// its answers and its memory. The seed is printed; HX_SEED repeats it.
import fc from 'fast-check';
import { createDecoder } from '../../shim/wire/decode.ts';
import { seed } from '../property.ts';
import { faultsOf, garbage } from '../shim/wire/garbage.ts';

const seconds = Number(process.argv[2] ?? 60);
if (!(seconds > 0)) throw new Error(`How many seconds? "${process.argv[2]}" is no number above 0.`);
/** Bytes by which the memory may grow while small frames come and go. */
const allowance = 256 * 2 ** 20;

const end = performance.now() + seconds * 1000;
let streams = 0;
let frames = 0;
let baseline: number | undefined;
console.log(`Fuzzing the decoder for ${seconds} s from seed ${seed}.`);

for (let round = 0; performance.now() < end; round++) {
  fc.assert(
    fc.property(garbage, (stream) => {
      streams += 1;
      frames += stream.length;
      const faults = faultsOf(createDecoder, stream);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    }),
    { numRuns: 2_000, seed: seed + round },
  );
  // What the first round compiles and caches is not the decoder's.
  const used = process.memoryUsage().rss;
  baseline ??= used;
  if (used - baseline > allowance)
    throw new Error(`The memory grew by ${Math.round((used - baseline) / 2 ** 20)} MB in ${streams} streams.`);
}

const grown = Math.round((process.memoryUsage().rss - (baseline ?? 0)) / 2 ** 20);
console.log(`${streams} streams, ${frames} frames: every one was answered; the memory grew by ${grown} MB.`);
