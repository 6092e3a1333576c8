// The strings of a program that hold markup with the attribute in it: each text as a stretch to be read by itself, its
// interpolations and operands as holes, in which is code again. Knows markup from no more than a `<`.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { paintOver } from '../../source/mask.ts';
import { firstEndingAfter } from '../../source/within.ts';
import type { Embedded, Language } from '../dialect.ts';
import { type Sum, sumsOf } from './concatenation.ts';
import { formatHoles } from './format-holes.ts';
import type { Code } from './lexer.ts';
import { type StringText, textOf } from './string-text.ts';
import type { CodeSyntax } from './syntax.ts';

/** Whatever some target rewrites. */
const names = /(?:hx[-_:]ws|ws-connect|ws-send|hx-ext)/gi;
/** The beginning of a tag, be its name interpolated. */
const tag = /<[^\s<>=]/;
/** Where a template of another language is written in a string. */
const template = /\{\{|\{%|<[%?]|\[\[\$/;

/** The stretches of a program's code; `around`, the holes of a template that the program stands in. */
export function embeddedStrings(
  source: string,
  code: Code,
  syntax: CodeSyntax,
  program: Language,
  around: readonly Hole[] = [],
): readonly Embedded[] {
  const places = [...source.matchAll(names)].map(({ index }) => ({ start: index, end: index + 1 }));
  if (places.length === 0) return [];
  const found: Embedded[] = [];
  for (const sum of sumsOf(source, code, syntax)) {
    const [first, last] = [sum.literals[0], sum.literals.at(-1)];
    if (first === undefined || last === undefined || first.unterminated === true) continue;
    const range = { start: first.inner.start, end: last.inner.end };
    if (!holds(places, range)) continue;
    const written = textOf(source, sum, around);
    // Markup in an expression alone is that of the expression.
    if (!tag.test(withoutHoles(written))) found.push(...codeOf(sum, places, program));
    else found.push({ ...range, language: languageOf(written, program), written, strings: true });
  }
  return found;
}

function holds(places: readonly Range[], { start, end }: Range): boolean {
  return (places[firstEndingAfter(places, start)]?.start ?? end) < end;
}

/** The text with what its holes hold left out; a tag may begin with one. */
function withoutHoles({ text, holes }: StringText): string {
  return paintOver(
    text,
    holes.map(({ start, end }) => ({ start, end, fill: '$' })),
  );
}

/** The code in the holes of a text that is no markup, as far as it names the attribute. */
function codeOf({ literals, joints }: Sum, places: readonly Range[], program: Language): readonly Embedded[] {
  const holes = [...literals.flatMap((literal) => literal.holes), ...joints.filter(({ prints }) => prints)];
  return holes
    .map(({ inner }) => inner)
    .filter((range) => holds(places, range))
    .sort((a, b) => a.start - b.start)
    .map((range) => ({ ...range, language: program }));
}

function languageOf({ text, holes, code }: StringText, program: Language): Embedded['language'] {
  if (holes.length === 0 && template.test(text)) return 'html';
  return {
    markup: 'html',
    holes: () => formatHoles(text, holes),
    embedded: () => {
      const places = [...text.matchAll(names)].map(({ index }) => ({ start: index, end: index + 1 }));
      return code.filter((range) => holds(places, range)).map((range) => ({ ...range, language: program }));
    },
  };
}
