// Which files a walk takes, against git itself: over generated .gitignore files, and case by case.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coversFile, parseGlobs, parseIgnoreFile } from '../../bin/find/gitignore.ts';
import { walk } from '../../bin/find/walk.ts';
import { runs } from '../property.ts';
import { createWorld, type World } from './world.ts';

const names = ['a', 'b', 'ab', 'a.x', 'b.x', 'a b', 'a ', '#a', '!a', '[a]', 'é', 'a\\b'];
const directories = ['', 'a/', 'a/b/', 'b/', 'b/a/ab/', 'ab/a.x/'];
// Of a directory's names, those that are directories themselves are left out.
const tree = directories.flatMap((directory) =>
  names.map((name) => directory + name).filter((path) => !directories.some((other) => other.startsWith(`${path}/`))),
);

const world: World = createWorld(Object.fromEntries(tree.map((path) => [path, ''])));
execFileSync('git', ['init', '-q', '.'], { cwd: world.root });
afterAll(() => world.remove());

function gitTakes(): readonly string[] {
  const args = ['-c', 'core.excludesFile=/dev/null', 'ls-files', '-z', '--others', '--exclude-standard'];
  const env = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', HOME: world.root };
  return sorted(execFileSync('git', args, { cwd: world.root, env }).toString('latin1').split('\0'));
}

function walkTakes(root = ''): readonly string[] {
  const options = { gitignore: true, hidden: true, globs: undefined, cwd: world.root };
  const taken = [...walk(root, world.path(root).replace(/\/$/, ''), options, fs)];
  return sorted(taken.flatMap((met) => (met.kind === 'files' ? met.names.map((name) => met.path + name) : [])));
}

function sorted(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path !== '').sort();
}

function ignoring(files: Readonly<Record<string, string>>): void {
  for (const directory of ['', 'a/', 'b/']) {
    const text = files[directory];
    if (text === undefined) fs.rmSync(world.path(`${directory}.gitignore`), { force: true });
    else fs.writeFileSync(world.path(`${directory}.gitignore`), text, 'latin1');
  }
}

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'ab',
    'a.x',
    '*',
    '?',
    '*.x',
    'a*',
    '*b',
    '[ab]',
    '[!a]',
    '[^b]',
    '[a-b]?',
    '[[:alpha:]]',
    '\\a',
    '\\*',
  ],
  ...[
    '**',
    '***',
    'é',
    '\u00c3?',
    '[a',
    '[]a]',
    '[a-]',
    '[\\]a]',
    'a\\',
    '{a,b}',
    'a b',
    '#a',
    '!a',
    '\\#a',
    '\\!a',
    '\\[a]',
  ],
  ...['[[:foo:]]', '[[:alpha:]-b]', '[b-a]', '[a', '?x', '*?', '[a/b]', 'a\\\\b', '[\\\\]'],
);
const line = fc
  .record({
    negation: fc.constantFrom('', '', '!'),
    head: fc.constantFrom('', '', '/', '**/'),
    pieces: fc.array(piece, { minLength: 1, maxLength: 3 }),
    tail: fc.constantFrom('', '', '', '/', '/**', ' ', '\\ ', '  ', '/ '),
    end: fc.constantFrom('\n', '\n', '\r\n'),
  })
  .map(({ negation, head, pieces, tail, end }) => negation + head + pieces.join('/') + tail + end);
const ignoreFile = fc
  .array(fc.oneof(line, line, line, fc.constantFrom('\n', '# a\n', '   \n', '/\n')), { maxLength: 5 })
  .map((lines) => lines.join(''));

describe('a walk', () => {
  test('takes the files that git would', () => {
    fc.assert(
      fc.property(ignoreFile, fc.option(ignoreFile), fc.option(ignoreFile), (top, a, b) => {
        ignoring({ '': top, ...(a !== null && { 'a/': a }), ...(b !== null && { 'b/': b }) });
        expect(walkTakes()).toEqual(gitTakes());
      }),
      runs(600),
    );
  });

  test('would be caught taking one file too many', () => {
    ignoring({ '': '*.x\n' });
    expect(walkTakes().concat('b.x')).not.toEqual(gitTakes());
    expect(walkTakes()).toEqual(gitTakes());
  });

  test.each(['*.x\r', 'a\r\n*.x\r', '*.x\r\r\n', '*.x \r', '*.x\r ', '\r', '#\r\na.x\r'])(
    'takes the ends of lines as git does: %j',
    (text) => {
      ignoring({ '': text });
      expect(walkTakes()).toEqual(gitTakes());
    },
  );

  test('that starts below the top obeys what stands above it', () => {
    ignoring({ '': '/a/b/a\n*.x\n', 'a/': '!a.x\nab\n' });
    expect(walkTakes('a/b/')).toEqual(gitTakes().filter((path) => path.startsWith('a/b/')));
  });
});

describe('patterns', () => {
  test.each([
    ['a mark at the start of the file', '\u00ef\u00bb\u00bfa', 'a', true],
    ['a byte that is no UTF-8', 'x\u00e9', 'x\u00e9', true],
    ['a directory above', 'vendor/', 'x/vendor/y/z.html', true],
    ['a file of that name', 'vendor/', 'x/vendor', false],
    ['the last word counts', '*.html\n!keep.html', 'keep.html', false],
    ['nothing inside what was left out', 'x/\n!x/keep.html', 'x/keep.html', true],
  ])('%s', (_title, text, path, expected) => {
    const list = parseIgnoreFile(text);
    expect(list !== undefined && coversFile(list, path)).toBe(expected);
  });

  test.each([
    ['*.{html,htm}', 'x/y.htm', true],
    ['{a,b/{c,d}}/*.html', 'b/d/x.html', true],
    ['{a,b/{c,d}}/*.html', 'b/x.html', false],
    ['./src/**', 'src/x/y', true],
    ['./src/**', 'lib/src/x', false],
    ['a{b', 'a{b', true],
    ['{a}', 'a', true],
  ])('of the command line: %s and %s', (glob, path, expected) => {
    const list = parseGlobs([glob]);
    expect(list !== undefined && coversFile(list, path)).toBe(expected);
  });
});
