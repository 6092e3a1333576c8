// Directories, depth first: which files a run reads. Never opens one, but for .gitignore.
import type { Dirent } from 'node:fs';
import { posix } from 'node:path';
import { isTemporary } from '../disk/stale.ts';
import { reasonFor } from '../disk/system-error.ts';
import type { Files } from '../io.ts';
import { decode, onDisk } from '../text/byte-text.ts';
import { type IgnoreList, type Ignores, isIgnored, parseIgnoreFile } from './gitignore.ts';

export interface WalkOptions {
  readonly gitignore: boolean;
  readonly hidden: boolean;
  /** `--ignore`, relative to `cwd`. */
  readonly globs: IgnoreList | undefined;
  readonly cwd: string;
}

/**
 * What a walk meets, a directory at a time; all paths are latin1 strings of bytes, `path` as shown, `absolute` as opened.
 * `files` of one directory: what is before their names, shown and absolute, ends in a slash or is empty. `env` is a hidden
 * `.env` file: read to see where values come from, never to be rewritten. `temporary` is one of our own, left behind.
 */
export type Met =
  | { readonly kind: 'files'; readonly path: string; readonly absolute: string; readonly names: readonly string[] }
  | { readonly kind: 'env'; readonly path: string; readonly absolute: string }
  | { readonly kind: 'temporary'; readonly path: string; readonly absolute: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string };

interface Directory {
  /** As shown and as opened; with a slash at their ends, or empty. */
  readonly path: string;
  readonly absolute: string;
  /** The lists that govern it, its own not among them. */
  readonly ignores: Ignores | undefined;
}

/** Never walked, at any depth: skipped by name before anything is asked about them. */
export const neverWalked: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Walks the directory `root`, shown as `shown` (`''` for the current one, else with a slash at its end). */
export function* walk(shown: string, root: string, options: WalkOptions, files: Files): Generator<Met> {
  const outer = options.gitignore ? listsAbove(root, options.cwd, files) : undefined;
  const waiting: Directory[] = [{ path: shown, absolute: root.endsWith('/') ? root : `${root}/`, ignores: outer }];
  let realRoot: string | undefined;
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    const { path, absolute } = directory;
    let entries: readonly Dirent[];
    let { ignores } = directory;
    try {
      // latin1 keeps names that are not valid UTF-8: a string of the default encoding could not be opened again.
      entries = files.readdirSync(onDisk(absolute), { withFileTypes: true, encoding: 'latin1' });
      if (options.gitignore && entries.some(isIgnoreFile)) ignores = withList(absolute, ignores, files);
    } catch (error) {
      yield { kind: 'failed', path: path || '.', reason: reasonFor(error) };
      continue;
    }
    const names: string[] = [];
    const inside: Directory[] = [];
    for (const entry of entries) {
      const { name } = entry;
      if (neverWalked.has(name)) continue;
      const isHidden = name.charCodeAt(0) === dot && !options.hidden;
      if (isHidden && !entry.isFile()) continue;
      const isDirectory = entry.isDirectory();
      if (ignores !== undefined && isIgnored(ignores, name, absolute + name, isDirectory)) continue;
      if (options.globs?.verdict(name, posix.relative(options.cwd, absolute + name), 0, isDirectory)) continue;
      if (isDirectory) {
        inside.push({ path: `${path + name}/`, absolute: `${absolute + name}/`, ignores });
      } else if (!entry.isFile()) {
        if (entry.isSymbolicLink()) realRoot ??= realPath(root, files);
        const reason = realRoot && entry.isSymbolicLink() ? whyNotFollowed(absolute + name, realRoot, files) : special;
        if (reason !== undefined) yield { kind: 'skipped', path: path + name, reason };
      } else if (isTemporary(name)) {
        yield { kind: 'temporary', path: path + name, absolute: absolute + name };
      } else if (!isHidden) {
        names.push(name);
      } else if (/^\.env(?:\.|$)/.test(name)) {
        yield { kind: 'env', path: path + name, absolute: absolute + name };
      }
    }
    yield { kind: 'files', path, absolute, names };
    waiting.push(...inside.reverse());
  }
}

const dot = 46;
const special = 'not a regular file';

function isIgnoreFile(entry: Dirent): boolean {
  return entry.name === '.gitignore' && entry.isFile();
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
