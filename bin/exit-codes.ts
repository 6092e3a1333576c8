// What the exit status says. Knows nothing of how a run came to it.

/** The exit statuses of the command; `failed` beats `found`. */
export const exitCodes = {
  /** Nothing is left for a person (`--check`: nothing legacy is left; `--diff`: it worked). */
  clean: 0,
  /** A finding at `--fail-on` or above is left, or there are more warnings than `--max-warnings`. */
  found: 1,
  /** A bad option or path, or the system refused to read or write a file. */
  failed: 2,
  /** Stopped by SIGINT: 128 + 2, as shells count. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
