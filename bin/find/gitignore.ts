// Lists of patterns: a .gitignore, one above another, or the globs of the command line. Knows nothing of the disk.
import { expandBraces, type Pattern, parsePattern } from './glob.ts';

interface Rule extends Pattern {
  readonly expression: RegExp;
}

/** A list of patterns; the last one that matches an entry decides. */
export interface IgnoreList {
  /**
   * True: named; false: taken back by `!`; undefined: not mentioned. What follows the first `base` chars of `path` is
   * relative to the list's directory: cut off only if a pattern asks for it, since every entry of a tree comes by here.
   */
  verdict(name: string, path: string, base: number, isDirectory: boolean): boolean | undefined;
}

/** The lists that govern a directory, nearest first. */
export interface Ignores {
  readonly list: IgnoreList;
  /** How long the path of the list's directory is, its slash included. */
  readonly base: number;
  readonly outer: Ignores | undefined;
}

/** Whether an entry is ignored; `path` is absolute, as are the directories that the lists' `base` measured. */
export function isIgnored(ignores: Ignores | undefined, name: string, path: string, isDirectory: boolean): boolean {
  for (let at = ignores; at !== undefined; at = at.outer) {
    const verdict = at.list.verdict(name, path, at.base, isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** Reads the text of a .gitignore; undefined when it names nothing. */
export function parseIgnoreFile(text: string): IgnoreList | undefined {
  const lines = text
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replace(/\r$/, '')
    .split(/\r?\n/);
  return listOf(lines.flatMap((line) => (line.startsWith('#') ? [] : [withoutTrailingSpaces(line)])));
}

/** Globs of the command line, relative to the directory that the command runs in: .gitignore's syntax and `{a,b}`. */
export function parseGlobs(globs: readonly string[]): IgnoreList | undefined {
  return listOf(globs.flatMap((glob) => expandBraces(glob.replace(/^(!?)\.\//, '$1/'))));
}

/** Whether a list names a file or any directory above it, as a walk from the list's own directory would find. */
export function coversFile(list: IgnoreList, path: string): boolean {
  const parts = path.split('/');
  return parts.some((name, depth) => {
    const isFile = depth === parts.length - 1;
    return list.verdict(name, parts.slice(0, depth + 1).join('/'), 0, !isFile) === true;
  });
}

function withoutTrailingSpaces(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === ' ') continue;
    // An escaped space stays.
    if (line[at] === '\\') at++;
    end = at + 1;
  }
  return line.slice(0, end);
}

function listOf(patterns: readonly string[]): IgnoreList | undefined {
  const rules = patterns
    .flatMap((text): readonly Rule[] => {
      const pattern = parsePattern(text);
      return pattern ? [{ ...pattern, expression: anyOf([pattern.source]) }] : [];
    })
    .reverse();
  if (rules.length === 0) return undefined;
  // One test for all rules together: of the entries of a tree, most are named by none.
  const sources = (byName: boolean) => rules.filter((rule) => rule.byName === byName).map((rule) => rule.source);
  const [names, paths] = [sources(true), sources(false)];
  const anyName = names.length > 0 ? anyOf(names) : undefined;
  const anyPath = paths.length > 0 ? anyOf(paths) : undefined;
  return {
    verdict(name, path, base, isDirectory) {
      if (!anyName?.test(name) && !anyPath?.test(path.slice(base))) return undefined;
      const relative = path.slice(base);
      const rule = rules.find(
        ({ directoryOnly, byName, expression }) =>
          (isDirectory || !directoryOnly) && expression.test(byName ? name : relative),
      );
      return rule && !rule.negated;
    },
  };
}

function anyOf(sources: readonly string[]): RegExp {
  return new RegExp(`^(?:${sources.join('|')})$`, 's');
}
