// What every format is: a view of the report. Holds no code.
import type { Codemod } from '../codemod.ts';
import type { Report, Skipped } from '../report/report.ts';

export interface Format {
  readonly name: string;
  /** Its paths are a service's, which counts them from the top of the repository, not from where the command ran. */
  readonly countsFromRepository?: true;
  /** It shows lines of the files. */
  readonly needsExcerpts?: true;
  /** The whole text, with a line end at its end; `''` when there is nothing to say. */
  render(report: Report, options: FormatOptions): string;
}

export interface FormatOptions {
  readonly color: boolean;
  /** No notes. */
  readonly quiet: boolean;
  /** Suppressed findings too, and the help of each. */
  readonly verbose: boolean;
  readonly catalogue: Codemod['catalogue'];
  /** Those of the report's skipped files that the system refused. */
  readonly failures: readonly Skipped[];
}
