// What every format is: a view of the report. Holds no code.
import type { Report } from '../report/report.ts';

export interface Format {
  readonly name: string;
  /** The whole text, with a line end at its end; `''` when there is nothing to say. */
  render(report: Report, options: FormatOptions): string;
}

export interface FormatOptions {
  readonly color: boolean;
  /** No notes. */
  readonly quiet: boolean;
  /** Suppressed findings too, and the help of each. */
  readonly verbose: boolean;
}
