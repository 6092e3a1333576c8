// How often and from which seed the randomised suites run.

/** A tenth of the full count unless `HX_RUNS` says otherwise (1 is the full count). */
const scale = Number(process.env['HX_RUNS'] ?? '0.1');

/** The seed turns with the day, so that runs differ over time and agree within a day; `HX_SEED` repeats one. */
export const seed = Number(process.env['HX_SEED'] ?? Math.floor(Date.now() / 86_400_000));

/** Parameters for `fc.assert`: at least one run, `full` of them at `HX_RUNS=1`. */
export function runs(full: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.max(1, Math.round(full * scale)), seed };
}
