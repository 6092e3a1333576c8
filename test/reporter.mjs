// Prints the one line that a script can read, after all others: how many tests passed and failed, as counted here.
import { writeSync } from 'node:fs';

export default class CountReporter {
  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    // A suite that could not be loaded ran no test, yet it failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // At exit, since the summary reporter writes after every reporter of the user's.
    process.once('exit', () => writeSync(1, `${results.numPassedTests} passed, ${failed} failed\n`));
  }
}
