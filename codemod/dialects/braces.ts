// Reads the languages that write {{ print }}, {% do %} and {# remark #}: what they share, told apart by a small table.
// Knows no member of the family by name.
import type { Range } from '../source/edit.ts';
import { Closer } from './closer.ts';
import type { Hole } from './dialect.ts';
import { conditional, continuing, silent } from './statements.ts';

/** In what one brace language differs from the next. */
export interface BraceLanguage {
  /** `{# … #}`: over several lines, on one line only (Django), or not a remark at all (Liquid). */
  readonly remarks: 'lines' | 'line' | 'none';
  /** Blocks that are passed through unread: `raw`, `verbatim`. */
  readonly verbatim: readonly string[];
  /** Blocks that are dropped: `comment`. */
  readonly dropped: readonly string[];
}

const opener = /\{[{%#]/g;
const statementName = /^[-+~]?\s*(#|[\w.]*)/;

/** The holes of a source in a brace language. */
export function braceHoles(source: string, language: BraceLanguage): readonly Hole[] {
  return delimitedHoles(source, language).map((hole) => withTrims(source, hole));
}

/** Notes `{%-`, `-%}` and Twig's `{%~`, which take away the white space beside the hole. */
function withTrims(source: string, hole: Hole): Hole {
  const { start, end, kind, unterminated } = hole;
  if (kind === 'raw' || unterminated === true) return hole;
  const before = /[-~]/.test(source[start + 2] ?? '') && { trimsBefore: { start: start + 2, end: start + 3 } };
  const after = end - start > 5 &&
    /[-~]/.test(source[end - 3] ?? '') && { trimsAfter: { start: end - 3, end: end - 2 } };
  return before || after ? { ...hole, ...before, ...after } : hole;
}

function delimitedHoles(source: string, language: BraceLanguage): readonly Hole[] {
  const closer = new Closer(source);
  const closed = closedBlocks(source);
  const holes: Hole[] = [];
  let at = 0;
  for (;;) {
    opener.lastIndex = at;
    const start = opener.exec(source)?.index;
    if (start === undefined) return holes;
    const sign = source[start + 1];
    if (sign === '#') {
      const end = remarkEnd(source, start, closer, language);
      if (end > 0) holes.push({ kind: 'comment', start, end, inner: { start: start + 2, end: end - 2 } });
      at = end > 0 ? end : start + 2;
      continue;
    }
    const close = sign === '{' ? closer.careful('}}', start + 2, true) : closer.careful('%}', start + 2, false);
    if (close < 0) {
      holes.push(unterminated(start, sign === '{' ? 'expression' : 'statement'));
      at = start + 2;
      continue;
    }
    const inner = { start: start + 2, end: close };
    const end = close + 2;
    at = end;
    if (sign === '{') {
      holes.push({ kind: 'expression', start, end, inner });
      continue;
    }
    const name = nameOf(source, inner);
    if (language.dropped.includes(name) || language.verbatim.includes(name)) {
      const last = blockEnd(name, end, closer);
      if (last === undefined) {
        holes.push(unterminated(start, 'statement'));
        at = start + 2;
      } else if (language.dropped.includes(name)) {
        holes.push({ kind: 'comment', start, end: last.end, inner: { start: end, end: last.start } });
        at = last.end;
      } else {
        holes.push({ kind: 'statement', start, end, inner, role: 'open', block: name });
        passedThrough(source, end, last.start, holes);
        holes.push({ kind: 'statement', ...last, inner: trimmed(last), role: 'close', block: name });
        at = last.end;
      }
      continue;
    }
    holes.push(statement(source, start, end, inner, name, closed));
  }
}

/** What the statement is to the document: a part of a block, silent, or, when nobody knows it, something that prints. */
function statement(
  source: string,
  start: number,
  end: number,
  inner: Range,
  name: string,
  closed: ReadonlySet<string>,
): Hole {
  const hole = { kind: 'statement', start, end, inner } as const;
  if (/^end/.test(name)) return { ...hole, role: 'close', block: name.replace(/^end_?/, '') };
  if (continuing.has(name)) return { ...hole, role: 'continue' };
  // {% set x = 1 %} and {% block title 'x' %} close themselves, {% set x %} and {% block title %} do not.
  const whole = name === 'set' && source.slice(inner.start, inner.end).includes('=');
  if (closed.has(name) && !whole) return { ...hole, role: 'open', block: name, conditional: conditional.has(name) };
  return silent.has(name) ? hole : { kind: 'expression', start, end, inner };
}

/** The names of the blocks that some `{% end… %}` of the source closes. */
function closedBlocks(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of source.matchAll(/\{%[-+~]?[ \t]{0,9}end_?(\w*)/g)) names.add(match[1] ?? '');
  return names;
}

function nameOf(source: string, inner: Range): string {
  return statementName.exec(source.slice(inner.start, Math.min(inner.end, inner.start + 80)))?.[1] ?? '';
}

function remarkEnd(source: string, start: number, closer: Closer, language: BraceLanguage): number {
  if (language.remarks === 'none') return -1;
  const close = closer.plain('#}', start + 2);
  if (close < 0) return -1;
  // `@media print{#nav{…` in a minified style: an id, unless the line itself closes it as a remark.
  if (language.remarks === 'line' || /[\w]/.test(source[start + 2] ?? '')) {
    const lineEnd = closer.plain('\n', start);
    if (lineEnd >= 0 && lineEnd < close) return -1;
  }
  return close + 2;
}

/** The `{% end<name> %}` at or after `from`. */
function blockEnd(name: string, from: number, closer: Closer): Range | undefined {
  const ends = new RegExp(`\\{%[-+~]?\\s{0,9}end_?${name}\\b`, 'g');
  ends.lastIndex = from;
  const start = closer.search(ends);
  const close = start < 0 ? -1 : closer.plain('%}', start);
  return close < 0 ? undefined : { start, end: close + 2 };
}

/** In a block that is passed through, another reader's holes (Vue's, Handlebars') stand in the same braces. */
export function passedThrough(source: string, from: number, until: number, holes: Hole[]): void {
  const text = source.slice(from, until);
  for (const match of text.matchAll(/\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}/g)) {
    const start = from + match.index;
    const end = start + match[0].length;
    holes.push({ kind: 'raw', start, end, inner: { start: start + 2, end: end - 2 } });
  }
}

function trimmed(range: Range): Range {
  return { start: range.start + 2, end: range.end - 2 };
}

function unterminated(start: number, kind: 'expression' | 'statement'): Hole {
  return { kind, start, end: start + 2, inner: { start: start + 2, end: start + 2 }, unterminated: true };
}

/** The layout of `{% extends "base.html" %}`, or of Liquid's `{% layout "base" %}`. */
export function braceLayout(source: string, holes: readonly Hole[]): string | undefined {
  for (const { kind, inner } of holes) {
    if (kind === 'comment' || kind === 'raw') continue;
    const text = source.slice(inner.start, Math.min(inner.end, inner.start + 400));
    const layout = /^[-+~]?\s*(?:extends|layout)\s+(?:"([^"]*)"|'([^']*)')/.exec(text);
    if (layout) return layout[1] ?? layout[2];
  }
  return undefined;
}

/** How long an expression may be that makes a plain file a template, in UTF-16 units. */
const expressionLimit = 2000;

/** Whether a source holds `{% … %}`. */
export function holdsStatements(source: string): boolean {
  const first = source.indexOf('{%');
  return first >= 0 && source.indexOf('%}', first) >= 0;
}

/** Whether a source holds a statement, an expression, or a remark that is closed on its line. */
export function holdsBraces(source: string): boolean {
  if (holdsStatements(source)) return true;
  const open = source.indexOf('{{');
  const close = open < 0 ? -1 : source.indexOf('}}', open + 2);
  if (close >= 0 && close - source.lastIndexOf('{{', close - 2) <= expressionLimit) return true;
  return /\{# [^\n]{0,400}? #\}/.test(source);
}
