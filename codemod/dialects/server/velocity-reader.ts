// Reads Velocity: directives, references, remarks and unparsed blocks. Knows no markup.
import type { Hole } from '../../source/hole.ts';
import { Closer } from '../closer.ts';
import { Balance } from './balance.ts';

const syntax = { lineRemarks: [], blockRemarks: [], quotes: ['"', "'"], escapes: 'double' } as const;

const opener = /#\*|#\[\[|##|\\+[#$]|#(?:\{([A-Za-z@]\w*)\}|@?([A-Za-z]\w*))|\$!?(?:\{|[A-Za-z_])/g;

/** Blocks, by whether one branch, or none, is printed once. */
const blocks: Readonly<Record<string, boolean>> = { if: true, foreach: false, macro: false, define: false };
const branches: ReadonlySet<string> = new Set(['else', 'elseif']);
const silent: ReadonlySet<string> = new Set(['set', 'stop', 'break', 'return']);
/** Directives with arguments that print. */
const printing: ReadonlySet<string> = new Set(['include', 'parse', 'evaluate']);

/** The holes of a template. */
export function velocityHoles(source: string): readonly Hole[] {
  const closer = new Closer(source);
  const balance = new Balance(source, syntax);
  const holes: Hole[] = [];
  let at = 0;
  for (;;) {
    opener.lastIndex = at;
    const found = opener.exec(source);
    if (found === null) return holes;
    const { 0: text, 1: braced, 2: plain, index: start } = found;
    at = start + text.length;
    if (text.startsWith('\\')) continue;
    const kind = text === '#[[' ? 'raw' : 'comment';
    if (text === '#*' || text === '#[[') {
      const delimiter = text === '#*' ? '*#' : ']]#';
      const close = closer.plain(delimiter, at);
      const end = close < 0 ? at : close + delimiter.length;
      if (close < 0) holes.push({ kind: 'statement', start, end, inner: { start: at, end: at }, unterminated: true });
      // What stands between #[[ and ]]# is printed as it is: only the marks themselves are not.
      else if (kind === 'raw') unparsed(start, at, close, end, holes);
      else holes.push({ kind, start, end, inner: { start: at, end: close } });
      at = end;
    } else if (text === '##') {
      const line = closer.plain('\n', at);
      const end = line < 0 ? source.length : line;
      holes.push({ kind: 'comment', start, end, inner: { start: at, end } });
      at = end;
    } else if (text.startsWith('$')) {
      const end = text.endsWith('{') ? formalEnd(balance, at) : referenceEnd(source, balance, at);
      if (end < 0) continue;
      holes.push({ kind: 'expression', start, end, inner: { start: start + 1, end } });
      at = end;
    } else {
      const hole = directive(source, start, at, braced ?? plain ?? '', text.startsWith('#@'), balance);
      if (hole === undefined) continue;
      holes.push(hole);
      at = hole.end;
    }
  }
}

function unparsed(start: number, from: number, close: number, end: number, holes: Hole[]): void {
  holes.push({
    kind: 'statement',
    start,
    end: from,
    inner: { start, end: from },
    role: 'open',
    block: '[[',
    conditional: false,
  });
  holes.push({ kind: 'statement', start: close, end, inner: { start: close, end }, role: 'close', block: '[[' });
}

/** The brace that closes `${`. */
function formalEnd(balance: Balance, from: number): number {
  const close = balance.closeOf(from - 1);
  return close < 0 ? -1 : close + 1;
}

/** Where `$a.b(1)[2].c` ends. */
function referenceEnd(source: string, balance: Balance, from: number): number {
  const word = /[\w-]*/y;
  const step = /\.[A-Za-z_][\w-]*/y;
  word.lastIndex = from;
  let at = from + (word.exec(source)?.[0].length ?? 0);
  for (;;) {
    const char = source[at];
    if (char === '[' || (char === '(' && source[at - 1] !== ' ')) {
      const close = balance.closeOf(at);
      if (close < 0) return at;
      at = close + 1;
      continue;
    }
    step.lastIndex = at;
    if (!step.test(source)) return at;
    at = step.lastIndex;
  }
}

/** A directive; undefined for what Velocity takes for text: a colour, an anchor, a macro that nobody wrote so. */
function directive(
  source: string,
  start: number,
  nameEnd: number,
  name: string,
  withBody: boolean,
  balance: Balance,
): Hole | undefined {
  const blanks = /^[ \t]*/.exec(source.slice(nameEnd, nameEnd + 40))?.[0].length ?? 0;
  const opens = source[nameEnd + blanks] === '(';
  const whole = (end: number) => ({ start, end, inner: { start: start + 1, end } });
  if (name === 'end') return { kind: 'statement', ...whole(nameEnd), role: 'close', block: '' };
  if (name === 'else') return { kind: 'statement', ...whole(nameEnd), role: 'continue' };
  if (silent.has(name) && !opens) return { kind: 'statement', ...whole(nameEnd) };
  if (!opens) return undefined;
  const close = balance.closeOf(nameEnd + blanks);
  if (close < 0) return { kind: 'statement', ...whole(nameEnd), unterminated: true };
  const hole = whole(close + 1);
  if (branches.has(name)) return { kind: 'statement', ...hole, role: 'continue' };
  if (Object.hasOwn(blocks, name)) {
    return {
      kind: 'statement',
      ...hole,
      role: 'open',
      block: name,
      conditional: blocks[name] === true,
      rebinds: name !== 'if',
    };
  }
  if (withBody)
    return { kind: 'statement', ...hole, role: 'open', block: `@${name}`, conditional: false, rebinds: true };
  if (silent.has(name)) return { kind: 'statement', ...hole };
  // A macro's call has no space before its parenthesis but by habit; `#foo (x)` in a text is nothing certain, and prints.
  return printing.has(name) || blanks === 0 ? { kind: 'expression', ...hole } : undefined;
}
