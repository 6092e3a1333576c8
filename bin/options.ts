// What the options come to, and which of them contradict one another. Knows nothing of how a command line is read.
import type { DialectByHand, FormatRequest, Settings } from './settings.ts';
import { encode } from './text/byte-text.ts';

/** The options by their long names, as they were given. */
export interface Options {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly dryRun?: boolean;
  readonly stdinFilepath?: string;
  readonly explain?: string | true;
  readonly target: 'htmx2' | 'htmx4';
  readonly format?: readonly FormatRequest[];
  readonly dialect?: readonly DialectByHand[];
  readonly ignore?: readonly string[];
  readonly gitignore: boolean;
  readonly hidden?: boolean;
  readonly filesFrom?: string;
  readonly changed?: string | true;
  readonly staged?: boolean;
  readonly requireClean?: boolean;
  readonly addScript?: string;
  readonly includeComments?: boolean;
  readonly failOn: 'error' | 'warning';
  readonly maxWarnings?: number;
  readonly maxSize: number;
  readonly completion?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  readonly progress: boolean;
}

export function settingsOf(options: Options, args: readonly string[]): Settings {
  const explicit = args.length > 0 || options.filesFrom !== undefined;
  const { format: requests = [] } = options;
  return {
    mode: options.check ? 'check' : options.diff || options.dryRun ? 'diff' : 'rewrite',
    paths: (explicit ? args : ['.']).map(encode),
    isDefaultPath: !explicit,
    stdinPath: options.stdinFilepath === undefined ? undefined : encode(options.stdinFilepath),
    filesFrom: options.filesFrom === undefined ? undefined : encode(options.filesFrom),
    changed:
      options.changed === undefined ? undefined : { since: options.changed === true ? undefined : options.changed },
    staged: options.staged ?? false,
    requireClean: options.requireClean ?? false,
    addScript: options.addScript,
    target: options.target,
    // Files are for programs: people still get their report.
    formats: requests.some(({ file }) => file === undefined)
      ? requests
      : [{ name: 'text', file: undefined }, ...requests],
    dialects: options.dialect ?? [],
    ignore: (options.ignore ?? []).map(encode),
    gitignore: options.gitignore,
    hidden: options.hidden ?? false,
    includeComments: options.includeComments ?? false,
    failOn: options.failOn,
    maxWarnings: options.maxWarnings,
    maxSize: options.maxSize,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    color: options.color,
    progress: options.progress,
  };
}

/** What is wrong with them, and what to do; undefined where nothing is. */
export function contradictionIn(settings: Settings, args: readonly string[]): string | undefined {
  if (settings.formats.filter((format) => format.file === undefined).length > 1) {
    return 'two formats want stdout; give all but one a file: --format json=report.json';
  }
  const twice = settings.formats.find((a, at) =>
    settings.formats.some((b, i) => i < at && a.file !== undefined && a.file === b.file),
  );
  if (twice) return `two formats want the file ${twice.file}; give each its own`;
  if (args.includes('')) return "a path is empty; for the current directory write '.'";
  if (settings.stdinPath === undefined) return undefined;
  if (settings.stdinPath === '') return '--stdin-filepath needs the path that the document has or would have';
  if (args.length > 0) return '--stdin-filepath reads one document from stdin; leave the paths out';
  if (settings.changed || settings.staged)
    return '--stdin-filepath reads one document from stdin; leave out what picks files';
  if (settings.addScript !== undefined) return '--add-script needs the files; leave out --stdin-filepath';
  if (settings.filesFrom !== undefined) return '--stdin-filepath and --files-from exclude each other; give one';
  return undefined;
}
