// Directories, depth first and in the order of the full paths: which files a run reads. Never opens one, but for .gitignore.
import { posix } from 'node:path';
import { decode, onDisk } from './byte-text.ts';
import { type IgnoreList, type Ignores, isIgnored, parseIgnoreFile } from './gitignore.ts';
import type { Files } from './io.ts';
import { isTemporary } from './stale.ts';
import { reasonFor } from './system-error.ts';

export interface WalkOptions {
  readonly gitignore: boolean;
  readonly hidden: boolean;
  /** `--ignore`, relative to `cwd`. */
  readonly globs: IgnoreList | undefined;
  readonly cwd: string;
}

/**
 * What a walk meets. `path` is as shown, `absolute` as opened; both latin1 strings of bytes. `env` is a hidden `.env`
 * file: read to see where values come from, never to be rewritten. `temporary` is one of our own, left by a killed run.
 */
export type Met =
  | { readonly kind: 'file' | 'env' | 'temporary'; readonly path: string; readonly absolute: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string };

interface Level {
  readonly entries: readonly Entry[];
  next: number;
  readonly path: string;
  readonly absolute: string;
  readonly ignores: Ignores | undefined;
}

interface Entry {
  readonly name: string;
  /** The name, with a slash behind that of a directory: sorted so, the walk goes in the order of the full paths. */
  readonly key: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** Never walked, at any depth: skipped by name before anything is asked about them. */
export const neverWalked: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Walks the directory `absolute`, shown as `path` (`''` for the current one, else with a slash at its end). */
export function* walk(path: string, absolute: string, options: WalkOptions, files: Files): Generator<Met> {
  const outer = options.gitignore ? listsAbove(absolute, options.cwd, files) : undefined;
  let realRoot: string | undefined;
  const levels: Level[] = [];

  const enter = (path: string, absolute: string, ignores: Ignores | undefined): Met | undefined => {
    try {
      const entries = entriesOf(absolute, files);
      const own = options.gitignore && entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file');
      const inner = own ? withList(absolute, ignores, files) : ignores;
      levels.push({ entries, next: 0, path, absolute, ignores: inner });
      return undefined;
    } catch (error) {
      return { kind: 'failed', path: path || '.', reason: reasonFor(error) };
    }
  };

  const failure = enter(path, absolute.endsWith('/') ? absolute : `${absolute}/`, outer);
  if (failure) yield failure;
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const entry = level.entries[level.next++];
    if (entry === undefined) {
      levels.pop();
      continue;
    }
    const { name, kind } = entry;
    if (neverWalked.has(name)) continue;
    const found = { path: level.path + name, absolute: level.absolute + name };
    const isDirectory = kind === 'directory';
    if (name.startsWith('.')) {
      if (isTemporary(name)) {
        yield { kind: 'temporary', ...found };
        continue;
      }
      if (!options.hidden && !(kind === 'file' && /^\.env(?:\.|$)/.test(name))) continue;
    }
    if (isIgnored(level.ignores, name, found.absolute, isDirectory)) continue;
    if (options.globs?.verdict(name, posix.relative(options.cwd, found.absolute), isDirectory)) continue;
    if (isDirectory) {
      const failed = enter(`${found.path}/`, `${found.absolute}/`, level.ignores);
      if (failed) yield failed;
    } else if (kind === 'file') {
      yield { kind: name.startsWith('.') && !options.hidden ? 'env' : 'file', ...found };
    } else if (kind === 'other') {
      yield { kind: 'skipped', path: found.path, reason: 'not a regular file' };
    } else {
      realRoot ??= realPath(absolute, files);
      const reason = whyNotFollowed(found.absolute, realRoot, files);
      if (reason !== undefined) yield { kind: 'skipped', path: found.path, reason };
    }
  }
}

function entriesOf(directory: string, files: Files): readonly Entry[] {
  // latin1 keeps names that are not valid UTF-8: a string of the default encoding could not be opened again.
  return files
    .readdirSync(onDisk(directory), { withFileTypes: true, encoding: 'latin1' })
    .map((entry): Entry => {
      const { name } = entry;
      if (entry.isDirectory()) return { name, key: `${name}/`, kind: 'directory' };
      return { name, key: name, kind: entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other' };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A link is never followed: inside the tree its target is met at its own place. Undefined where that is so. */
function whyNotFollowed(link: string, realRoot: string, files: Files): string | undefined {
  try {
    const target = realPath(link, files);
    if (target === realRoot || target.startsWith(`${realRoot}/`)) return undefined;
    return `a link out of the walked tree, to ${decode(target)}; name the target to have it read`;
  } catch (error) {
    return `a link that leads nowhere: ${reasonFor(error)}`;
  }
}

function realPath(path: string, files: Files): string {
  return files.realpathSync.native(onDisk(path), { encoding: 'latin1' });
}

/** The .gitignore files above a directory, up to the top of its repository, or without one up to `cwd`. */
function listsAbove(directory: string, cwd: string, files: Files): Ignores | undefined {
  const above: string[] = [];
  let inRepository = false;
  for (let at = directory; !inRepository; at = posix.dirname(at)) {
    if (at !== directory) above.push(at);
    inRepository = exists(posix.join(at, '.git'), files);
    if (posix.dirname(at) === at) break;
  }
  const lists = inRepository ? above : above.filter((at) => at === cwd || at.startsWith(`${cwd}/`));
  return lists.reduceRight<Ignores | undefined>(
    (outer, at) => withList(at.endsWith('/') ? at : `${at}/`, outer, files),
    undefined,
  );
}

function exists(path: string, files: Files): boolean {
  return files.statSync(onDisk(path), { throwIfNoEntry: false }) !== undefined;
}

function withList(directory: string, outer: Ignores | undefined, files: Files): Ignores | undefined {
  const text = readSmall(`${directory}.gitignore`, files);
  const list = text === undefined ? undefined : parseIgnoreFile(text);
  return list ? { list, base: directory.length, outer } : outer;
}

function readSmall(path: string, files: Files): string | undefined {
  // As git does, a .gitignore that is a link is not followed.
  if (files.lstatSync(onDisk(path), { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return files.readFileSync(onDisk(path), 'latin1');
}
