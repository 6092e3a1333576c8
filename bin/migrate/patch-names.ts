// The names in a patch: relative to where `git apply` looks. Knows nothing of what the patch says.
import { posix } from 'node:path';
import { realPath, repositoryTop } from '../disk/repository.ts';
import type { Files } from '../io.ts';

/**
 * For a path without links, its name in a patch: from the top of the repository that `cwd` is in, as git's own patches
 * have it and `git apply` takes it anywhere in that repository; outside of one, from `cwd`.
 */
export function patchNames(cwd: string, files: Files): (real: string) => string {
  let top: string | undefined;
  return (real) => {
    top ??= repositoryTop(cwd, files) ?? realPath(cwd, files);
    const name = posix.relative(top, real);
    return name === '..' || name.startsWith('../') ? real.replace(/^\/+/, '') : name;
  };
}
