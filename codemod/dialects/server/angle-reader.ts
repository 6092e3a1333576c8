// Reads the languages that write `<% code %>`: what they share, told apart by a table. Knows no member of the family by name.
import type { Hole } from '../../source/hole.ts';
import { Closer } from '../closer.ts';
import { type CodeLanguage, codeHoles } from './code-holes.ts';

/** What stands behind `<%` and says what the rest is for. */
export interface Sign {
  readonly text: string;
  /** `literal`: the delimiters themselves are printed (`<%%`). `silent`: it prints nothing, whatever it says. */
  readonly means: 'prints' | 'code' | 'silent' | 'comment' | 'literal';
  /** Where it does not end at `%>`. */
  readonly closer?: string;
}

/** In what one language of the family differs from the next. */
export interface AngleLanguage {
  readonly code: CodeLanguage;
  /** The longest first; what begins with none of them is code. */
  readonly signs: readonly Sign[];
  /** Marks beside the delimiters that take white space away: behind `<%` (and before any sign), before `%>`. */
  readonly trimsBefore: string;
  readonly trimsAfter: string;
  /** Whether a `%>` in a string of the code does not end it. */
  readonly pastStrings: boolean;
}

/** Reads the pieces of one source. */
export class AngleReader {
  readonly closer: Closer;
  readonly #source: string;
  readonly #language: AngleLanguage;

  constructor(source: string, language: AngleLanguage) {
    this.closer = new Closer(source);
    this.#source = source;
    this.#language = language;
  }

  /** The holes of what begins with `<%` at `start`, and where to go on. */
  at(start: number): { readonly holes: readonly Hole[]; readonly end: number } {
    const source = this.#source;
    const { signs, trimsBefore, trimsAfter, pastStrings, code } = this.#language;
    let from = start + 2;
    // A mark before a sign; `<%-` is a sign itself in some languages, and then no mark.
    const direct = signs.find(({ text }) => source.startsWith(text, from));
    const marked = direct === undefined && isMark(source[from], trimsBefore);
    if (marked) from++;
    let signAt = from;
    if (marked) while (signAt < from + 9 && source[signAt] === ' ') signAt++;
    const sign = direct ?? signs.find(({ text }) => marked && source.startsWith(text, signAt));
    const inside = sign === undefined ? from : (direct === undefined ? signAt : from) + sign.text.length;
    const delimiter = sign?.closer ?? '%>';
    const close =
      pastStrings && sign?.means !== 'comment'
        ? this.closer.careful(delimiter, inside, false)
        : this.closer.plain(delimiter, inside);
    const opener = { start, end: start + 2, inner: { start: start + 2, end: start + 2 } };
    if (close < 0) {
      if (sign?.means === 'literal') return { holes: [], end: start + 2 };
      return { holes: [{ kind: 'statement', ...opener, unterminated: true }], end: start + 2 };
    }
    const end = close + delimiter.length;
    const mark = close > inside && isMark(source[close - 1], trimsAfter) ? 1 : 0;
    const inner = { start: inside, end: close - mark };
    if (sign?.means === 'literal') return { holes: [{ kind: 'raw', start, end, inner }], end };
    const whole = { start, end, inner };
    const trims = {
      ...(marked &&
        (source[from - 1] === '_' || onlyBlanksBefore(source, start)) && {
          trimsBefore: { start: from - 1, end: from },
        }),
      ...(mark > 0 &&
        (source[close - 1] === '_' || /^[ \t]*\r?\n/.test(source.slice(end, end + 80))) && {
          trimsAfter: { start: close - 1, end: close },
        }),
    };
    if (sign?.means === 'comment') return { holes: [{ kind: 'comment', ...whole, ...trims }], end };
    if (sign?.means === 'silent') return { holes: [{ kind: 'statement', ...whole, ...trims }], end };
    return { holes: codeHoles(source, { ...whole, ...trims, prints: sign?.means === 'prints' }, code), end };
  }
}

function isMark(char: string | undefined, marks: string): boolean {
  return char !== undefined && marks.includes(char);
}

/** Whether nothing but blanks stands before `offset` on its line. */
function onlyBlanksBefore(source: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && /[ \t]/.test(source[at - 1] ?? '')) at--;
  return at === 0 || /[\n\r]/.test(source[at - 1] ?? '');
}

/** The holes of a source in which nothing but `<% %>` is a hole. */
export function angleHoles(source: string, language: AngleLanguage): readonly Hole[] {
  const reader = new AngleReader(source, language);
  const holes: Hole[] = [];
  let at = source.indexOf('<%');
  while (at >= 0) {
    const read = reader.at(at);
    holes.push(...read.holes);
    at = source.indexOf('<%', read.end);
  }
  return holes;
}
