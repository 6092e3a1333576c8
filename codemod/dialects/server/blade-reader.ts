// Reads Blade: echoes, remarks, directives, blocks that are passed through, and PHP among them. Knows no markup.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { Closer } from '../closer.ts';
import { Balance } from './balance.ts';
import {
  branchDirectives,
  conditionalDirectives,
  otherBlocks,
  otherEnds,
  printingDirectives,
  silentDirectives,
} from './blade-directives.ts';
import { phpPiece, phpSyntax } from './php-reader.ts';

const opener = /\{\{--|@?\{\{\{|@?\{!!|@?\{\{|<\?(?:php\b|=)|(?<![\w@])@@?[A-Za-z]\w*(?:::\w+)?/gi;

/** The holes of a template. */
export function bladeHoles(source: string): readonly Hole[] {
  const closer = new Closer(source);
  const balance = new Balance(source, phpSyntax);
  const ended = new Set([...source.matchAll(/@end([A-Za-z]\w*)/g)].map(([, name = '']) => name));
  const holes: Hole[] = [];
  let at = 0;
  for (;;) {
    opener.lastIndex = at;
    const found = opener.exec(source);
    if (found === null) return holes;
    const { 0: text, index: start } = found;
    at = start + text.length;
    if (text === '{{--') {
      const close = closer.plain('--}}', at);
      if (close < 0) holes.push(unterminated(start, at));
      else holes.push({ kind: 'comment', start, end: close + 4, inner: { start: at, end: close } });
      at = close < 0 ? at : close + 4;
    } else if (text.includes('{')) {
      const hole = echo(start, text, closer);
      holes.push(hole);
      at = Math.max(at, hole.end);
    } else if (text.startsWith('<')) {
      const piece = phpPiece(source, start);
      if (piece === undefined) continue;
      for (const hole of piece.holes) holes.push(hole);
      at = piece.end;
    } else if (!text.startsWith('@@')) at = directive(source, start, text.slice(1), { closer, balance, ended, holes });
  }
}

/** `{{ $x }}`, `{!! $x !!}`, and, behind an `@`, the same for another reader's eyes. */
function echo(start: number, text: string, closer: Closer): Hole {
  const from = start + text.length;
  const delimiter = text.endsWith('!!') ? '!!}' : text.endsWith('{{{') ? '}}}' : '}}';
  const close = closer.plain(delimiter, from);
  if (close < 0) return unterminated(start, from);
  const kind = text.startsWith('@') ? 'raw' : 'expression';
  return { kind, start, end: close + delimiter.length, inner: { start: from, end: close } };
}

interface Reading {
  readonly closer: Closer;
  readonly balance: Balance;
  /** The names that some `@end…` closes. */
  readonly ended: ReadonlySet<string>;
  readonly holes: Hole[];
}

/** Reads a directive and says where to go on. What Blade would take for text is passed over. */
function directive(source: string, start: number, name: string, { closer, balance, ended, holes }: Reading): number {
  const nameEnd = start + 1 + name.length;
  const blanks = /^[ \t]*/.exec(source.slice(nameEnd, nameEnd + 40))?.[0].length ?? 0;
  const argument = source[nameEnd + blanks] === '(' ? balance.closeOf(nameEnd + blanks) : -1;
  if (source[nameEnd + blanks] === '(' && argument < 0 && takesArguments(name)) {
    holes.push(unterminated(start, nameEnd));
    return nameEnd;
  }
  const end = argument < 0 ? nameEnd : argument + 1;
  const whole = { start, end, inner: { start: start + 1, end } };
  const statement = (role: 'open' | 'continue' | 'close' | undefined, block?: string, conditional?: boolean) => {
    holes.push({
      kind: 'statement',
      ...whole,
      ...(role && { role }),
      ...(block !== undefined && { block }),
      ...(conditional !== undefined && { conditional, rebinds: !conditional && block !== 'section' }),
    });
    return end;
  };
  if (name === 'verbatim') return verbatim(source, start, nameEnd, closer, holes);
  if (name === 'php' && argument < 0) {
    const close = closer.plain('@endphp', nameEnd);
    if (close < 0) {
      holes.push(unterminated(start, nameEnd));
      return nameEnd;
    }
    holes.push({ kind: 'statement', start, end: close + 7, inner: { start: nameEnd, end: close } });
    return close + 7;
  }
  const ends = /^end([A-Za-z]\w*)$/.exec(name)?.[1] ?? otherEnds.get(name);
  if (ends !== undefined) return statement('close', ends);
  if (name === 'empty' && argument < 0) return statement('continue');
  if (branchDirectives.has(name)) return statement('continue');
  const closes = conditionalDirectives.get(name);
  if (closes !== undefined) return statement('open', closes, true);
  // @section('title', 'Home') and @slot('x', 'y') close themselves.
  const closesItself = (name === 'section' || name === 'slot' || name === 'push') && hasTwo(source, nameEnd, end);
  if (otherBlocks.has(name) && ended.has(name) && !closesItself) return statement('open', name, false);
  if (name === 'section' && !closesItself) return statement('open', name, false);
  if (silentDirectives.has(name) || closesItself) return statement(undefined);
  // A custom condition or block: Blade::if('admin'), and any directive with its end.
  if (ended.has(name)) return statement('open', name, true);
  if (printingDirectives.has(name) || argument >= 0) {
    holes.push({ kind: 'expression', ...whole });
    return end;
  }
  return nameEnd;
}

/** Whether Blade knows the directive, so that a parenthesis behind it is not text. */
function takesArguments(name: string): boolean {
  return [conditionalDirectives, otherBlocks, branchDirectives, silentDirectives, printingDirectives].some((known) =>
    known.has(name),
  );
}

/** Whether arguments are two, as far as a comma outside quotes says. */
function hasTwo(source: string, from: number, end: number): boolean {
  return /^[ \t]*\(\s*(?:"[^"]*"|'[^']*'|[^"',()]+)\s*,/.test(source.slice(from, Math.min(end, from + 400)));
}

/** `@verbatim … @endverbatim`: what looks like Blade in it is another reader's. */
function verbatim(source: string, start: number, from: number, closer: Closer, holes: Hole[]): number {
  const close = closer.plain('@endverbatim', from);
  if (close < 0) {
    holes.push(unterminated(start, from));
    return from;
  }
  const end = close + '@endverbatim'.length;
  holes.push({
    kind: 'statement',
    start,
    end: from,
    inner: { start: start + 1, end: from },
    role: 'open',
    block: 'verbatim',
  });
  for (const match of source.slice(from, close).matchAll(/\{\{[^{}\n]*\}\}/g)) {
    const at = from + match.index;
    const last = at + match[0].length;
    holes.push({ kind: 'raw', start: at, end: last, inner: { start: at + 2, end: last - 2 } });
  }
  holes.push({
    kind: 'statement',
    start: close,
    end,
    inner: { start: close + 1, end },
    role: 'close',
    block: 'verbatim',
  });
  return end;
}

function unterminated(start: number, end: number): Hole {
  return { kind: 'statement', start, end, inner: { start: end, end }, unterminated: true };
}

/** The layout of `@extends('layouts.app')`. */
export function bladeLayout(source: string, holes: readonly Hole[]): string | undefined {
  for (const { kind, inner } of holes) {
    if (kind !== 'statement') continue;
    const layout = layoutName(source, inner);
    if (layout !== undefined) return layout;
  }
  return undefined;
}

function layoutName(source: string, { start, end }: Range): string | undefined {
  const text = source.slice(start, Math.min(end, start + 400));
  const layout = /^extends\s*\(\s*(?:"([^"]*)"|'([^']*)')/.exec(text);
  return layout?.[1] ?? layout?.[2];
}
