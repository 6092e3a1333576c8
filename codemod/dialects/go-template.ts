// Go's text/template and html/template: {{ … }} for all, told apart by the first word. Quoted strings end on their line,
// raw ones between backquotes may not; braces do not nest.
import { holdsStatements } from './braces.ts';
import { Closer } from './closer.ts';
import type { Dialect, Hole } from './dialect.ts';

export const goTemplate: Dialect = {
  name: 'go-template',
  extensions: ['gohtml', 'gotmpl', 'go.html', 'go.tmpl', 'tmpl', 'tmpl.html', 'gotpl'],
  filenames: [],
  markup: 'html',
  plain: false,
  sniff: isEvident,
  holes: actions,
};

/** `{{if .A}} … {{end}}`, or a template that is defined or called by its name; no {% … %}, which is another language. */
function isEvident(source: string): boolean {
  if (holdsStatements(source)) return false;
  if (/\{\{(?:- )?\s{0,9}(?:define|template|block)\s{1,9}["`]/.test(source)) return true;
  return (
    /\{\{(?:- )?\s{0,9}(?:if|range|with)\s{1,9}[.$\w("]/.test(source) &&
    /\{\{(?:- )?\s{0,9}end\s{0,9}(?: -)?\}\}/.test(source)
  );
}

const white = /[ \t\r\n]/;
const silent = new Set(['break', 'continue']);
const blocks = new Set(['if', 'range', 'with', 'block', 'define']);
const conditional = new Set(['if', 'with']);
const rebinding = new Set(['range', 'with', 'block', 'define']);

function actions(source: string): readonly Hole[] {
  const closer = new Closer(source);
  const holes: Hole[] = [];
  const closings = closingsIn(source, closer);
  let at = 0;
  for (;;) {
    const start = source.indexOf('{{', at);
    if (start < 0) return holes;
    const hole = action(source, start, closer, closings);
    holes.push(hole);
    at = hole.end;
  }
}

function action(source: string, start: number, closer: Closer, closingAfter: (from: number) => number): Hole {
  // {{- takes white space away only before white space: {{-3}} is a number.
  const trims = source[start + 2] === '-' && white.test(source[start + 3] ?? '');
  const from = start + (trims ? 3 : 2);
  let first = from;
  while (trims && white.test(source[first] ?? '')) first++;
  const isComment = source.startsWith('/*', first);
  const close = isComment ? closer.plain('}}', Math.max(closer.plain('*/', first + 2), first)) : closingAfter(from);
  if (close < 0 || (isComment && closer.plain('*/', first + 2) < 0)) {
    return {
      kind: 'expression',
      start,
      end: start + 2,
      inner: { start: start + 2, end: start + 2 },
      unterminated: true,
    };
  }
  const end = close + 2;
  const trimsEnd = close - from > 1 && source[close - 1] === '-' && white.test(source[close - 2] ?? '');
  const hole = {
    start,
    end,
    inner: { start: from, end: trimsEnd ? close - 1 : close },
    ...(trims && { trimsBefore: { start: start + 2, end: start + 3 } }),
    ...(trimsEnd && { trimsAfter: { start: close - 1, end: close } }),
  };
  if (isComment) return { ...hole, kind: 'comment' };
  const head = source.slice(from, Math.min(hole.inner.end, from + 200)).trimStart();
  const word = /^\w+/.exec(head)?.[0] ?? '';
  if (word === 'end') return { ...hole, kind: 'statement', role: 'close', block: '' };
  if (word === 'else') return { ...hole, kind: 'statement', role: 'continue' };
  if (blocks.has(word)) {
    const [isCondition, rebinds] = [conditional.has(word), rebinding.has(word)];
    return { ...hole, kind: 'statement', role: 'open', block: word, conditional: isCondition, rebinds };
  }
  // {{$x := .Y}} and {{$x = .Y}} print nothing.
  const assigns = /^\$\w*(?:\s*,\s*\$\w*)?\s*:?=/.test(head);
  return { ...hole, kind: assigns || silent.has(word) || head === '' ? 'statement' : 'expression' };
}

/**
 * Finds the `}}` that closes an action whose inside begins at an offset, past strings; -1 when there is none. Where strings
 * swallow every one, the file is no valid template, and from then on the first one closes.
 */
function closingsIn(source: string, closer: Closer): (from: number) => number {
  let broken = false;
  return (from) => {
    const first = closer.plain('}}', from);
    let close = first;
    while (!broken && close >= 0) {
      const next = firstQuote(source, from, close);
      if (next < 0) return close;
      const quote = source[next] ?? '';
      const end = quote === '`' ? closer.plain(quote, next + 1) : closer.stringEnd(quote, next);
      if (end < 0) return close;
      from = end + 1;
      close = closer.plain('}}', from);
    }
    broken = true;
    return first;
  };
}

function firstQuote(source: string, from: number, until: number): number {
  for (let i = from; i < until; i++) if (source[i] === '"' || source[i] === '`' || source[i] === "'") return i;
  return -1;
}
