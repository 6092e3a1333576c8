// Comments that silence findings: hx-ws-migrate-ignore-next-line <slug>: reason, and hx-ws-migrate-ignore-file.
// Knows lines, not languages: any comment syntax will do, since nobody writes these words otherwise.
import type { FindingCode } from '../findings/finding.ts';
import type { Range } from '../source/edit.ts';
import type { Lines } from '../source/lines.ts';

const directive =
  /hx-ws-migrate-ignore-(next-line|file)\b(?:[ \t]+([a-z][a-z-]*(?:[ \t]*,[ \t]*[a-z][a-z-]*)*)[ \t]*(?=:|$|-->|\*\/|[-#]?%?\}|["'\r\n]))?/gm;

interface Directive {
  readonly range: Range;
  readonly wholeFile: boolean;
  /** The line that it speaks of, 1-based. */
  readonly line: number;
  /** Empty for all. */
  readonly codes: readonly string[];
  used: boolean;
}

/** The suppressions of one file; it remembers which were of use. */
export class Suppressions {
  readonly #directives: readonly Directive[];
  readonly #lines: Lines;

  /** `commentEnd` tells where the comment that holds an offset ends, when that is known. */
  constructor(source: string, lines: Lines, commentEnd: (offset: number) => number | undefined) {
    this.#lines = lines;
    this.#directives = [...source.matchAll(directive)].map((match) => {
      const range = { start: match.index, end: match.index + match[0].trimEnd().length };
      const end = commentEnd(match.index) ?? range.end;
      return {
        range,
        wholeFile: match[1] === 'file',
        line: lines.lineAt(Math.max(range.start, end - 1)) + 1,
        codes: match[2]?.split(',').map((code) => code.trim()) ?? [],
        used: false,
      };
    });
  }

  /** Whether a finding in `range` is silenced; `tagStart` is where its tag begins, whose line counts as well. */
  cover(code: FindingCode, range: Range, tagStart?: number): boolean {
    if (this.#directives.length === 0) return false;
    const lines = [this.#lines.lineAt(range.start), this.#lines.lineAt(tagStart ?? range.start)];
    let covered = false;
    for (const one of this.#directives) {
      if (one.codes.length > 0 && !one.codes.includes(code)) continue;
      if (!one.wholeFile && !lines.includes(one.line)) continue;
      one.used = true;
      covered = true;
    }
    return covered;
  }

  /** Where the directives stand that silenced nothing, with the codes they name. */
  unused(): readonly { readonly range: Range; readonly codes: string }[] {
    return this.#directives.filter(({ used }) => !used).map(({ range, codes }) => ({ range, codes: codes.join(', ') }));
  }
}
