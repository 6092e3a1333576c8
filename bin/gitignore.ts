// Lists of patterns: a .gitignore, one above another, or the globs of the command line. Knows nothing of the disk.
import { expandBraces, type Pattern, parsePattern } from './glob.ts';

interface Rule extends Pattern {
  readonly order: number;
}

/** A list of patterns; the last one that matches an entry decides. */
export interface IgnoreList {
  /** True: named; false: taken back by `!`; undefined: not mentioned. `path` is relative to the list's directory. */
  verdict(name: string, path: string, isDirectory: boolean): boolean | undefined;
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
    const verdict = at.list.verdict(name, path.slice(at.base), isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

/** Reads the text of a .gitignore; undefined when it names nothing. */
export function parseIgnoreFile(text: string): IgnoreList | undefined {
  const lines = text.replace(/^\u00ef\u00bb\u00bf/, '').split(/\r?\n/);
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
    return list.verdict(name, parts.slice(0, depth + 1).join('/'), !isFile) === true;
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
  const rules = patterns.flatMap((text, order): readonly Rule[] => {
    const pattern = parsePattern(text);
    return pattern ? [{ ...pattern, order }] : [];
  });
  if (rules.length === 0) return undefined;
  // Most patterns are plain names: one look-up in place of hundreds of comparisons for every file of a tree.
  const byName = new Map<string, Rule[]>();
  const tried: Rule[] = [];
  for (const rule of rules.reverse()) {
    if (rule.name === undefined) tried.push(rule);
    else if (!byName.get(rule.name)?.push(rule)) byName.set(rule.name, [rule]);
  }
  return {
    verdict(name, path, isDirectory) {
      const fits = (rule: Rule) => isDirectory || !rule.directoryOnly;
      const plain = byName.get(name)?.find(fits);
      for (const rule of tried) {
        if (plain !== undefined && plain.order > rule.order) break;
        if (fits(rule) && rule.matches(name, path)) return !rule.negated;
      }
      return plain && !plain.negated;
    },
  };
}
