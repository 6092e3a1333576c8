// Which paths are read, which are refused, and how that is said.
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const old = '<p hx-ws="send">';

async function pathsOf(argv: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await world.run(['--check', '--format', 'json', ...argv]);
  const findings: readonly { slug: string; path: string }[] = JSON.parse(stdout).findings;
  return findings.filter(({ slug }) => slug === 'send').map(({ path }) => path);
}

test('a walk leaves out .git, node_modules, hidden and ignored files; naming them does not', async () => {
  const all = [
    '.git/a.html',
    '.hidden/b.html',
    'dist/c.html',
    'node_modules/p/d.html',
    'src/.e.html',
    'src/f.anything',
    'src/g',
  ];
  world = createWorld({ ...Object.fromEntries(all.map((path) => [path, old])), '.gitignore': 'dist/\n' });
  expect(await pathsOf([])).toEqual(['src/f.anything', 'src/g']);
  expect(await pathsOf(['--hidden'])).toEqual(['.hidden/b.html', 'src/.e.html', 'src/f.anything', 'src/g']);
  expect(await pathsOf(['--no-gitignore'])).toEqual(['dist/c.html', 'src/f.anything', 'src/g']);
  expect(await pathsOf(['dist', '.hidden', 'src/.e.html'])).toEqual(['.hidden/b.html', 'dist/c.html', 'src/.e.html']);
  expect(await pathsOf(['node_modules/p/d.html'])).toEqual(['node_modules/p/d.html']);
  expect(await pathsOf(['--ignore', 'src/*.any*', '--ignore', 'g'])).toEqual([]);
  expect(await pathsOf(['--ignore', 'src', 'src/g'])).toEqual([]);
  expect(await pathsOf(['--ignore', 'src', 'src/../src/./g', '.hidden/'])).toEqual(['.hidden/b.html']);
  const { stdout } = await world.run(['--format', 'json', 'node_modules', '.git']);
  expect(JSON.parse(stdout).skipped).toEqual([
    { path: '.git', reason: '.git is never walked; name its files to have them read' },
    { path: 'node_modules', reason: 'node_modules is never walked; name its files to have them read' },
  ]);
});

test('paths are shown as they were given, sorted, one run like the other', async () => {
  world = createWorld({ 'b/x.html': old, 'b.html': old, 'b-c.html': old, 'a/y.html': old });
  expect(await pathsOf(['./b/', 'b.html', 'b-c.html', world.path('a')])).toEqual([
    world.path('a/y.html'),
    'b-c.html',
    'b.html',
    'b/x.html',
  ]);
  expect(await pathsOf(['./'])).toEqual(['a/y.html', 'b-c.html', 'b.html', 'b/x.html']);
  const [first, second] = [await world.run(['--check']), await world.run(['--check'])];
  expect(second).toEqual(first);
});

test('--dialect reaches the codemod, the last that fits', async () => {
  world = createWorld({
    'a/x.tpl': '<p hx-ws="connect:/x">',
    'a/y.tpl': '<p hx-ws="connect:/x">',
    'a/z.htm': '<p hx-ws="connect:/x">',
  });
  await world.run(['--dialect', '*.{tpl,htm}=jinja', '--dialect', 'a/y*=html', '--dialect', 'a/z.htm=html']);
  expect(world.all()).toEqual({
    'a/x.tpl': '<p hx-ext="ws" ws-connect="/x" data-dialect="jinja">',
    'a/y.tpl': '<p hx-ext="ws" ws-connect="/x" data-dialect="html">',
    'a/z.htm': '<p hx-ext="ws" ws-connect="/x" data-dialect="html">',
  });
});

test('a name that is not valid UTF-8 is read and written', async () => {
  world = createWorld();
  const path = Buffer.from(`${world.root}/caf\u00e9.html`, 'latin1');
  fs.writeFileSync(path, old);
  expect(await world.run([])).toMatchObject({ code: 0 });
  expect(fs.readFileSync(path, 'utf8')).toBe('<p ws-send>');
});

describe('--files-from', () => {
  test.each([
    ['lines', 'a.html\r\n\nd/b.html\n'],
    ['NULs', 'a.html\0d/b.html\0'],
    ['names that git quotes', '"a.html"\n"d/\\142.html"\n'],
  ])('takes %s, from a file and from stdin', async (_title, list) => {
    world = createWorld({ 'a.html': old, 'd/b.html': old, 'd/c.html': old, list });
    expect(await pathsOf(['--files-from', 'list'])).toEqual(['a.html', 'd/b.html']);
    const { stdout } = await world.run(['--check', '--files-from', '-'], { stdinText: list });
    expect(stdout.split('\n').map((line) => line.split(':')[0])).toEqual(['a.html', 'd/b.html', '']);
  });

  test('an empty list is nothing to do, not everything', async () => {
    world = createWorld({ 'a.html': old });
    expect(await world.run(['--files-from', '-'])).toMatchObject({ code: 0, stdout: '' });
    expect(world.read('a.html')).toBe(old);
  });

  test('a list that is not there is named', async () => {
    world = createWorld();
    expect(await world.run(['--files-from', 'list'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'hx-ws-migrate: --files-from list: ENOENT: it does not exist (any more)\n',
    });
  });
});

test('bad paths are named, each with its reason, and the rest is done', async () => {
  world = createWorld({ 'a.html': old, file: '' });
  fs.symlinkSync('nowhere', world.path('dangling'));
  fs.symlinkSync('loop', world.path('loop'));
  execFileSync('mkfifo', [world.path('pipe')]);
  const long = 'x'.repeat(300);
  expect(await world.run(['a.html', 'dangling', 'file/x', 'loop', 'missing', 'pipe', long])).toMatchObject({
    code: 2,
    stderr:
      'dangling: ENOENT: it does not exist (any more)\n' +
      'file/x: ENOTDIR: a part of its path is not a directory\n' +
      'loop: ELOOP: its symbolic links lead in a circle\n' +
      'missing: ENOENT: it does not exist (any more)\n' +
      'pipe: it is neither a file nor a directory\n' +
      `${long}: ENAMETOOLONG: its path is too long for the system\n` +
      '\n1 place in 1 file: 1 rewritten. 1 file, 6 failed in 0.00 s.\n' +
      `Next: npx hx-ws-migrate --check a.html dangling file/x loop missing pipe ${long}\n`,
  });
  expect(world.read('a.html')).toBe('<p ws-send>');
});

test.each([
  ['nosuch', 'Nothing was read. 0 files, 1 failed in 0.00 s.'],
  ['.', 'Nothing legacy found in what could be read. 1 file, 1 failed in 0.00 s.'],
])('no all-clear beside a failure: %s', async (path, sentence) => {
  world = createWorld({ 'a.html': '<p>' });
  expect(await world.run([path, 'nosuch'].filter((one, at, all) => all.indexOf(one) === at))).toMatchObject({
    code: 2,
    stdout: '',
    stderr: `nosuch: ENOENT: it does not exist (any more)\n${sentence}\n`,
  });
});

test('an empty directory is nothing to do; a pipe in a walked one is skipped, not waited for', async () => {
  world = createWorld();
  expect(await world.run([])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'Nothing legacy found. 0 files in 0.00 s.\n',
  });
  execFileSync('mkfifo', [world.path('pipe')]);
  const { stdout } = await world.run(['--format', 'json']);
  expect(JSON.parse(stdout).skipped).toEqual([{ path: 'pipe', reason: 'not a regular file' }]);
});
