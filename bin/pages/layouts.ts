// Whether the layout that a file extends, or one above it, has `ws` on its <html> or <body>. Reads the working tree.
import { posix } from 'node:path';
import type { Migration } from '../codemod.ts';
import type { Files } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';

export interface Layouts {
  /** `layout` as written in the file `absolute`; both latin1 strings of bytes. */
  provides(layout: string, absolute: string): boolean;
}

export interface LayoutSources {
  readonly cwd: string;
  readonly files: Files;
  /** The file's text as bytes, or undefined if it can't be read or is none. */
  readonly read: (absolute: string) => string | undefined;
  readonly migrate: (absolute: string, bytes: string) => Migration;
  /** Every file below a directory, by its absolute path: asked only for a layout that none of the usual places has. */
  readonly below: (directory: string) => Iterable<string>;
}

/** Where template languages look, below any directory above the file. */
const roots = [
  '',
  'templates/',
  'views/',
  'layouts/',
  '_layouts/',
  '_includes/',
  'resources/views/',
  'app/views/',
  'app/views/layouts/',
  'app/templates/',
  'src/templates/',
  'src/views/',
  'src/main/resources/templates/',
  'Views/Shared/',
  'Pages/Shared/',
  'Shared/',
];

export function createLayouts(sources: LayoutSources): Layouts {
  const { files, cwd } = sources;
  const answers = new Map<string, boolean>();
  const places = new Map<string, readonly string[]>();
  let byName: Map<string, string[]> | undefined;

  const isFile = (path: string) => files.statSync(onDisk(path), { throwIfNoEntry: false })?.isFile() === true;

  const has = (absolute: string): boolean => {
    const known = answers.get(absolute);
    if (known !== undefined) return known;
    // A layout that extends itself, by however many steps, adds nothing.
    answers.set(absolute, false);
    const bytes = sources.read(absolute);
    if (bytes === undefined) return false;
    const migration = sources.migrate(absolute, bytes);
    const answer =
      migration.providesExtension || (migration.layout !== undefined && provides(migration.layout, absolute));
    answers.set(absolute, answer);
    return answer;
  };

  const provides = (layout: string, from: string): boolean => {
    // Several of one name, in the applications of one project: the nearest is meant.
    const [nearest] = find(layout, from).filter((path) => path !== from);
    return nearest !== undefined && has(nearest);
  };

  const find = (layout: string, from: string): readonly string[] => {
    const directory = posix.dirname(from);
    const key = `${directory}\n${layout}`;
    let found = places.get(key);
    if (found === undefined) {
      found = search(layout, from);
      places.set(key, found);
    }
    return found;
  };

  const search = (layout: string, from: string): readonly string[] => {
    const names = namesOf(layout, posix.basename(from));
    const directories = directoriesAbove(posix.dirname(from));
    for (const directory of directories) {
      for (const root of roots) {
        for (const name of names) {
          const path = posix.join(directory, root, name);
          if (path !== from && isFile(path)) return [path];
        }
      }
    }
    byName ??= indexOf(sources.below(directories.at(-1) ?? posix.dirname(from)));
    const suffixes = names.map((name) => `/${posix.normalize(name).replace(/^(?:\.\.\/)+/, '')}`);
    return names
      .flatMap((name) => byName?.get(posix.basename(name)) ?? [])
      .filter((path) => suffixes.some((suffix) => path.endsWith(suffix)))
      .sort((a, b) => shared(b, from) - shared(a, from) || (a < b ? -1 : 1));
  };

  /** From the file's directory to the top of the working tree: of the repository, or without one `cwd`. */
  const directoriesAbove = (directory: string): readonly string[] => {
    const above: string[] = [];
    for (let at = directory; ; at = posix.dirname(at)) {
      above.push(at);
      if (files.statSync(onDisk(posix.join(at, '.git')), { throwIfNoEntry: false })) return above;
      if (posix.dirname(at) === at) break;
    }
    const index = above.indexOf(cwd);
    return index < 0 ? above.slice(0, 1) : above.slice(0, index + 1);
  };

  return { provides };
}

/** What file a layout's name may stand for: as it is; with the file's own extensions; in the dots of Blade. */
export function namesOf(layout: string, from: string): readonly string[] {
  const plain = layout.replace(/^(?:~\/|@[\w-]*\/|\/)+/, '').replace(/::/g, '/');
  if (plain === '') return [];
  const extensions = /(?<=.)\.[^/]+$/.exec(from)?.[0] ?? '';
  const last = /\.[^./]*$/.exec(from)?.[0] ?? '';
  const names = [plain, plain + extensions, plain + last, plain.replaceAll('.', '/') + extensions];
  return [...new Set(names)].filter((name) => !name.endsWith('/'));
}

function indexOf(paths: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    const name = posix.basename(path);
    if (!index.get(name)?.push(path)) index.set(name, [path]);
  }
  return index;
}

/** How long the part is that two paths have in common. */
export function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
