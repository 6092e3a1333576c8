// What the options of a run come to. Knows nothing of how they are written on a command line.
import type { DialectName } from './codemod.ts';
import type { FormatName } from './formats/index.ts';

/** Bytes. */
export const defaultMaxSize = 5 * 1024 ** 2;

export interface Settings {
  readonly mode: 'rewrite' | 'check' | 'diff';
  /** Latin1 strings of bytes, relative to the working directory. */
  readonly paths: readonly string[];
  /** Nobody named a path: it is the working directory. */
  readonly isDefaultPath: boolean;
  /** The path that the document on stdin is taken to have. */
  readonly stdinPath: string | undefined;
  /** A file with one path a line, or `-`. */
  readonly filesFrom: string | undefined;
  /** Only what git says has changed, since the last commit or since the branch left a commit. */
  readonly changed: { readonly since: string | undefined } | undefined;
  /** Only what the next commit would change; what is only read is read as it would hold it. */
  readonly staged: boolean;
  /** Leave alone what git could not bring back. */
  readonly requireClean: boolean;
  /** The URL for the script tag of the ws extension, to be added where it is missing. */
  readonly addScript: string | undefined;
  readonly target: 'htmx2' | 'htmx4';
  readonly formats: readonly FormatRequest[];
  readonly dialects: readonly DialectByHand[];
  readonly ignore: readonly string[];
  readonly gitignore: boolean;
  readonly hidden: boolean;
  readonly includeComments: boolean;
  readonly failOn: 'error' | 'warning';
  readonly maxWarnings: number | undefined;
  /** Bytes. */
  readonly maxSize: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Undefined: by NO_COLOR, FORCE_COLOR and the terminal. */
  readonly color: boolean | undefined;
  readonly progress: boolean;
}

export interface FormatRequest {
  readonly name: FormatName;
  /** Undefined: stdout. */
  readonly file: string | undefined;
}

export interface DialectByHand {
  readonly glob: string;
  readonly name: DialectName;
}
