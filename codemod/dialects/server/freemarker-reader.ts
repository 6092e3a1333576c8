// Reads FreeMarker: `<#if>`, `[#if]`, `<@macro/>`, `${ }`, `[= ]`, and its remarks. Knows no markup.
import type { Hole } from '../../source/hole.ts';
import { Closer } from '../closer.ts';

const opener = /<#--|\[#--|[$#]\{|\[=|([<[])(\/?)([#@])([A-Za-z_][\w.:-]*)/g;

/** Blocks that some end closes; `true` where one branch, or none, is printed once. */
const blocks: Readonly<Record<string, boolean>> = {
  if: true,
  list: false,
  items: false,
  foreach: false,
  switch: false,
  attempt: false,
  macro: false,
  function: false,
  assign: false,
  global: false,
  local: false,
  compress: false,
  escape: false,
  noescape: false,
  autoesc: false,
  noautoesc: false,
  outputformat: false,
};
const branches: ReadonlySet<string> = new Set(['else', 'elseif', 'case', 'on', 'default', 'recover', 'sep']);
/** Directives without a body that print nothing; `<#include>` and unknown ones print. */
const silent: ReadonlySet<string> = new Set(
  'assign global local import setting ftl return stop break continue flush nt t lt rt function macro list fallback'.split(
    ' ',
  ),
);

/** The holes of a template. */
export function freemarkerHoles(source: string): readonly Hole[] {
  const closer = new Closer(source);
  const square = squareTags(source);
  const holes: Hole[] = [];
  let at = 0;
  for (;;) {
    opener.lastIndex = at;
    const found = opener.exec(source);
    if (found === null) return holes;
    const { 0: text, 1: bracket, 2: slash, 3: sign, 4: name = '', index: start } = found;
    at = start + text.length;
    if (text.endsWith('#--')) {
      const delimiter = text.startsWith('[') ? '--]' : '-->';
      const close = closer.plain(delimiter, at);
      if (close < 0) holes.push(unterminated(start, at));
      else holes.push({ kind: 'comment', start, end: close + 3, inner: { start: at, end: close } });
      at = close < 0 ? at : close + 3;
      continue;
    }
    if (bracket === undefined) {
      // `[=x]` is an array's or a selector's as often as not, where directives are written in angles.
      if (text === '[=' && !square) continue;
      const close = closer.careful(text === '[=' ? ']' : '}', at, text !== '[=');
      // `#{x}` is an old number format, and a colour in nobody's style sheet; `${` that nothing closes is text to a script.
      if (close < 0) continue;
      holes.push({ kind: 'expression', start, end: close + 1, inner: { start: at, end: close } });
      at = close + 1;
      continue;
    }
    if (bracket === '[' && !square && sign === '@') continue;
    const close = tagEnd(source, at, bracket === '[' ? ']' : '>');
    if (close < 0) {
      holes.push(unterminated(start, at));
      continue;
    }
    const hole = { start, end: close + 1, inner: { start: start + 1, end: close } };
    at = close + 1;
    if (name === 'noparse' && sign === '#' && slash === '') {
      const end = closer.plain(`${bracket}/#noparse`, at);
      if (end < 0) holes.push({ ...hole, kind: 'statement', unterminated: true });
      else {
        holes.push({ kind: 'statement', ...hole, role: 'open', block: 'noparse', conditional: false });
        for (const match of source.slice(at, end).matchAll(/\$\{[^{}\n]*\}/g)) {
          const from = at + match.index;
          const until = from + match[0].length;
          holes.push({ kind: 'raw', start: from, end: until, inner: { start: from + 2, end: until - 1 } });
        }
        at = end;
      }
      continue;
    }
    holes.push({ ...hole, ...meaning(source, hole, sign === '@', slash === '/', name) });
  }
}

/** What a directive, or a macro's call, is to the document. */
function meaning(
  source: string,
  { inner }: Pick<Hole, 'inner'>,
  macro: boolean,
  isEnd: boolean,
  name: string,
): Pick<Hole, 'kind' | 'role' | 'block' | 'conditional' | 'rebinds'> {
  if (macro) {
    // <@layout> … </@layout>: what stands in it is printed where the macro says, as often as it says.
    if (isEnd) return { kind: 'statement', role: 'close', block: `@${name}` };
    if (source[inner.end - 1] === '/') return { kind: 'expression' };
    return { kind: 'statement', role: 'open', block: `@${name}`, conditional: false, rebinds: true };
  }
  if (isEnd)
    return Object.hasOwn(blocks, name) || name === 'noparse'
      ? { kind: 'statement', role: 'close', block: name }
      : { kind: 'statement' };
  if (branches.has(name)) return { kind: 'statement', role: 'continue' };
  const assigns = /^(?:assign|global|local)$/.test(name) && source.slice(inner.start, inner.end).includes('=');
  const empty = source[inner.end - 1] === '/';
  if (Object.hasOwn(blocks, name) && !assigns && !empty) {
    return {
      kind: 'statement',
      role: 'open',
      block: name,
      conditional: blocks[name] === true,
      rebinds: /^(?:list|items|foreach|macro|function)$/.test(name),
    };
  }
  return { kind: silent.has(name) || assigns ? 'statement' : 'expression' };
}

/** Where a directive ends: past strings, past parentheses, in which `>` is a comparison. */
function tagEnd(source: string, from: number, closer: string): number {
  const limit = Math.min(source.length, from + 4000);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const char = source[i] ?? '';
    if (char === '"' || char === "'") {
      let end = i + 1;
      while (end < limit && source[end] !== char) end += source[end] === '\\' ? 2 : 1;
      if (end >= limit) return -1;
      i = end;
    } else if (char === closer && depth === 0) {
      // `[#if a[0]]` has its own brackets inside; `->` and `>=` do not end a directive in parentheses only.
      return i;
    } else if (char === '(' || char === '[' || char === '{') depth++;
    else if (char === ')' || char === ']' || char === '}') depth = Math.max(0, depth - 1);
  }
  return -1;
}

/** Whether a template writes its directives in square brackets. */
function squareTags(source: string): boolean {
  return /\[#(?:ftl|if|list|assign|include|import|macro|else)\b/.test(source);
}

function unterminated(start: number, end: number): Hole {
  return { kind: 'statement', start, end, inner: { start: end, end }, unterminated: true };
}
