// From the options to the files of a run: paths walked, a list read, or git asked. Knows nothing of what is in them.

import { reasonFor } from '../disk/system-error.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../settings.ts';
import { decode, printable } from '../text/byte-text.ts';
import { among } from './among.ts';
import { type Discovery, discover } from './discover.ts';
import { pathsFrom } from './files-from.ts';
import { changedFiles, GitRefusal, type Staged, stagedFiles, uncommitted } from './from-git.ts';
import type { WalkOptions } from './walk.ts';

export interface Picked {
  readonly discovered: Iterable<Discovery>;
  /** By absolute path, what is read from the index and not from the disk. */
  readonly staged: ReadonlyMap<string, Staged>;
  /** Why an absolute path is not to be written, or nothing. */
  readonly refusalOf: (absolute: string) => string | undefined;
}

/** Returns a sentence, in its stead, where an option cannot be followed. */
export async function pick(settings: Settings, walking: WalkOptions, io: Io): Promise<Picked | string> {
  const { filesFrom, changed, mode } = settings;
  let { paths } = settings;
  if (filesFrom !== undefined) {
    try {
      paths = [...paths, ...(await pathsFrom(filesFrom, io))];
    } catch (error) {
      if (io.signal.aborted) throw error;
      return `--files-from ${printable(decode(filesFrom))}: ${reasonFor(error)}`;
    }
  }
  try {
    const inIndex = settings.staged ? await stagedFiles(io.git) : undefined;
    const list = inIndex?.keys() ?? (changed && (await changedFiles(io.git, changed.since)));
    // What is rewritten is on the disk: the index is its owner's.
    const staged = mode === 'rewrite' || inIndex === undefined ? new Map<string, Staged>() : inIndex;
    return {
      discovered: list ? among(list, paths, walking, staged, io.files) : discover(paths, walking, io.files),
      staged,
      refusalOf: mode === 'rewrite' && settings.requireClean ? await uncommitted(io.git) : () => undefined,
    };
  } catch (error) {
    if (error instanceof GitRefusal) return printable(error.message);
    throw error;
  }
}
