// The text that literals of a program make up, and the way back to how it is written down. Knows escapes and holes, not
// what the text says.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { rangeAt, rangesWithin } from '../../source/within.ts';
import type { Written } from '../dialect.ts';
import type { Sum } from './concatenation.ts';
import { escapeAt, written } from './escapes.ts';
import type { StringLiteral } from './lexer.ts';

/** The text of a sum, its holes in that text, and which of them hold code of the program. */
export interface StringText extends Written {
  readonly holes: readonly Hole[];
  /** What is code in them: interpolations and operands. */
  readonly code: readonly Range[];
}

interface Piece {
  readonly at: number;
  readonly from: number;
  /** How it is written, where that is not letter by letter. */
  readonly form?: string;
}

/** Template tags whose expressions are values of attributes, never text between them (lit, uhtml, htm). */
const values = /(?:^|\.)(?:html|svg|mathml|htm)$/;

/** How far before a place its hand is looked for, in UTF-16 units. */
const near = 400;

/** Where a literal's content begins in the text. */
interface Part {
  readonly at: number;
  readonly literal: StringLiteral;
}

/** `around`: the holes of a template that the program stands in; they go along as they are. */
export function textOf(source: string, { literals, joints }: Sum, around: readonly Hole[]): StringText {
  let text = '';
  const pieces: Piece[] = [];
  const parts: Part[] = [];
  const holes: Hole[] = [];
  const code: Range[] = [];
  const copy = (from: number, to: number) => {
    if (to <= from) return;
    pieces.push({ at: text.length, from });
    text += source.slice(from, to);
  };
  const hole = (range: Range, kind: Hole['kind'], inner: Range, solid = false) => {
    const moved = text.length - range.start;
    const shifted = { start: inner.start + moved, end: inner.end + moved };
    const placed = { kind, start: text.length, end: range.end + moved, inner: shifted };
    holes.push(solid ? { ...placed, solid } : placed);
    copy(range.start, range.end);
    return shifted;
  };

  for (const [i, literal] of literals.entries()) {
    parts.push({ at: text.length, literal });
    const { start, end } = literal.inner;
    const own = new Set(literal.holes);
    const inside = merged(literal.holes, rangesWithin(around, start, end));
    let done = start;
    let next = 0;
    for (let at = start; at < end; at++) {
      const found = inside[next];
      if (found !== undefined && found.start <= at) {
        copy(done, found.start);
        const inner = hole(found, found.kind, found.inner, own.has(found) && values.test(literal.prefix));
        if (own.has(found)) code.push(inner);
        next++;
        done = found.end;
        at = found.end - 1;
        continue;
      }
      const escaped = escapeAt(source, at, literal);
      if (escaped === undefined) continue;
      const { char, length } = escaped;
      const stop = Math.min(at + length, end);
      if (char === '') {
        copy(done, at);
        hole({ start: at, end: stop }, 'comment', { start: at, end: stop });
        done = stop;
      } else if (char.length === 1) {
        copy(done, at);
        pieces.push({ at: text.length, from: at, form: source.slice(at, stop) });
        text += char;
        done = stop;
      }
      at = stop - 1;
    }
    copy(done, end);
    const joint = joints[i];
    if (joint === undefined) continue;
    const inner = hole(joint, joint.prints ? 'expression' : 'comment', joint.inner);
    if (joint.prints) code.push(inner);
  }
  const end = literals.at(-1)?.inner.end ?? 0;
  const hand = new Hand(source, text, pieces, parts, holes);
  return {
    text,
    holes,
    code,
    sourceOffset: (offset) => (offset >= text.length ? end : hand.offset(offset)),
    escape: (out, place) => hand.escape(out, place),
  };
}

/** The holes of both, those that stand in another's left out. */
function merged(own: readonly Hole[], around: readonly Hole[]): readonly Hole[] {
  const all = [...own, ...around].sort((a, b) => a.start - b.start || b.end - a.end);
  let done = 0;
  return all.filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}

/** Writes text down as the literals have it. */
class Hand {
  readonly #source: string;
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  readonly #parts: readonly Part[];
  readonly #holes: readonly Hole[];

  constructor(source: string, text: string, pieces: readonly Piece[], parts: readonly Part[], holes: readonly Hole[]) {
    this.#source = source;
    this.#text = text;
    this.#pieces = pieces;
    this.#parts = parts;
    this.#holes = holes;
  }

  offset(offset: number): number {
    const piece = this.#pieces[lastAt(this.#pieces, offset)];
    if (piece === undefined) return this.#parts[0]?.literal.inner.start ?? 0;
    return piece.form === undefined ? piece.from + (offset - piece.at) : piece.from;
  }

  /** `out` in place of `place`; undefined where the literals cannot say it, or would not be joined any more. */
  escape(out: string, place: Range): string | undefined {
    const hole = rangeAt(this.#holes, place.start);
    if (hole !== undefined && place.end <= hole.end && (place.start > hole.start || place.end > place.start))
      return out;
    let part = lastAt(this.#parts, place.start);
    let done = 0;
    let from = place.start;
    let result = '';
    for (const { start, end } of rangesWithin(this.#holes, place.start, place.end)) {
      const joins = this.#parts[part + 1]?.at === end;
      const at = out.indexOf(this.#text.slice(start, end), done);
      if (at < 0) {
        if (joins) return undefined;
        continue;
      }
      const before = this.#write(out.slice(done, at), part, from, start);
      if (before === undefined) return undefined;
      result += before + this.#text.slice(start, end);
      done = at + end - start;
      from = end;
      if (joins) part++;
    }
    const rest = this.#write(out.slice(done), part, from, place.end);
    return rest === undefined ? undefined : result + rest;
  }

  /** Writes down what holds no hole, with the forms that stand in `[from, to)` first, then those of the literal. */
  #write(out: string, index: number, from: number, to: number): string | undefined {
    const part = this.#parts[index];
    if (part === undefined) return undefined;
    let result = '';
    for (const char of out) {
      const form = /["'`\n\r\t<>=/]/.test(char) ? this.#formOf(char, part, index, from, to) : char;
      if (form === undefined) return undefined;
      result += form;
    }
    return result;
  }

  #formOf(char: string, { at, literal }: Part, index: number, from: number, to: number): string | undefined {
    const end = Math.min(this.#parts[index + 1]?.at ?? this.#text.length, to);
    const start = Math.max(at, from);
    const seen = this.#seen(char, start, end) ?? this.#seen(char, Math.max(at, start - near), start);
    return seen ?? written(char, literal, this.#source);
  }

  /** How such a character of `[from, to)` is written, outside holes. */
  #seen(char: string, from: number, to: number): string | undefined {
    const text = this.#text.slice(from, to);
    for (let i = text.indexOf(char); i >= 0; i = text.indexOf(char, i + 1)) {
      const at = from + i;
      if (rangeAt(this.#holes, at) === undefined) return this.#pieces[lastAt(this.#pieces, at)]?.form ?? char;
    }
    return undefined;
  }
}

/** The index of the last item that begins at or before `offset`; -1 for none. */
function lastAt(items: readonly { readonly at: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
