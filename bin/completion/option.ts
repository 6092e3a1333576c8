// One option as a shell completes it. Holds no code.

export interface CompletionOption {
  /** `--target` */
  readonly long: string;
  /** `-q`, or empty. */
  readonly short: string;
  readonly description: string;
  /** Whether a value follows; `maybe` where it can be left out. */
  readonly value: 'none' | 'maybe' | 'needed';
  /** The values; empty where any will do, which then are file names. */
  readonly choices: readonly string[];
}
