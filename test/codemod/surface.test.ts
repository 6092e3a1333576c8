// The public surface: what is exported keeps its promises where no fixture shows it.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyEdits, catalogue, findingCodes, Lines, mayHoldLegacy, migrate } from '../../codemod/index.ts';
import { rubble } from '../laws/documents.ts';
import { runs } from '../property.ts';

describe('the catalogue', () => {
  test('has an entry for every code, in order', () => {
    expect(Object.keys(catalogue)).toEqual([...findingCodes]);
  });

  test.each(findingCodes)('says %s in one line, whatever the arguments', (code) => {
    const { message, title, help, before, after } = catalogue[code];
    const long = `"a\n${'b'.repeat(300)}`;
    const names = [
      'before',
      'after',
      'value',
      'other',
      'clause',
      'text',
      'trigger',
      'first',
      'url',
      'cause',
      'codes',
      'opener',
    ];
    for (const args of [{}, Object.fromEntries(names.map((name) => [name, long]))]) {
      expect(message(args)).toMatch(/^[^\r\n]{5,700}$/);
    }
    for (const text of [title, help, before, after]) expect(text).toMatch(/\S/);
    expect(title).not.toMatch(/\.$/);
    expect(help).toMatch(/[.)]$/);
  });

  test.each(['connect', 'send', 'extension', 'unknown-clause', 'old-spelling', 'prefix-only-url'] as const)(
    'shows for %s what the codemod does',
    (code) => {
      const { before, after } = catalogue[code];
      const { output, findings } = migrate(before, { path: 'a.html' });
      expect(findings.map((finding) => finding.code)).toContain(code);
      if (code !== 'unknown-clause' && code !== 'prefix-only-url') expect(output).toBe(after);
    },
  );
});

describe('mayHoldLegacy', () => {
  const pattern = () =>
    /(?<![\w-])(?:data[-_])?hx[-_:]ws(?![\w-]|:(?![\s"'`])|\.(?:min\.)?m?js\b)|hxws(?<=\bdataset\s{0,9}(?:\??\.|(?:\?\.)?\[\s{0,9}\\?["'`])\s{0,9}hxws)(?![\w$-])/i;

  test('is true wherever the pattern matches', () => {
    fc.assert(
      fc.property(rubble, (source) => {
        expect(mayHoldLegacy(source) || !pattern().test(source)).toBe(true);
      }),
      runs(3000),
    );
  });

  test.each([
    ['HX-WS', 'htmx2', true],
    ['<p hx-get>', 'htmx2', false],
    ['hx-ws-migrate-ignore-file', 'htmx2', true],
    ['<p ws-send>', 'htmx2', false],
    ['<p ws-send>', 'htmx4', true],
  ] as const)('%s for %s: %s', (source, target, may) => {
    expect(mayHoldLegacy(source, target)).toBe(may);
  });
});

test('an overlap of edits is a broken program', () => {
  const edits = [
    { start: 0, end: 3, replacement: 'x' },
    { start: 2, end: 4, replacement: 'y' },
  ];
  expect(() => applyEdits('abcdef', edits)).toThrow('edit 2..4 does not fit: the text is handled up to 3 and 6 long');
  expect(() => applyEdits('ab', [{ start: 1, end: 3, replacement: '' }])).toThrow(RangeError);
});

test('lines end at LF, CRLF and CR', () => {
  const lines = new Lines('a\nb\r\nc\rd');
  expect([0, 1, 2, 5, 7].map((offset) => lines.positionAt(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ]);
});

test('a computed value names where the run saw connect:', () => {
  const connectSeen = [1, 2, 3, 4].map((line) => ({ path: '.env', line }));
  const { findings } = migrate('<i hx-ws="{{ x }}">', { path: 'a.html', context: { connectSeen } });
  expect(findings.map(({ code, args }) => catalogue[code].message(args))).toEqual([
    'the template computes this value ({{ x }}), so whether it connects or sends is not known; write ws-connect or ws-send by hand; connect: is also written in .env:1, .env:2, .env:3 and 1 more',
  ]);
});
