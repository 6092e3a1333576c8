// Of a list of files, those that a run means: below its paths, and not left out. Knows nothing of who made the list.
import { posix } from 'node:path';
import { realPath } from '../disk/repository.ts';
import { reasonFor } from '../disk/system-error.ts';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';
import type { Discovery } from './discover.ts';
import { coversFile } from './gitignore.ts';
import { neverWalked, type WalkOptions } from './walk.ts';

/**
 * Goes through the files of `list` (absolute, without links) that are one of `paths` or below one, as a walk would; on
 * the disk, only regular ones. Those of `unasked` need not be on the disk.
 */
export function* among(
  list: Iterable<string>,
  paths: readonly string[],
  options: WalkOptions,
  unasked: { has(absolute: string): boolean },
  files: Files,
): Generator<Discovery> {
  const waiting = new Set(list);
  for (const given of paths) {
    const path = posix.normalize(given).replace(/(?<=.)\/+$/, '');
    let real: string;
    try {
      real = realPath(posix.resolve(options.cwd, given), files);
    } catch (error) {
      real = posix.resolve(options.cwd, given);
      if (![...waiting].some((file) => file === real || file.startsWith(`${real}/`))) {
        yield { kind: 'failed', path, reason: reasonFor(error), named: true };
        continue;
      }
    }
    for (const file of waiting) {
      const inside = posix.relative(real, file);
      if (inside === '..' || inside.startsWith('../') || !isMeant(inside, file, options)) continue;
      if (!unasked.has(file) && files.lstatSync(onDisk(file), { throwIfNoEntry: false })?.isFile() !== true) continue;
      waiting.delete(file);
      const name = posix.basename(file);
      const shown = inside === '' ? path : path === '.' ? inside : posix.join(path, inside);
      const before = (whole: string) => whole.slice(0, whole.length - name.length);
      yield { kind: 'files', path: before(shown), absolute: before(file), names: [name], named: true };
    }
  }
}

/** `inside` is the path below the one that was named; a file that was named itself is only left out by `--ignore`. */
function isMeant(inside: string, file: string, options: WalkOptions): boolean {
  const parts = inside.split('/');
  if (parts.slice(0, -1).some((part) => neverWalked.has(part))) return false;
  if (!options.hidden && parts.some((part) => part.startsWith('.'))) return false;
  return !(options.globs && coversFile(options.globs, posix.relative(options.cwd, file)));
}
