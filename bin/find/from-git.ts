// `--changed`, `--staged` and `--require-clean`: what git says of files. Knows nothing of what is done with them.

import type { Git } from '../io.ts';
import { decode } from '../text/byte-text.ts';

/** What only a person can put right; its message says how. */
export class GitRefusal extends Error {}

/** A file in the index. */
export interface Staged {
  /** A latin1 string of bytes: what a commit would hold, whatever is on the disk. */
  readonly bytes: string;
}

/**
 * Absolute paths (latin1 strings of bytes) of what differs on the disk from where the branch left `ref`, files that git
 * does not know yet included; without `ref`, from the last commit. Deleted files are none.
 */
export async function changedFiles(git: Git, ref: string | undefined): Promise<readonly string[]> {
  const top = await topOf(git, '--changed');
  const base = await baseOf(git, ref);
  const changed = await ask(git, [
    ...['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-relative', '--ignore-submodules'],
    ...['--diff-filter=d', base, '--'],
  ]);
  const unknown = await ask(git, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', '--', ':/']);
  return [...new Set([...namesIn(changed), ...namesIn(unknown)])].map((name) => `${top}/${name}`);
}

/** Absolute paths of the regular files that the next commit would change or add, with what it would hold. */
export async function stagedFiles(git: Git): Promise<ReadonlyMap<string, Staged>> {
  const top = await topOf(git, '--staged');
  const raw = await ask(git, [
    ...['diff', '--cached', '--raw', '-z', '--no-renames', '--no-ext-diff', '--no-relative', '--no-abbrev'],
    ...['--ignore-submodules', '--diff-filter=d', '--'],
  ]);
  const entries: { readonly name: string; readonly object: string }[] = [];
  const fields = namesIn(raw);
  for (let at = 0; at + 1 < fields.length; at += 2) {
    // `:<old mode> <new mode> <old object> <new object> <status>`, then the name.
    const [, mode = '', , object = ''] = (fields[at] ?? '').split(' ');
    if (mode.startsWith('100')) entries.push({ name: fields[at + 1] ?? '', object });
  }
  const input = entries.map(({ object }) => `${object}\n`).join('');
  const contents = contentsIn(entries.length === 0 ? '' : await ask(git, ['cat-file', '--batch'], input));
  return new Map(entries.map(({ name }, at) => [`${top}/${name}`, { bytes: contents[at] ?? '' }]));
}

/** Says of an absolute path why git could not bring the file back as it is, or nothing. */
export async function uncommitted(git: Git): Promise<(absolute: string) => string | undefined> {
  const top = await topOf(git, '--require-clean');
  const tracked = new Set(namesIn(await ask(git, ['ls-files', '-z', '--full-name', '--', ':/'])));
  const status = await ask(git, ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=no', '--', ':/']);
  const dirty = new Set(namesIn(status).map((entry) => entry.slice(3)));
  return (absolute) => {
    const name = absolute.startsWith(`${top}/`) ? absolute.slice(top.length + 1) : undefined;
    if (name === undefined || !tracked.has(name)) return 'git does not have it yet';
    return dirty.has(name) ? 'it has uncommitted changes' : undefined;
  };
}

async function topOf(git: Git, option: string): Promise<string> {
  let stderr = '';
  try {
    const answer = await git(['rev-parse', '--show-toplevel']);
    if (answer.isOk) return answer.stdout.replace(/\n$/, '');
    ({ stderr } = answer);
  } catch (error) {
    throw new GitRefusal(`${option} needs git, which could not be started: ${(error as Error).message}`);
  }
  throw new GitRefusal(`${option} works in a git repository: ${stderr.replace(/^fatal: /, '')}`);
}

/** The commit to compare with; in a repository without any, the empty tree. */
async function baseOf(git: Git, ref: string | undefined): Promise<string> {
  if (ref === undefined) {
    const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    return head.isOk ? head.stdout.trim() : (await ask(git, ['mktree'])).trim();
  }
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (!commit.isOk) {
    const shown = ref;
    throw new GitRefusal(
      `--changed: git knows no commit ${shown}. If it is a path, put -- before it: --changed -- ${shown}; ` +
        'in a shallow clone, fetch it first: git fetch origin <branch>',
    );
  }
  const base = await git(['merge-base', commit.stdout.trim(), 'HEAD']);
  if (!base.isOk) {
    throw new GitRefusal(`--changed: ${ref} and HEAD have no commit in common here; fetch more of the history`);
  }
  return base.stdout.trim();
}

async function ask(git: Git, args: readonly string[], input?: string): Promise<string> {
  const { isOk, stdout, stderr } = await git(args, input);
  if (!isOk) throw new GitRefusal(`git ${args[0]} failed: ${decode(stderr)}`);
  return stdout;
}

function namesIn(list: string): readonly string[] {
  return list.split('\0').filter((name) => name !== '');
}

/** What `git cat-file --batch` prints: `<object> <type> <size>`, LF, the bytes, LF; again and again. */
function contentsIn(batch: string): readonly string[] {
  const all: string[] = [];
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf('\n', at);
    const size = Number(batch.slice(at, end).split(' ')[2]);
    all.push(batch.slice(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return all;
}
