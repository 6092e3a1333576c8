// Reads Razor: markup with C# in it, and markup in that again. Both nest, so this goes down with them, but not without end.
import type { Hole } from '../../source/hole.ts';
import { Closer } from '../closer.ts';
import { Balance } from './balance.ts';
import { codeHoles } from './code-holes.ts';
import { csharp } from './code-languages.ts';
import { type CodeReader, markupEnd } from './razor-markup.ts';

/** How deep code and markup may hold one another; what is deeper is not read. */
const levelLimit = 60;

const controls = /(?:if|for|foreach|while|switch|using|lock)(?=\s*\()|(?:try|do)(?=\s*\{)|helper(?=\s+\w[\w<>]*\s*\()/y;
const ofALine =
  /(?:model|using|inject|inherits|namespace|page|addTagHelper|removeTagHelper|tagHelperPrefix|layout|implements|attribute|typeparam|rendermode|preservewhitespace)(?=[ \t])/y;
const identifier = /[A-Za-z_]\w*/y;
const whole = /(?:functions|code)\s*\{/y;
const section = /section\s+\w+\s*\{/y;
const furtherBranch = /\s*(?:else|catch|finally)\b/y;

/** The holes of a Razor file. */
export function razorHoles(source: string): readonly Hole[] {
  const reader = new RazorReader(source);
  let at = source.indexOf('@');
  while (at >= 0) at = source.indexOf('@', reader.transition(at, 0));
  return reader.holes;
}

/** Reads from `@` to `@`, in order, and gathers holes. */
class RazorReader implements CodeReader {
  readonly holes: Hole[] = [];
  readonly source: string;
  readonly closer: Closer;
  readonly #balance: Balance;

  constructor(source: string) {
    this.source = source;
    this.closer = new Closer(source);
    this.#balance = new Balance(source, csharp.syntax);
  }

  /** Reads what begins with `@` at `at`, and says where the markup goes on. */
  transition(at: number, level: number): number {
    const { source } = this;
    const next = source[at + 1] ?? '';
    if (next === '@') return at + 2;
    if (next === '*') return this.#remark(at);
    // name@example.org
    if (/\w/.test(source[at - 1] ?? '') && /\w/.test(next)) return at + 1;
    if (next === '(') {
      const close = this.#balance.closeOf(at + 1);
      return close < 0 ? this.#unterminated(at, at + 2) : this.#expression(at, close + 1);
    }
    if (next === '{') return this.#code(at, at + 2, level);
    if (!/[A-Za-z_]/.test(next)) return at + 1;
    if (this.#follows(controls, at + 1) !== undefined) return this.#control(at, level);
    const opened = this.#follows(section, at + 1);
    if (opened !== undefined) return this.#section(at, opened, level);
    const program = this.#follows(whole, at + 1);
    if (program !== undefined) {
      const close = this.#balance.closeOf(program - 1);
      if (close < 0) return this.#unterminated(at, program);
      this.#put({ kind: 'statement', start: at, end: close + 1, inner: { start: at + 1, end: close } });
      return close + 1;
    }
    if (this.#follows(ofALine, at + 1) !== undefined) {
      const end = lineEnd(source, at);
      this.#put({ kind: 'statement', start: at, end, inner: { start: at + 1, end } });
      return end;
    }
    return this.#implicit(at);
  }

  /** An expression without parentheses; what it calls and does not close is nobody's to read. */
  #implicit(at: number): number {
    const end = this.#implicitEnd(at + 1);
    return end < 0 ? this.#unterminated(at, at + 2) : this.#expression(at, end);
  }

  /** Where an expression without parentheses ends: `Model.Rooms[0]?.Url("a")`; -1 where a bracket in it does not close. */
  #implicitEnd(from: number): number {
    const { source } = this;
    let at = this.#follows(identifier, from) ?? from;
    if (source.slice(from, at) === 'await' && /[ \t]/.test(source[at] ?? '')) {
      at = this.#follows(identifier, at + 1) ?? at;
    }
    for (;;) {
      const char = source[at];
      const skip =
        char === '?' && /[.[]/.test(source[at + 1] ?? '')
          ? 1
          : char === '!' && /[.[(]/.test(source[at + 1] ?? '')
            ? 1
            : 0;
      const link = source[at + skip];
      if (link === '(' || link === '[') {
        const close = this.#balance.closeOf(at + skip);
        if (close < 0) return -1;
        at = close + 1;
      } else if (link === '.') {
        const end = this.#follows(identifier, at + skip + 1);
        if (end === undefined) return at;
        at = end;
      } else return at;
    }
  }

  /** `@if (…) {`, and all that belongs to it. */
  #control(at: number, level: number): number {
    const brace = this.#blockStart(at + 1);
    return brace < 0 ? this.#implicit(at) : this.#code(at, brace + 1, level);
  }

  /** The brace that begins the block of a statement whose head begins at `from`; -1 when none does. */
  #blockStart(from: number): number {
    const { source } = this;
    for (let i = from; i < source.length && i < from + 4000; i++) {
      const char = source[i] ?? '';
      if (char === '{') return i;
      if (char === '(') {
        const close = this.#balance.closeOf(i);
        if (close < 0) return -1;
        i = close;
      } else if (/[;}<@]/.test(char) && !/^<[\w,\s]*>/.test(source.slice(i, i + 80))) return -1;
    }
    return -1;
  }

  /**
   * Code from `start` on, whose first block is open at `from`: each piece between markup becomes holes. Says where the last
   * block closes.
   */
  #code(start: number, from: number, level: number): number {
    const { source } = this;
    if (level >= levelLimit) return this.#unterminated(start, from);
    let piece = start;
    let depth = 1;
    let fresh = true; // a statement may begin here, and so markup
    let at = from;
    while (at < source.length) {
      const char = source[at] ?? '';
      if (/\s/.test(char)) {
        at++;
        continue;
      }
      if (fresh && char === '<' && /[A-Za-z!]/.test(source[at + 1] ?? '')) {
        const text = source.startsWith('<text>', at);
        const begins = text ? at + 6 : at;
        this.#piece(piece, begins);
        const end = markupEnd(this, text ? begins : at, text, level + 1);
        piece = end;
        at = text ? end + 7 : end;
        continue;
      }
      if (char === '@') {
        const next = source[at + 1] ?? '';
        if (fresh && next === ':') {
          this.#piece(piece, at + 2);
          piece = this.line(at + 2, level + 1);
          at = piece;
          continue;
        }
        if (next === '*' || (fresh && /[A-Za-z_(]/.test(next) && !this.#isControl(at + 1))) {
          this.#piece(piece, at);
          piece = this.transition(at, level + 1);
          at = piece;
          continue;
        }
        at++;
        continue;
      }
      const past = this.#balance.past(at);
      if (past > at) {
        if (char !== '/') fresh = false;
        at = past;
        continue;
      }
      at++;
      fresh = /[{};:]/.test(char);
      if (char === '{') depth++;
      else if (char === '}' && --depth === 0) {
        const further = this.#follows(furtherBranch, at);
        const brace = further === undefined ? -1 : this.#blockStart(further);
        if (brace < 0) {
          this.#piece(piece, at);
          return at;
        }
        at = brace + 1;
        depth = 1;
      }
    }
    this.#piece(piece, source.length);
    return source.length;
  }

  #isControl(at: number): boolean {
    return this.#follows(controls, at) !== undefined;
  }

  /** `@section Scripts {`: markup up to the brace that closes it. */
  #section(at: number, from: number, level: number): number {
    const { source } = this;
    if (level >= levelLimit) return this.#unterminated(at, from);
    const block = 'section';
    this.#put({
      kind: 'statement',
      start: at,
      end: from,
      inner: { start: at + 1, end: from - 1 },
      role: 'open',
      block,
      conditional: false,
    });
    const marks = /[{}@]/g;
    let depth = 1;
    let i = from;
    for (;;) {
      marks.lastIndex = i;
      const found = marks.exec(source);
      if (found === null) return source.length;
      i = found.index + 1;
      if (found[0] === '@') i = this.transition(found.index, level + 1);
      else if (found[0] === '{') depth++;
      else if (--depth === 0) {
        this.#put({ kind: 'statement', start: i - 1, end: i, inner: { start: i, end: i }, role: 'close', block });
        return i;
      }
    }
  }

  /** The markup behind `@:`, to the end of its line. */
  line(from: number, level: number): number {
    const { source } = this;
    let at = from;
    for (;;) {
      const end = lineEnd(source, at);
      const sign = source.slice(at, end).indexOf('@');
      if (sign < 0) return end;
      at = this.transition(at + sign, level);
    }
  }

  /** Code between markup, with the `<text>` or `@:` that begins it and the `</text>` that it begins with. */
  #piece(start: number, end: number): void {
    if (end <= start) return;
    const { source } = this;
    const head = /^(?:<\/text>|@)/.exec(source.slice(start, start + 7))?.[0].length ?? 0;
    const tail = /(?:<text>|@:)$/.exec(source.slice(Math.max(start + head, end - 6), end))?.[0].length ?? 0;
    const inner = { start: start + head, end: end - tail };
    for (const hole of codeHoles(source, { start, end, inner, prints: false }, csharp)) this.#put(hole);
  }

  #remark(at: number): number {
    const close = this.closer.plain('*@', at + 2);
    if (close < 0) return this.#unterminated(at, at + 2);
    this.#put({ kind: 'comment', start: at, end: close + 2, inner: { start: at + 2, end: close } });
    return close + 2;
  }

  #expression(start: number, end: number): number {
    this.#put({ kind: 'expression', start, end, inner: { start: start + 1, end } });
    return end;
  }

  #unterminated(start: number, end: number): number {
    this.#put({ kind: 'statement', start, end, inner: { start: end, end }, unterminated: true });
    return end;
  }

  #put(hole: Hole): void {
    this.holes.push(hole);
  }

  /** Where the pattern, found at `at`, ends; undefined when it is not there. */
  #follows(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.source) ? pattern.lastIndex : undefined;
  }
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  if (end < 0) return source.length;
  return source[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** The layout of `@{ Layout = "_Layout"; }`. */
export function razorLayout(source: string, holes: readonly Hole[]): string | undefined {
  for (const { kind, inner } of holes) {
    if (kind !== 'statement') continue;
    const text = source.slice(inner.start, Math.min(inner.end, inner.start + 2000));
    const layout = /(?:^|[^\w.])Layout\s*=\s*"([^"\n]*)"/.exec(text);
    if (layout) return layout[1];
  }
  return undefined;
}
