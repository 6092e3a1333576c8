// The names in a patch: relative to where `git apply` looks. Knows nothing of what the patch says.
import { posix } from 'node:path';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';

/**
 * For a path without links, its name in a patch: from the top of the repository that `cwd` is in, as git's own patches
 * have it and `git apply` takes it anywhere in that repository; outside of one, from `cwd`.
 */
export function patchNames(cwd: string, files: Files): (real: string) => string {
  let top: string | undefined;
  return (real) => {
    top ??= topOf(cwd, files);
    const name = posix.relative(top, real);
    return name === '..' || name.startsWith('../') ? real.replace(/^\/+/, '') : name;
  };
}

function topOf(cwd: string, files: Files): string {
  const real = files.realpathSync.native(onDisk(cwd), { encoding: 'latin1' });
  for (let at = real; ; at = posix.dirname(at)) {
    if (files.statSync(onDisk(posix.join(at, '.git')), { throwIfNoEntry: false })) return at;
    if (posix.dirname(at) === at) return real;
  }
}
