// Patches, against git: what it makes of them is what the migration made.
import { Buffer } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Edit } from '../../bin/codemod.ts';
import { patchOf } from '../../bin/formats/diff.ts';
import { runs } from '../property.ts';
import { createWorld } from './world.ts';

const world = createWorld();
afterAll(() => world.remove());

const textLine = fc.tuple(
  fc.constantFrom('', 'a', 'b', '<p>', '\u00e9', '\t', ' x'),
  fc.constantFrom('\n', '\n', '\r\n'),
);
const source = fc
  .tuple(fc.array(textLine, { maxLength: 24 }), fc.constantFrom('', '', 'last', '\u00ff'))
  .map(([lines, rest]) => lines.map((line) => line.join('')).join('') + rest);
const cuts = fc.array(fc.tuple(fc.nat(100), fc.nat(4), fc.constantFrom('', 'x', 'new\n', '\n', 'y\r\nz', '\u00e8')), {
  minLength: 1,
  maxLength: 5,
});

function editsOf(text: string, wishes: readonly (readonly [number, number, string])[]): readonly Edit[] {
  let from = 0;
  return [...wishes]
    .map(([at, length, replacement]) => ({ start: Math.floor((at / 100) * text.length), length, replacement }))
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, length, replacement }) => {
      if (start < from) return [];
      const end = Math.min(start + length, text.length);
      from = end + 1;
      return [{ start, end, replacement }];
    });
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits].reduceRight(
    (all, { start, end, replacement }) => all.slice(0, start) + replacement + all.slice(end),
    text,
  );
}

function gitApply(patch: string, cwd = world.root): string {
  const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd,
    input: Buffer.from(patch, 'latin1'),
  });
  return status === 0 ? '' : `${stderr}`;
}

test('git makes of every patch what the edits make', () => {
  fc.assert(
    fc.property(source, cuts, (text, wishes) => {
      const edits = editsOf(text, wishes);
      const after = apply(text, edits);
      // git knows no patch from or to an empty file without saying that it is created or deleted.
      fc.pre(text !== '' && after !== '');
      const patch = patchOf('f', text, edits);
      fs.writeFileSync(world.path('f'), text, 'latin1');
      expect({ error: patch === '' ? '' : gitApply(patch), patch }).toEqual({ error: '', patch });
      expect(fs.readFileSync(world.path('f'), 'latin1')).toBe(after);
    }),
    runs(600),
  );
});

test('a patch of one changed byte too few is caught', () => {
  const patch = patchOf('f', 'a\nb\n', [{ start: 0, end: 1, replacement: 'c' }]).replace(' b\n', ' B\n');
  fs.writeFileSync(world.path('f'), 'a\nb\n');
  expect(gitApply(patch)).toContain('patch does not apply');
});

test('shows three lines around a change, and one hunk for what is near', () => {
  const text = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17';
  const edits = [
    { start: text.indexOf('4'), end: text.indexOf('4') + 1, replacement: 'four' },
    { start: text.indexOf('5'), end: text.indexOf('5') + 1, replacement: 'five' },
    { start: text.indexOf('17'), end: text.length, replacement: 'end' },
  ];
  expect(patchOf('a b.html', text, edits)).toBe(
    'diff --git a/a b.html b/a b.html\n--- a/a b.html\t\n+++ b/a b.html\t\n' +
      '@@ -1,8 +1,8 @@\n 1\n 2\n 3\n-4\n-5\n+four\n+five\n 6\n 7\n 8\n' +
      '@@ -14,4 +14,4 @@\n 14\n 15\n 16\n-17\n\\ No newline at end of file\n+end\n\\ No newline at end of file\n',
  );
});

const legacy = '<p hx-ws="send">\r\n\u00e9';
const odd = [
  'plain.html',
  'with space.html',
  'quo"te.html',
  'tab\there.html',
  'new\nline.html',
  'caf\u00c3\u00a9.html',
  'not\u00e9utf8.html',
  'back\\slash.html',
];

test.each([
  ['at its top', ''],
  ['below it', 'deep/er/'],
])('names of every kind are found by git, run in a repository %s', async (_title, below) => {
  const there = createWorld();
  try {
    for (const name of odd) {
      fs.mkdirSync(there.path(`${below}in`), { recursive: true });
      fs.writeFileSync(Buffer.from(`${there.path(below)}/in/${name}`, 'latin1'), legacy, 'latin1');
    }
    execFileSync('git', ['init', '-q', '.'], { cwd: there.root });
    const cwd = there.path(below).replace(/\/$/, '');
    const { bytes, code } = await there.run(['--diff', 'in'], { cwd });
    expect({ code, error: gitApply(bytes.toString('latin1'), cwd) }).toEqual({ code: 0, error: '' });
    for (const name of odd) {
      expect(fs.readFileSync(Buffer.from(`${there.path(below)}/in/${name}`, 'latin1'), 'latin1')).toBe(
        '<p ws-send>\r\n\u00e9',
      );
    }
  } finally {
    there.remove();
  }
});
