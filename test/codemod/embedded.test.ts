// What is written in another language inside a text: how deep it is read, whose edits win, and how it is put back in place.
import { describe, expect, test } from '@jest/globals';
import type { Embedded, Language } from '../../codemod/dialects/index.ts';
import { migrateStretches } from '../../codemod/embedded.ts';
import type { Finding } from '../../codemod/findings/finding.ts';
import { migrate } from '../../codemod/index.ts';
import type { Migration } from '../../codemod/migration.ts';
import { disjoint, nestEdits } from '../../codemod/nested-edits.ts';
import { Suppressions } from '../../codemod/rules/suppressions.ts';
import { applyEdits } from '../../codemod/source/apply.ts';
import type { Edit } from '../../codemod/source/edit.ts';
import { Lines } from '../../codemod/source/lines.ts';

const html: Language = { markup: 'html', holes: () => [] };

function finding(edits: readonly Edit[], range = { start: 0, end: 4 }): Finding {
  return { code: 'send', level: 'note', range, args: { before: 'b"b"', after: 'a"a"' }, edits, suppressed: false };
}

function migration(findings: readonly Finding[]): Migration {
  return { output: '', edits: [], findings, occurrences: [], providesExtension: false };
}

function put(source: string, stretch: Embedded, found: Finding) {
  const suppressions = new Suppressions(source, new Lines(source), () => undefined);
  return migrateStretches(source, [stretch], suppressions, () => migration([found])).findings;
}

describe('a stretch', () => {
  test('has its findings moved to where it stands', () => {
    const edit = { start: 1, end: 2, replacement: 'x' };
    expect(put('0123456789', { start: 3, end: 9, language: html }, finding([edit]))).toEqual([
      { ...finding([{ start: 4, end: 5, replacement: 'x' }]), range: { start: 3, end: 7 } },
    ]);
  });

  test('is written down as its language has it', () => {
    const written = {
      text: 'b"b"',
      sourceOffset: (offset: number) => 5 + offset * 2,
      escape: (text: string) => text.replaceAll('"', '\\"'),
    };
    const [found] = put(
      '01234b.\\"b.\\"',
      { start: 5, end: 13, language: html, written },
      finding([{ start: 1, end: 4, replacement: '"' }]),
    );
    expect(found).toEqual({
      ...finding([{ start: 7, end: 13, replacement: '\\"' }], { start: 5, end: 13 }),
      args: { before: 'b.\\"b.\\"', after: 'a\\"a\\"' },
    });
  });

  test('that cannot be written down is left, and reported', () => {
    const written = { text: 'b"b"', sourceOffset: (offset: number) => offset, escape: () => undefined };
    const [found] = put(
      'b"b"',
      { start: 0, end: 4, language: html, written },
      finding([{ start: 1, end: 4, replacement: '"' }]),
    );
    expect(found).toMatchObject({ code: 'in-code', level: 'error', edits: [] });
  });

  test('is silenced by a comment of the file', () => {
    const source = '// hx-ws-migrate-ignore-next-line\nb"b"';
    const [found] = put(
      source,
      { start: 34, end: 38, language: html },
      finding([{ start: 1, end: 4, replacement: '"' }]),
    );
    expect(found).toMatchObject({ suppressed: true, edits: [] });
  });
});

describe('edits inside what another edit moves', () => {
  const source = 'a="x/${f(y)}/z"';
  const stretch = { start: 7, end: 11 };
  const hole = { start: 5, end: 12 };
  const outer = finding([{ start: 0, end: 15, replacement: 'b="x/${f(y)}/z" c' }]);
  const inner = finding([{ start: 9, end: 10, replacement: 'Y' }]);

  test('overlap, which would stop the program', () => {
    const edits = [...outer.edits, ...inner.edits];
    expect(() => applyEdits(source, edits)).toThrow(RangeError);
  });

  test('cut it in two', () => {
    const nested = nestEdits(source, [outer], [inner], [stretch], [hole]);
    const edits = [...nested.outer, ...nested.inner].flatMap((one) => one.edits).sort((a, b) => a.start - b.start);
    expect(applyEdits(source, edits)).toBe('b="x/${f(Y)}/z" c');
  });

  test('go with it when it takes the whole away', () => {
    const removal = finding([{ start: 0, end: 15, replacement: '' }]);
    const nested = nestEdits(source, [removal], [inner], [stretch], [hole]);
    expect(nested.outer[0]?.edits).toEqual([{ start: 0, end: 15, replacement: '' }]);
    expect(nested.inner[0]?.edits).toEqual([]);
  });

  test('leave an edit beside them as it is', () => {
    const beside = finding([{ start: 0, end: 2, replacement: 'b=' }]);
    expect(nestEdits(source, [beside], [inner], [stretch], [hole])).toEqual({ outer: [beside], inner: [inner] });
  });
});

describe('findings of several readers of one text', () => {
  const source = "k: `connect:/${f('<b>')}`;";
  const stretch = { start: 18, end: 21 };
  const outer = finding([{ start: 0, end: 25, replacement: "n: `/${f('<b>')}`" }], { start: 0, end: 25 });

  test('are left as they are when their edits are disjoint', () => {
    const findings = [
      finding([{ start: 0, end: 1, replacement: 'x' }]),
      finding([{ start: 1, end: 2, replacement: 'y' }]),
    ];
    expect(disjoint(source, findings, [])).toBe(findings);
  });

  test('nest', () => {
    const inner = finding([{ start: 19, end: 20, replacement: 'i' }], stretch);
    const edits = disjoint(source, [inner, outer], [stretch]).flatMap((one) => one.edits);
    expect(
      applyEdits(
        source,
        [...edits].sort((a, b) => a.start - b.start),
      ),
    ).toBe("n: `/${f('<i>')}`;");
  });

  test('say what is taken along and cannot be edited there', () => {
    const inner = finding([{ start: 19, end: 20, replacement: 'i' }], stretch);
    const found = disjoint(source, [outer, inner], [{ start: 4, end: 24 }]);
    expect(found).toEqual([outer, { ...inner, code: 'in-code', level: 'error', edits: [] }]);
  });

  test('lose an edit that crosses another', () => {
    const crossing = finding([{ start: 20, end: 26, replacement: '' }]);
    expect(disjoint(source, [outer, crossing], [stretch])).toEqual([outer, { ...crossing, edits: [] }]);
  });

  test.each([
    [
      "h('p', { 'hx-ws': `connect:/${f('<b hx-ws=\"send\">')}` });",
      "h('p', { 'hx-ext': 'ws', 'ws-connect': `/${f('<b ws-send>')}` });",
    ],
    [
      "h('p', { 'hx-ws': \"connect:/<i/hx-ws=send>\" });",
      "h('p', { 'hx-ext': \"ws\", 'ws-connect': \"/<i/hx-ws=send>\" });",
    ],
  ])('do not stop a file: %s', (input, output) => {
    expect(migrate(input, { path: 'a.js' }).output).toBe(output);
  });
});

describe('languages in one another', () => {
  const nest = (depth: number): string => (depth === 0 ? '<b hx-ws="send">' : `<i id="\${f(\`${nest(depth - 1)}\`)}">`);

  test.each([1, 2, 5])('are read %s deep', (depth) => {
    const source = `const a = \`${nest(depth)}\`;`;
    expect(migrate(source, { path: 'a.js' }).output).toBe(source.replace('hx-ws="send"', 'ws-send'));
  });

  test('are reported beyond some depth, and do not exhaust the stack', () => {
    const source = `const a = \`${nest(200)}\`;`;
    const { output, findings } = migrate(source, { path: 'a.js' });
    expect(output).toBe(source);
    expect(findings.map(({ code }) => code)).toEqual(['in-code']);
  });

  test('a page in a string in a page', () => {
    const source = `<script>const page = '<body hx-ext="ws"><script>x = "<i hx-ws=\\'connect:/a\\'>"<\\/script></body>';</script>`;
    const { output, findings } = migrate(source, { path: 'a.html' });
    expect(output).toBe(source.replace("hx-ws=\\'connect:/a\\'", "ws-connect=\\'/a\\'"));
    expect(findings.map(({ code }) => code)).toEqual(['connect']);
  });

  test('a suppression in the string that it speaks of', () => {
    const source = 'a = `\n<!-- hx-ws-migrate-ignore-next-line -->\n<b hx-ws="send"><i hx-ws="send">`';
    expect(migrate(source, { path: 'a.js' }).output).toBe(source);
  });
});
