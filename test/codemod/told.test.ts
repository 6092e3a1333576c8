// What tells a program in markup's words: tokens, fences, lists of attributes, and the way back to the source.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attributesIn } from '../../codemod/dialects/code/attribute-text.ts';
import { joinedLiteral, rubyLiterals, scriptLiterals } from '../../codemod/dialects/code/joined-literal.ts';
import { markdownCode } from '../../codemod/dialects/code/markdown-blocks.ts';
import { braceEnd } from '../../codemod/dialects/code/script-tokens.ts';
import { dialects } from '../../codemod/dialects/index.ts';
import { rubble } from '../laws/documents.ts';
import { runs } from '../property.ts';
import { readFixtures } from './fixture.ts';

test.each([
  ['{a}', 3],
  ['{ "}" }b', 7],
  ["{ '\\'}' }", 9],
  ['{ `${ `}` }` }', 14],
  ['{ /}/ }', 7],
  ['{ a / b }/', 9],
  ['{ x => { } }', 12],
  ['{ // }\n}', 8],
  ['{ /* } */ }', 11],
  ['{ a', undefined],
])('the braces of %s end at %s', (source, end) => {
  expect(braceEnd(source, 0)).toBe(end);
});

test.each([
  ['ws-send', [['', 'ws-send', undefined]]],
  [
    'hx-ext="ws" ws-connect="/x/" + f("a")" ws-send=""',
    [
      ['', 'hx-ext', 'ws'],
      [' ', 'ws-connect', '/x/" + f("a")'],
      [' ', 'ws-send', ''],
    ],
  ],
  ['\n  hx-swap="none"', [['\n  ', 'hx-swap', 'none']]],
  ['class="a"', undefined],
] as const)('the attributes of %s', (text, attributes) => {
  const found = attributesIn(text)?.map(({ before, name, value }) => [before, name, value]);
  expect(found).toEqual(attributes);
});

test.each([
  ['"connect:/a"', 'connect:/a', ''],
  [" 'send' ", 'send', ''],
  ['"connect:/a/" + id', 'connect:/a/', '" + id'],
  ['"connect:/a/" + (b || c).d + "/e"', 'connect:/a/', '" + (b || c).d + "/e"'],
  ['`connect:/${a}`', 'connect:/${a}', ''],
  ['"connect:/a" + ", send"', undefined, ''],
  ['"connect:/a" || b', undefined, ''],
  ['"connect:/a" + b ? c : d', undefined, ''],
  ['"a\\u0020b"', undefined, ''],
  ['`a`.trim()', undefined, ''],
  ['html`a`', undefined, ''],
])('the literal that %s begins with', (source, content, rest) => {
  const found = joinedLiteral(source, 0, source.length, scriptLiterals);
  expect({
    content: found && source.slice(found.content.start, found.content.end),
    rest: found?.rest ? source.slice(found.rest.start, found.rest.end) : '',
  }).toEqual({ content, rest });
});

test('a literal of Ruby holds expressions only between double quotes', () => {
  const holes = (source: string) => joinedLiteral(source, 0, source.length, rubyLiterals)?.holes.length;
  expect([holes('"a#{b}c"'), holes("'a#{b}c'")]).toEqual([1, 0]);
});

describe('Markdown', () => {
  const code = (source: string) => {
    const { fences, spans } = markdownCode(source);
    return {
      fences: fences.map(({ info, prefix, start, end }) => [info, prefix, source.slice(start, end)]),
      spans: spans.map(({ start, end }) => source.slice(start, end)),
    };
  };

  test.each([
    ['```html\na\n```\n', [['html', '', 'a\n']], []],
    ['~~~ {.erb}\r\na\r\n~~~\r\n', [['erb', '', 'a\r\n']], []],
    ['> ```js\n> a\nb `c`\n', [['js', '> ', '> a\n']], ['c']],
    ['- ```\n  a\n  ```\n', [['', '', '  a\n']], []],
    ['````\n```\n````\n', [['', '', '```\n']], []],
    ['``` a`b\n', [], []],
    ['`a` ``b`c`` `d\n\ne`\n', [], ['a', 'b`c']],
    ['<a b="`"> `c`\n', [], []],
    ['x <a b="`"> `c`\n', [], ['c']],
    ['\\`a` b\n', [], []],
    ['<!--\n```\n-->\n`a`\n', [], ['a']],
  ] as const)('has in %j the code that a reader sees', (source, fences, spans) => {
    expect(code(source)).toEqual({ fences, spans });
  });
});

/** The languages of which a file is told as one text. */
const whole = /^(?:jsx|templ|pug|haml|slim)$/;

/** Where a telling says that a letter stands where another one does. */
function strayed(source: string): readonly string[] {
  return dialects.flatMap(({ name, embedded, holes }) => {
    if (!whole.test(name)) return [];
    return (embedded?.(source, holes(source)) ?? []).flatMap(({ start, end, written }) => {
      if (written === undefined) return [];
      let last = start;
      const found: string[] = [];
      for (let i = 0; i <= written.text.length; i++) {
        const at = written.sourceOffset(i);
        if (at < last || at > end) found.push(`${name}: ${i} is at ${at}, after ${last}`);
        last = at;
      }
      return found;
    });
  });
}

test('what is told goes back to the source in its order', () => {
  const own = readFixtures().filter(({ dialect }) => whole.test(dialect));
  expect(own.flatMap(({ input }) => strayed(input))).toEqual([]);
  fc.assert(
    fc.property(rubble, (source) => {
      expect(strayed(source)).toEqual([]);
    }),
    runs(300),
  );
});
