// Comments that silence findings: hx-ws-migrate-ignore-next-line <slug>: reason, and hx-ws-migrate-ignore-file.
// Knows lines, not languages: any comment syntax will do, since nobody writes these words otherwise.
import type { FindingCode } from '../findings/finding.ts';
import type { Range } from '../source/edit.ts';
import type { Lines } from '../source/lines.ts';

const directive =
  /hx-ws-migrate-ignore-(next-line|file)\b(?:[ \t]+([a-z][a-z-]*(?:[ \t]*,[ \t]*[a-z][a-z-]*)*)[ \t]*(?=:|$|-->|\*\/|[-#]?%?\}|["'\r\n]))?/gm;

interface Directive {
  readonly range: Range;
  /** Empty for all. */
  readonly codes: readonly string[];
  used: boolean;
}

/** The suppressions of one file; it remembers which were of use. */
export class Suppressions {
  readonly #lines: Lines;
  readonly #all: readonly Directive[];
  readonly #wholeFile: readonly Directive[];
  /** By the line that they speak of, 1-based. */
  readonly #byLine = new Map<number, Directive[]>();
  /** For the whole file, by code; filled when first asked. */
  readonly #byCode = new Map<FindingCode, boolean>();

  /** `commentEnd` tells where the comment that holds an offset ends, when that is known. */
  constructor(source: string, lines: Lines, commentEnd: (offset: number) => number | undefined) {
    const all: Directive[] = [];
    const wholeFile: Directive[] = [];
    for (const match of source.matchAll(directive)) {
      const range = { start: match.index, end: match.index + match[0].trimEnd().length };
      const one = { range, codes: match[2]?.split(',').map((code) => code.trim()) ?? [], used: false };
      all.push(one);
      if (match[1] === 'file') {
        wholeFile.push(one);
        continue;
      }
      const end = commentEnd(match.index) ?? range.end;
      const line = lines.lineAt(Math.max(range.start, end - 1)) + 1;
      const there = this.#byLine.get(line);
      if (there === undefined) this.#byLine.set(line, [one]);
      else there.push(one);
    }
    this.#lines = lines;
    this.#all = all;
    this.#wholeFile = wholeFile;
  }

  /** Whether a finding in `range` is silenced; `tagStart` is where its tag begins, whose line counts as well. */
  cover(code: FindingCode, range: Range, tagStart = range.start): boolean {
    if (this.#all.length === 0) return false;
    const concerned = new Set([this.#lines.lineAt(range.start), this.#lines.lineAt(tagStart)]);
    let covered = this.#coversFile(code);
    for (const line of concerned) covered = silences(this.#byLine.get(line) ?? [], code) || covered;
    return covered;
  }

  #coversFile(code: FindingCode): boolean {
    const known = this.#byCode.get(code);
    if (known !== undefined) return known;
    const covers = silences(this.#wholeFile, code);
    this.#byCode.set(code, covers);
    return covers;
  }

  /** Where the directives stand that silenced nothing, with the codes they name. */
  unused(): readonly { readonly range: Range; readonly codes: string }[] {
    return this.#all.filter(({ used }) => !used).map(({ range, codes }) => ({ range, codes: codes.join(', ') }));
  }
}

/** Whether one of the directives names the code, or all; those that do are of use from now on. */
function silences(directives: readonly Directive[], code: FindingCode): boolean {
  const fitting = directives.filter(({ codes }) => codes.length === 0 || codes.includes(code));
  for (const one of fitting) one.used = true;
  return fitting.length > 0;
}
