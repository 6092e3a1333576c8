// Attributes written as code, in every language that has them: any order of their pieces, brackets that do not match, and
// what a program says next to them.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bracketsAround } from '../../codemod/dialects/code/brackets.ts';
import { readClojure } from '../../codemod/dialects/code/clojure-forms.ts';
import { migrate } from '../../codemod/index.ts';
import { expectProportionalTime } from '../pace.ts';
import { runs } from '../property.ts';

const languages = 'py js rb go scala kt cs swift rs clj hs fs ml nim lean pl'.split(' ');

const names = ['"hx-ws"', "'hx-ws'", 'hx-ws', 'hx_ws', ':hx-ws ', '"hx-ext"', 'hx_ext', '"ws-connect"', 'ws_send'];
const values = [
  '"send"',
  "'connect:/x'",
  '"connect:/x,send"',
  'f"connect:/{id}"',
  '"ws"',
  '"morph"',
  'mode',
  '"a\\"b"',
];
const signs = [
  '=',
  ': ',
  ' => ',
  ', ',
  ' ',
  '\n    ',
  '\r\n',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '**',
  '...',
  '#_ ',
  ';',
  '#',
];
const calls = [
  'Div(',
  'attr(',
  'dict(',
  'data: {',
  'array(',
  'new {',
  '[:div {:hx-ws "send"}',
  'makeAttribute ',
  '"<p ',
];
const rubble = fc
  .array(fc.constantFrom(...names, ...values, ...signs, ...calls), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

describe.each(languages)('.%s', (extension) => {
  test.each(['htmx2', 'htmx4'] as const)('is read in any order for %s, once and for all', (target) => {
    fc.assert(
      fc.property(rubble, (source) => {
        const options = { path: `a.${extension}`, target };
        const { output, occurrences } = migrate(source, options);
        expect(migrate(output, options).edits).toEqual([]);
        expect(occurrences.filter(({ fate }) => fate === 'prose')).toEqual([]);
      }),
      runs(1000),
    );
  });
});

// What is not certain is left: the neighbours of each case differ from those of a case that is rewritten.
test.each([
  ['a call of a function that is no element', 'a.py', 'Card(hx_ws="send")'],
  ['a parameter', 'a.py', 'def form(hx_ws="send"): pass'],
  ['a function of the file that takes it', 'a.py', 'def form(hx_ws=None): pass\nform(hx_ws="send")'],
  ['a pattern', 'a.py', 'match a:\n    case {"hx-ws": "send"}: pass'],
  ['arguments that are unpacked behind it', 'a.py', 'Div(hx_ws="send", *more)'],
  ['a list that code computes', 'a.py', 'Div(hx_ws="connect:/x", hx_ext=ext)'],
  ['a spread beside lists elsewhere', 'a.js', 'h("a", { "hx-ext": "b" }); h("p", { ...c, "hx-ws": "send" })'],
  ['two dictionaries of one call', 'a.js', 'merge({ "hx-ext": "morph" }, { "hx-ws": "connect:/x" })'],
  ['a type', 'a.ts', 'type A = { "hx-ws": "send" }'],
  ['an escape that parts clauses', 'a.js', 'h("p", { "hx-ws": "connect:/a\\tsend" })'],
  ['a map with a form too many', 'a.clj', '[:p {:hx-ws "send" :id}]'],
  ['a bracket that another one closes', 'a.py', 'Div(hx_ws="send"]'],
])('%s is left and reported', (_, path, source) => {
  const { output, findings } = migrate(source, { path });
  expect(output).toBe(source);
  expect(findings.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
});

test('brackets are told as deep as is asked for, with their ends', () => {
  const [first, second, none] = bracketsAround('f(a, [b, {c}], d) e', [10, 15, 18]);
  expect(first).toMatchObject({ start: 9, end: 12, open: '{', broken: false, outer: { start: 5, end: 13, open: '[' } });
  expect(second).toMatchObject({ start: 1, end: 17, open: '(', broken: false });
  expect(none).toBeUndefined();
});

test('a bracket that nothing closes, or something else does, is broken', () => {
  expect(bracketsAround('(a', [1])[0]).toMatchObject({ start: 0, end: 2, broken: true });
  expect(bracketsAround('(a]', [1])[0]).toMatchObject({ start: 0, end: 3, broken: true });
});

test("Clojure's maps know the vector or list that they are the attributes of", () => {
  const source = '[:div#a ^{:key 1} {:hx-ws #_x "send", "b" [1]} {:c 2}] #_{:hx-ws "send"} (f {:d \\" :e "}"})';
  const { maps, comments, strings } = readClojure(source);
  const text = ({ start, end }: { readonly start: number; readonly end: number }) => source.slice(start, end);
  expect(maps.map((map) => [map.head, text(map.scope), map.entries.map(({ key }) => text(key))])).toEqual([
    ['', '{:key 1}', [':key']],
    [':div#a', '[:div#a ^{:key 1} {:hx-ws #_x "send", "b" [1]} {:c 2}]', [':hx-ws', '"b"']],
    ['', '{:c 2}', [':c']],
    ['', '{:hx-ws "send"}', [':hx-ws']],
    ['f', '(f {:d \\" :e "}"})', [':d', ':e']],
  ]);
  expect(comments.map(text)).toEqual(['#_x', '#_{:hx-ws "send"}']);
  expect(strings.map(text)).toEqual(['"send"', '"b"', '"send"', '"}"']);
});

test.each(['rb', 'pl'])('attributes on one long line of .%s take time in proportion to their number', (extension) => {
  expectProportionalTime((length) => {
    migrate('"hx-ws": "send", '.repeat(length / 17), { path: `a.${extension}` });
  });
});
