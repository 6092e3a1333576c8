// What a file with bound attributes is made of: its parts, its attributes, and what languages write differently. Knows no
// language.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';

/** An attribute of a start tag. */
export interface ComponentAttribute {
  /** `braces` holds one expression, `template` a template literal; `spread` is code without a name. */
  readonly kind: 'bare' | 'quoted' | 'unquoted' | 'braces' | 'template' | 'spread';
  readonly name: Range;
  /** With its quotes or braces; of a bare name, its end. */
  readonly value: Range;
  /** The expressions in a quoted or unquoted value, and in a template literal. */
  readonly holes: readonly Range[];
}

/** A piece of a component file. */
export type ComponentPart =
  | { readonly kind: 'markup'; readonly range: Range }
  | { readonly kind: 'hole'; readonly hole: Hole }
  /** The name in a start or end tag. */
  | { readonly kind: 'name'; readonly range: Range }
  | { readonly kind: 'attribute'; readonly range: Range; readonly attribute: ComponentAttribute }
  /** `/>` of an element that ends with it. */
  | { readonly kind: 'closed'; readonly range: Range; readonly name: string };

/** Where a reader stands, for code that holds markup: it tells the pieces itself. */
export interface ReadingPlace {
  at: number;
  /** The name of the tag that was read last, and whether an end tag is to follow. */
  readonly last: { readonly name: string; readonly open: boolean };
  /** Reads one tag, comment or piece of code; says what it was. */
  step(): 'start' | 'end' | 'other' | undefined;
  /** Tells the markup up to an offset. */
  tell(until: number): void;
  /** Tells a piece of code, and goes on behind it. */
  tellHole(hole: Hole): void;
}

/** How a language writes components. */
export interface ComponentSyntax {
  /** What may begin code between tags: a global pattern that matches one character. */
  readonly signs: RegExp;
  /** The code that begins at a sign, between tags; undefined where it is text after all, `told` where the reader went on. */
  code(source: string, at: number, place: ReadingPlace): Hole | 'told' | undefined;
  /** The end of the braces that open at `at`; undefined for a language without braces in its tags. */
  readonly braces: ((source: string, at: number) => number | undefined) | undefined;
  /** Braces count in quoted values too. */
  readonly quotedBraces: boolean;
  /** A value may be a template literal. */
  readonly templates: boolean;
  /** Names tell components from elements, and `/>` closes any of them; else they are HTML's. */
  readonly components: boolean;
}

/** A hole at which all reading ends. */
export function unterminated(at: number): Hole {
  return { kind: 'expression', start: at, end: at + 1, inner: { start: at + 1, end: at + 1 }, unterminated: true };
}

/** What the one remark says that is all there is in the braces of `[start, end)`. */
export function remarkIn(source: string, start: number, end: number): Range | undefined {
  const text = source.slice(start + 1, end - 1).trim();
  if (text.length < 4 || !text.startsWith('/*') || text.indexOf('*/', 2) !== text.length - 2) return undefined;
  const from = source.indexOf('/*', start) + 2;
  return { start: from, end: from + text.length - 4 };
}
