// `--changed`, `--staged` and `--require-clean`, with real repositories.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const old = '<p hx-ws="send">\n';
const done = '<p ws-send>\n';

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: world.root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** A repository whose last commit holds the files. */
function repository(content: Readonly<Record<string, string>>): void {
  world = createWorld(content);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'first');
}

async function checked(argv: readonly string[], cwd = world.root): Promise<readonly string[]> {
  const { code, stdout, stderr } = await world.run(['--check', '-q', ...argv], { cwd });
  expect([code === 2, stderr]).toEqual([false, '']);
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split(':')[0] ?? '']));
}

describe('--changed', () => {
  test('is what differs from the last commit, new files included', async () => {
    repository({
      'old.html': old,
      'edited.html': '',
      'd/edited.html': '',
      'gone.html': old,
      'ü ö.html': '',
      '.gitignore': 'i.html',
    });
    for (const name of ['edited.html', 'd/edited.html', 'd/new.html', 'i.html', 'ü ö.html', '.hidden.html'])
      world.write(name, old);
    world.write('staged.html', old);
    git('add', 'staged.html');
    fs.rmSync(world.path('gone.html'));
    fs.symlinkSync('old.html', world.path('link.html'));
    const all = ['d/edited.html', 'd/new.html', 'edited.html', 'staged.html', 'ü ö.html'];
    expect(await checked(['--changed'])).toEqual(all);
    expect(await checked(['--changed', '--hidden'])).toEqual(['.hidden.html', ...all]);
    expect(await checked(['--changed', '--ignore', 'd', '--', 'd', 'edited.html'])).toEqual(['edited.html']);
    expect(await checked(['--changed'], world.path('d'))).toEqual(['edited.html', 'new.html']);
    expect(await checked(['--changed', '--', '..'], world.path('d'))).toEqual(all.map((name) => `../${name}`));
  });

  test('<ref> is what the branch changed, not what came to <ref> since', async () => {
    repository({ 'a.html': '', 'b.html': '', 'c.html': old });
    git('checkout', '-q', '-b', 'work');
    world.write('a.html', old);
    git('commit', '-qam', 'on the branch');
    git('checkout', '-q', 'main');
    world.write('b.html', old);
    git('commit', '-qam', 'on main');
    git('checkout', '-q', 'work');
    world.write('new.html', old);
    expect(await checked(['--changed', 'main'])).toEqual(['a.html', 'new.html']);
    expect(await checked(['--changed'])).toEqual(['new.html']);
    const { stderr } = await world.run(['--check', '--changed', 'main']);
    expect(stderr).toContain('\nNext: npx hx-ws-migrate --changed main\n');
  });

  test('before the first commit is everything', async () => {
    world = createWorld({ 'a.html': old, 'b.html': old });
    git('init', '-q');
    git('add', 'a.html');
    expect(await checked(['--changed'])).toEqual(['a.html', 'b.html']);
  });

  test.each<[string, readonly string[], string]>([
    [
      'a path taken for a commit',
      ['-q', '--changed', 'a.html'],
      'hx-ws-migrate: --changed: git knows no commit a.html. If it is a path, put -- before it: --changed -- a.html; in a shallow clone, fetch it first: git fetch origin <branch>\n',
    ],
    [
      'a path that is not there',
      ['-q', '--changed', '--', 'nowhere'],
      'nowhere: ENOENT: it does not exist (any more)\n',
    ],
  ])('%s: status 2', async (_title, argv, stderr) => {
    repository({ 'a.html': old });
    expect(await world.run(argv)).toMatchObject({ code: 2, stdout: '', stderr });
    expect(world.read('a.html')).toBe(old);
  });

  test.each([['--changed'], ['--staged'], ['--require-clean']])(
    '%s outside of a repository, or without git: status 2',
    async (option) => {
      world = createWorld({ 'a.html': old });
      const said = await world.run([option]);
      expect([
        said.code,
        said.stderr.startsWith(`hx-ws-migrate: ${option} works in a git repository: not a git repository`),
      ]).toEqual([2, true]);
      const without = async () => {
        throw new Error('spawn git ENOENT');
      };
      expect(await world.run([option], { git: without })).toMatchObject({
        code: 2,
        stderr: `hx-ws-migrate: ${option} needs git, which could not be started: spawn git ENOENT\n`,
      });
      expect(world.read('a.html')).toBe(old);
    },
  );
});

describe('--staged', () => {
  test('is checked as the commit would hold it, whatever is on the disk', async () => {
    repository({ 'same.html': old, 'mended.html': '', 'gone.html': '', 'x.bin': '', 'd/a.html': '' });
    for (const name of ['mended.html', 'gone.html', 'd/a.html', 'new.html']) world.write(name, `é${old}`);
    world.write('x.bin', `\0\u0001\0\0${old}`);
    git('add', '-A');
    world.write('mended.html', done);
    fs.rmSync(world.path('gone.html'));
    world.write('same.html', `${old}\n`);
    expect(await checked(['--staged'])).toEqual(
      expect.arrayContaining(['d/a.html', 'gone.html', 'mended.html', 'new.html']),
    );
    expect(await checked(['--staged', 'd'])).toEqual(['d/a.html']);
    const { code, bytes } = await world.run(['--diff', '--staged', '-q', 'mended.html', 'gone.html']);
    expect(code).toBe(0);
    expect(spawnSync('git', ['apply', '--cached', '-'], { cwd: world.root, input: bytes }).status).toBe(0);
    expect(git('show', ':gone.html')).toBe(`é${done}`);
    expect(world.read('mended.html')).toBe(done);
  });

  test('is rewritten on the disk; the index is left to its owner', async () => {
    repository({ 'a.html': '', 'b.html': old });
    world.write('a.html', old);
    git('add', 'a.html');
    world.write('a.html', `${old}more`);
    expect(await world.run(['--staged', '-q'])).toMatchObject({ code: 0, stderr: '' });
    expect([world.read('a.html'), world.read('b.html'), git('show', ':a.html')]).toEqual([`${done}more`, old, old]);
  });
});

test('--require-clean leaves alone what git could not bring back, and says so', async () => {
  repository({
    'a.html': old,
    'b.html': old,
    'c.html': old,
    '.gitignore': 'i.html\n',
    'script.html': '<script src=/htmx.js></script><script src=/ext/ws.js></script>',
  });
  world.write('b.html', `${old}more`);
  world.write('new.html', old);
  world.write('i.html', old);
  world.write('c.html', `${old}more`);
  git('add', 'c.html');
  const said = await world.run(['--require-clean', '-q', '.', 'i.html']);
  const sentence = (name: string, why: string) =>
    `${name}: ${why}, and was left as it is; commit or stash it, or leave out --require-clean\n`;
  expect([said.code, said.stderr]).toEqual([
    1,
    sentence('b.html', 'it has uncommitted changes') +
      sentence('c.html', 'it has uncommitted changes') +
      sentence('i.html', 'git does not have it yet') +
      sentence('new.html', 'git does not have it yet'),
  ]);
  expect(git('status', '--porcelain')).toBe(' M a.html\n M b.html\nM  c.html\n?? new.html\n');
  expect(['a.html', 'b.html', 'c.html', 'new.html', 'i.html'].map(world.read)).toEqual([
    done,
    `${old}more`,
    `${old}more`,
    old,
    old,
  ]);
  git('checkout', 'a.html');
  git('stash', '-q', '-u');
  expect(await world.run(['--require-clean', '-q'])).toMatchObject({ code: 0, stderr: '' });
});
