// Where the repository of a directory begins. Asks the disk, not git.
import { posix } from 'node:path';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';

/** The directory, without links, that holds `.git` and is `directory` or above it; undefined where there is none. */
export function repositoryTop(directory: string, files: Files): string | undefined {
  for (let at = realPath(directory, files); ; at = posix.dirname(at)) {
    if (files.statSync(onDisk(posix.join(at, '.git')), { throwIfNoEntry: false })) return at;
    if (posix.dirname(at) === at) return undefined;
  }
}

/** A path without links; throws the system's errors. */
export function realPath(path: string, files: Files): string {
  return files.realpathSync.native(onDisk(path), { encoding: 'latin1' });
}
