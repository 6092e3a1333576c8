// The outside world as the command sees it: everything that a test replaces. Holds no code.
import type * as fs from 'node:fs';

/** The part of node:fs that the command uses. */
export type Files = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'constants'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'lstatSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeSync'
>;

/** Where bytes go: stdout or stderr. */
export interface Sink {
  write(data: string | Uint8Array): void;
  readonly isTTY: boolean;
}

/** Who runs: for the names of temporary files, and to tell a killed run's from a running one's. */
export interface Self {
  readonly pid: number;
  readonly host: string;
  readonly isAlive: (pid: number) => boolean;
}

/** Runs git with these arguments and this input, latin1 strings of bytes; throws where there is no git. */
export type Git = (
  args: readonly string[],
  input?: string,
) => Promise<{ readonly isOk: boolean; readonly stdout: string; readonly stderr: string }>;

export interface Io {
  /** Absolute; a latin1 string of bytes, as all paths are. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly stdin: () => Promise<Uint8Array>;
  /** Whether data certainly waits on stdin; it is lost by asking. Never blocks. */
  readonly hasStdinData: () => boolean;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly files: Files;
  readonly git: Git;
  readonly self: Self;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
  /** Lets pending signals arrive: reading and writing are synchronous, and nothing else would. */
  readonly pause: () => Promise<void>;
  /** Aborted by SIGINT. */
  readonly signal: AbortSignal;
}
