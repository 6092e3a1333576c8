// The comments and strings of programs: the shapes of each language's literals, any rubble, and linear time.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCode } from '../../codemod/dialects/code/lexer.ts';
import * as all from '../../codemod/dialects/code/syntaxes.ts';
import { expectProportionalTime } from '../pace.ts';
import { runs } from '../property.ts';

const syntaxes = { ...all };
type Name = keyof typeof syntaxes;

/** `comment <…>` and `string <…>` in order, with the holes' code, for a table that reads well. */
function read(name: Name, source: string): readonly string[] {
  const { comments, strings } = readCode(source, syntaxes[name]);
  const inner = (range: { readonly start: number; readonly end: number }) => source.slice(range.start, range.end);
  return [
    ...comments.map(({ kind, start, inner: text }) => ({ start, says: `${kind} ${inner(text)}` })),
    ...strings.map(({ start, prefix, escapes, inner: text, holes, unterminated }) => ({
      start,
      says:
        `${prefix}${escapes === 'quote' ? 'b' : escapes[0]} ${inner(text)}${holes.map((hole) => ` | ${inner(hole.inner)}`).join('')}` +
        (unterminated ? ' …' : ''),
    })),
  ]
    .sort((a, b) => a.start - b.start)
    .map(({ says }) => says);
}

const cases: readonly (readonly [Name, string, readonly string[]])[] = [
  ['javascript', `a("x", 'it\\'s') // "no"`, ['b x', "b it\\'s", 'line  "no"']],
  ['javascript', '`a ${ f(`b ${c} "`) + "}" } d`', ['b a ${ f(`b ${c} "`) + "}" } d |  f(`b ${c} "`) + "}" ']],
  ['javascript', 'html`<p>${x}</p>`; return `y`', ['htmlb <p>${x}</p> | x', 'b y']],
  ['javascript', 'String.raw`\\`', ['String.rawn \\`  …'.replace('  …', ' …')]],
  ['javascript', 'x = a / b; y = "/"; z = /"[/"]/g.test("q")', ['b /', 'b q']],
  ['javascript', 'if (a) /"/.test("b"); (a) / "c" / d', ['b b', 'b c']],
  ['javascript', 'a++ / "x" /* " */ / 2; }\n/"/', ['b x', 'block  " ']],
  ['javascript', '</div>"a"', ['b a']],
  ['javascript', "'open\n'b'", ['b open …', 'b b']],
  ['javascript', "'goes \\\n on'", ['b goes \\\n on']],
  ['javascript', "'goes \\\r\n on'", ['b goes \\\r\n on']],
  ['javascript', '`never ${ "', ['b never ${ " …']],
  ['python', 'f"a {d["x"]!r:>{w}} {{b}}" rb\'\\\'\'', ['fb a {d["x"]!r:>{w}} {{b}} | d["x"]!r:>{w}', "rbn \\'"]],
  ['python', "f\"{x:'>10}\" 'a'", ["fb {x:'>10} | x:'>10", 'b a']],
  [
    'python',
    '"""doc"""\nx = """no""" # c\ndef f():\n    \'\'\'doc "\'\'\'\n',
    ['doc doc', 'b no', 'line  c', 'doc doc "'],
  ],
  ['python', '{"a":\n"b"}\nx = \\\n"c"\n"d".format(1)\n"e"', ['b a', 'b b', 'b c', 'b d', 'doc e']],
  ['go', "`raw \\` + \"a\\\"b\" + '\"' + '\\'' // c", ['n raw \\', 'b a\\"b', 'line  c']],
  ['java', 'String s = """\n  "a" \\""" b\n  """; char c = \'"\';', ['b \n  "a" \\""" b\n  ']],
  ['csharp', '@"a ""b""" + $"x {y("z"):N2} {{q}}" + \'"\'', ['@d a ""b""', '$b x {y("z"):N2} {{q}} | y("z"):N2']],
  ['csharp', '$$"""<a b="{c}" d="{{e}}">"""', ['$$n <a b="{c}" d="{{e}}"> | e']],
  [
    'rust',
    'fn f<\'a>(x: &\'a str) { r#"a "b" c"# /* a /* b */ c */ \'"\' b"d" }',
    ['r#n a "b" c', 'block  a /* b */ c ', 'bb d'],
  ],
  ['scala', 's"a $b ${c("d")}" raw"""x"y""""', ['sb a $b ${c("d")} | b | c("d")', 'rawn x"y"']],
  ['kotlin', '"""a ${"b"} $c""" \'"\' "d"', ['n a ${"b"} $c | "b" | c', 'b d']],
  ['swift', '"a \\(b("c")) d" + #"e \\(f) "g" \\#(h)"#', ['b a \\(b("c")) d | b("c")', '#n e \\(f) "g" \\#(h) | h']],
  [
    'ruby',
    'puts <<~HTML, <<-\'TXT\' # c\n  <p>#{a("}")}</p>\n  HTML\n  #{no}\n  TXT\n"x #{y} z"',
    ['line  c', 'b   <p>#{a("}")}</p>\n | a("}")', 'n   #{no}\n', 'b x #{y} z | y'],
  ],
  ['ruby', 'class << self; x << Y; %q(a) + %Q{b #{c}}', ['b a', 'b b #{c} | c']],
  [
    'php',
    "'a $b' . \"c {$d['e']} $f->g $h[i]\" # k",
    ['b a $b', "b c {$d['e']} $f->g $h[i] | d['e'] | f->g | h[i]", 'line  k'],
  ],
  ['php', 'x(<<<EOT\n  a $b\n  EOT, 1);"c"', ['b   a $b\n | b', 'b c']],
  ['elixir', '@doc """\nd\n"""\n~s(a) <> ~S"b#{c}" <> "d#{e}"', ['doc \nd\n', 'b a', 'n b#{c}', 'b d#{e} | e']],
  ['json', '{"a": "b\\"c"}', ['b a', 'b b\\"c']],
];

test.each(cases)('%s: %s', (name, source, expected) => {
  expect(read(name, source)).toEqual(expected);
});

const pieces = fc.constantFrom(
  ...'"\'`/\\{}()[]$#%@~<>?:;=+-*.ab\n\r',
  '"""',
  "'''",
  '${',
  '#{',
  '{{',
  '/*',
  '*/',
  '//',
  '<<~A\n',
  '\nA\n',
  'f"',
  'r#"',
  '"#',
  '\\(',
  '$"""',
  '~s(',
);

describe.each(Object.keys(syntaxes) as Name[])('%s', (name) => {
  test('reads anything into sorted, disjoint ranges', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
        const source = all.join('');
        const { comments, strings } = readCode(source, syntaxes[name]);
        let done = 0;
        const ranges = [...comments, ...strings].sort((a, b) => a.start - b.start || a.end - b.end);
        for (const { start, end, inner } of ranges) {
          expect([
            source,
            start >= done && start <= inner.start && inner.start <= inner.end && inner.end <= end,
          ]).toEqual([source, true]);
          done = end;
        }
        expect(done).toBeLessThanOrEqual(source.length);
        for (const { inner, holes } of strings) {
          let at = inner.start;
          for (const hole of holes) {
            expect(hole.start >= at && hole.start < hole.inner.start && hole.inner.end <= hole.end).toBe(true);
            at = hole.end;
          }
          expect(at <= inner.end || strings.some(({ unterminated }) => unterminated)).toBe(true);
        }
      }),
      runs(3000),
    );
  });

  test.each([
    ['quotes', '"'],
    ['single quotes', "a '"],
    ['back quotes', '` '],
    ['nested literals', '`${'],
    ['nested f-strings', 'f"{'],
    ['interpolations', '"#{ $"{ "\\( "${ '],
    ['comment openers', ' /*'],
    ['slashes', '= /[ '],
    ['divisions', 'a / b '],
    ['here-documents', '<<A '],
    ['here-documents a line', '<<~AB\n'],
    ['raw strings', 'r#####"'],
    ['words', 'abcde '],
    ['signs before a quote', '$@#r"'],
    ['spaces before a quote', '          \n'],
  ])('takes time in proportion to the number of %s', (_, unit) => {
    expectProportionalTime((length) => {
      const source = unit.repeat(Math.ceil(length / unit.length));
      readCode(source, syntaxes[name]);
    }, 20_000);
  });
});
