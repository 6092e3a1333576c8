// `npm run fuzz [-- <seconds>]`: feeds the server's decoder random frames for a minute, or as long as is said, and watches
// its answers and its memory. The seed is printed; HX_SEED repeats it.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { createDecoder } from '../../shim/wire/decode.ts';
import { seed } from '../property.ts';
import { faultsOf, garbage } from '../shim/wire/garbage.ts';

const seconds = Number(process.argv[2] ?? 60);
if (!(seconds > 0)) throw new Error(`How many seconds? "${process.argv[2]}" is no number above 0.`);
/** Bytes by which what is held after a collection may grow while small frames come and go. */
const allowance = 16 * 2 ** 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Bytes that are held when garbage is gone: objects, and memory outside the heap. */
function held(): number {
  // Twice: what the first collection finalises the second one frees.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** @throws Error where the measure does not see what it is for */
function control(): void {
  const before = held();
  const kept = [new Uint8Array(allowance), new Uint8Array(allowance)];
  if (held() - before <= allowance) throw new Error(`${kept.length} times ${allowance} bytes were kept and not seen.`);
}
control();

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
  const used = held();
  baseline ??= used;
  if (used - baseline > allowance)
    throw new Error(`What is held grew by ${Math.round((used - baseline) / 1000)} kB in ${streams} streams.`);
}

const grown = Math.round((held() - (baseline ?? 0)) / 1000);
const resident = Math.round(process.memoryUsage().rss / 2 ** 20);
console.log(
  `${streams} streams, ${frames} frames: every one was answered; what is held grew by ${grown} kB (${resident} MB resident).`,
);
