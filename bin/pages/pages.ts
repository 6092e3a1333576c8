// Which files make up a page: one that nothing extends or includes, with all that it extends and includes, to the end.
// Knows nothing of what the files hold.
import { posix } from 'node:path';
import { namesOf, shared } from './layouts.ts';

export interface Linked {
  /** A latin1 string of bytes. */
  readonly absolute: string;
  /** As written. */
  readonly links: readonly string[];
}

/** Each page's files, itself first, in the order of `files`. What only a circle leads to is a page of its own. */
export function pagesOf<T extends Linked>(files: readonly T[]): readonly (readonly T[])[] {
  const byName = new Map<string, T[]>();
  for (const file of files) {
    const name = posix.basename(file.absolute);
    if (!byName.get(name)?.push(file)) byName.set(name, [file]);
  }
  const targets = new Map(files.map((file) => [file, file.links.flatMap((link) => find(link, file, byName))]));
  const inner = new Set([...targets].flatMap(([file, found]) => found.filter((target) => target !== file)));
  const reached = new Set<T>();
  const pages: T[][] = [];
  const take = (root: T) => {
    const page = new Set([root]);
    // A set may grow while it is gone through.
    for (const file of page) for (const target of targets.get(file) ?? []) page.add(target);
    for (const file of page) reached.add(file);
    pages.push([...page]);
  };
  for (const file of files) if (!inner.has(file)) take(file);
  for (const file of files) if (!reached.has(file)) take(file);
  return pages;
}

/** The nearest file that a link may mean: none, or one. */
function find<T extends Linked>(link: string, from: T, byName: ReadonlyMap<string, readonly T[]>): readonly T[] {
  const names = namesOf(link.replace(/^(?:\.{1,2}\/)+/, ''), posix.basename(from.absolute));
  return names
    .flatMap((name) =>
      (byName.get(posix.basename(name)) ?? []).filter(({ absolute }) => `/${absolute}`.endsWith(`/${name}`)),
    )
    .filter((file) => file !== from)
    .sort((a, b) => shared(b.absolute, from.absolute) - shared(a.absolute, from.absolute))
    .slice(0, 1);
}
