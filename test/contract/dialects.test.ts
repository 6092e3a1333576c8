// One suite for every template language of the registry: a new member is tested before its author writes a test.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hole } from '../../codemod/dialects/dialect.ts';
import { dialects, readingOf } from '../../codemod/dialects/index.ts';
import { dialectFor, dialectNames, migrate } from '../../codemod/index.ts';
import { readFixtures } from '../codemod/fixture.ts';
import { documents, rubble } from '../laws/documents.ts';
import { expectProportionalTime } from '../pace.ts';
import { runs } from '../property.ts';

test('the registry and the list of names agree', () => {
  expect(dialects.map(({ name }) => name)).toEqual([...dialectNames]);
});

test('no two languages claim one extension or file name', () => {
  const claims = dialects.flatMap(({ extensions, filenames }) => [...extensions, ...filenames]);
  expect(claims.filter((claim, i) => claims.indexOf(claim) !== i)).toEqual([]);
});

test.each([
  ['a.html', 'html'],
  ['A.HTM', 'html'],
  ['a.unknown', 'html'],
  ['no-extension', 'html'],
  ['dir.j2/page.html', 'html'],
  ['a.html.j2', 'jinja'],
  ['a.jinja2', 'jinja'],
  ['C:\\site\\a.html.twig', 'twig'],
  ['a.njk', 'nunjucks'],
  ['a.liquid', 'liquid'],
  ['a.html.tera', 'tera'],
  ['a.djhtml', 'django'],
  ['a.svg', 'xhtml'],
])('%s speaks for %s', (path, name) => {
  expect(dialectFor(path)).toBe(name);
});

test.each([
  ['<p>{{ name }}</p>', undefined, 'jinja'],
  ['{% extends "a" %}', undefined, 'jinja'],
  ['<p>{# a remark #}</p>', undefined, 'jinja'],
  ['<p>plain</p>', undefined, 'html'],
  ['<style>@media print{#a{b:c}}</style>', undefined, 'html'],
  ['<p>{{ name }}</p>', 'html', 'html'],
] as const)('an .html file with %s, by hand %s, reads as %s', (source, name, read) => {
  expect(readingOf('a.html', source, name).dialect.name).toBe(read);
});

/** What is wrong with holes as holes of that source. */
function faults(source: string, holes: readonly Hole[]): readonly string[] {
  let done = 0;
  return holes.flatMap(({ start, end, inner, kind, role, trimsBefore, trimsAfter }) => {
    const found: string[] = [];
    if (start < done || end <= start || end > source.length) found.push(`${start}..${end} after ${done}`);
    if (inner.start < start || inner.end > end || inner.end < inner.start)
      found.push(`${start}: inner ${inner.start}..${inner.end}`);
    if (role !== undefined && kind !== 'statement') found.push(`${start}: a ${kind} with the role ${role}`);
    for (const trim of [trimsBefore, trimsAfter]) {
      if (trim !== undefined && (trim.start < start || trim.end > end)) found.push(`${start}: a mark outside the hole`);
    }
    done = end;
    return found;
  });
}

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('%s', (name, dialect) => {
  test('has extensions in lower case without a dot', () => {
    const odd = dialect.extensions.filter(
      (extension) => extension !== extension.toLowerCase() || extension.startsWith('.'),
    );
    expect({ odd, any: dialect.extensions.length + dialect.filenames.length > 0 }).toEqual({ odd: [], any: true });
  });

  test('is what its own extensions speak for', () => {
    expect(dialect.extensions.map((extension) => dialectFor(`templates/a.${extension}`))).toEqual(
      dialect.extensions.map(() => name),
    );
  });

  test('has cases of its own', () => {
    expect(readFixtures().filter((fixture) => fixture.dialect === name).length).toBeGreaterThan(0);
  });

  test('finds sorted, disjoint holes in anything', () => {
    fc.assert(
      fc.property(fc.oneof(rubble, documents), (source) => {
        expect(faults(source, dialect.holes(source))).toEqual([]);
      }),
      runs(2000),
    );
  });

  test('finds no hole in a text without delimiters', () => {
    expect(dialect.holes('<p class="a">text & more</p>\r\n')).toEqual([]);
  });

  test('rewrites a page without holes, or says that it stands in a program', () => {
    const source = '<div hx-ws="connect:/chat"><form hx-ws=\'send\'><p>x</p></form></div>';
    if (dialect.markup === 'none') {
      const { occurrences } = migrate(source, { path: 'a', dialect: name });
      expect(occurrences.filter(({ fate }) => fate === 'prose')).toEqual([]);
      return;
    }
    const send = dialect.markup === 'xml' ? "ws-send=''" : 'ws-send';
    const output = `<div hx-ext="ws" ws-connect="/chat"><form ${send}><p>x</p></form></div>`;
    expect(migrate(source, { path: 'a', dialect: name }).output).toBe(output);
  });

  test.each([
    ['openers', '{{'],
    ['statement openers', '{%'],
    ['quotes in holes', '{{ \' "'],
    ['conditions', '{% if a %}<div>'],
    ['raw blocks that never end', '{% raw %}'],
    ['comment blocks that never end', '{% comment %}'],
    ['tags', '<a b="c" d>'],
    ['legacy attributes', '<div hx-ws="connect:/x {{ y }}">'],
    ['lifted conditions', '<i hx-ws="{% if a %}send{% endif %}">'],
    ['comments that never end', '<!-- <i hx-ws="send"'],
    ['strings', `x = '<i hx-ws="connect:/a">';\n`],
    ['escaped strings', 'x = "<i hx-ws=\\"connect:/a\\">";\n'],
    ['sums', `'<i hx-ws="connect:/' + x + '">' + `],
    ['sums in brackets', `'<i hx-ws="send">' + (`],
    ['nested template literals', '`<i hx-ws="connect:/${'],
    ['interpolations', '`<i hx-ws="connect:/${a}">`'],
    ['one long template literal', '<i hx-ws="connect:/${`a`}" \\` >'],
  ])('takes time in proportion to the size of %s', (_, unit) => {
    expectProportionalTime((length) => {
      const source = `<i hx-ws="send">${unit.repeat(Math.ceil(length / unit.length))}`;
      migrate(source, { path: 'a', dialect: name });
    });
  });
});

test('a fault in holes is seen', () => {
  const inner = { start: 0, end: 2 };
  const overlapping: readonly Hole[] = [
    { kind: 'expression', start: 0, end: 4, inner },
    { kind: 'comment', start: 3, end: 9, inner, role: 'open' },
  ];
  expect(faults('{{ }}', overlapping)).toEqual(['3..9 after 4', '3: inner 0..2', '3: a comment with the role open']);
});
