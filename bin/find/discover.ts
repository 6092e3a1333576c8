// From the paths of the command line to the files of a run. A named file is always read; a directory is walked.
import { posix } from 'node:path';
import { reasonFor } from '../disk/system-error.ts';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';
import { coversFile } from './gitignore.ts';
import { type Met, neverWalked, type WalkOptions, walk } from './walk.ts';

/** Something a run met; `named` if it stood on the command line itself. */
export type Discovery = Met & { readonly named: boolean };

/** Goes through `paths` (latin1 strings of bytes, relative to `options.cwd`) in their order. A path given twice is met twice. */
export function* discover(paths: readonly string[], options: WalkOptions, files: Files): Generator<Discovery> {
  for (const given of paths) {
    const absolute = posix.resolve(options.cwd, given);
    const path = posix.normalize(given).replace(/(?<=.)\/+$/, '');
    const named = meet(path, absolute, options, files);
    if (named !== 'directory') {
      yield { ...named, named: true };
      continue;
    }
    const shown = path === '.' ? '' : path.endsWith('/') ? path : `${path}/`;
    for (const met of walk(shown, absolute, options, files)) yield { ...met, named: false };
  }
}

function meet(path: string, absolute: string, options: WalkOptions, files: Files): Met | 'directory' {
  let kind: 'file' | 'directory' | 'other';
  try {
    const stat = files.statSync(onDisk(absolute));
    kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  } catch (error) {
    return { kind: 'failed', path, reason: reasonFor(error) };
  }
  if (kind === 'other') return { kind: 'failed', path, reason: 'it is neither a file nor a directory' };
  if (kind === 'directory') {
    const name = posix.basename(absolute);
    if (!neverWalked.has(name)) return kind;
    return { kind: 'skipped', path, reason: `${name} is never walked; name its files to have them read` };
  }
  const inside = posix.relative(options.cwd, absolute);
  if (options.globs && coversFile(options.globs, inside)) return { kind: 'skipped', path, reason: 'named by --ignore' };
  const name = posix.basename(path);
  const before = (whole: string) => whole.slice(0, whole.length - name.length);
  return { kind: 'files', path: before(path), absolute: before(absolute), names: [name] };
}
