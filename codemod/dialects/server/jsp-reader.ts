// Reads a JSP page: scripting elements, expressions, and actions. An action is a hole where it may stand within a tag or a
// value; one that prints an element of its own (`<form:form hx-ws="send">`) is a tag like any other.
import type { Hole } from '../../source/hole.ts';
import { type AngleLanguage, AngleReader } from './angle-reader.ts';
import { codeHoles } from './code-holes.ts';
import { java } from './code-languages.ts';

const language: AngleLanguage = {
  code: java,
  signs: [
    { text: '--', means: 'comment', closer: '--%>' },
    { text: '@', means: 'prints' }, // <%@ include %> prints, and where <%@ page %> stands nothing asks
    { text: '!', means: 'silent' },
    { text: '=', means: 'prints' },
  ],
  trimsBefore: '',
  trimsAfter: '',
  pastStrings: false,
};

/** What an action is to the blocks around it, by its local name. */
const blocks: Readonly<Record<string, { readonly block: string; readonly conditional: boolean }>> = {
  if: { block: 'if', conditional: true },
  unless: { block: 'unless', conditional: true },
  choose: { block: 'choose', conditional: true },
  authorize: { block: 'authorize', conditional: true },
  forEach: { block: 'forEach', conditional: false },
  forTokens: { block: 'forTokens', conditional: false },
  iterate: { block: 'iterate', conditional: false },
  iterator: { block: 'iterator', conditional: false },
  catch: { block: 'catch', conditional: false },
};
const branches: ReadonlySet<string> = new Set(['when', 'otherwise']);
/** Libraries none of whose actions prints an element. */
const silentLibraries: ReadonlySet<string> = new Set([
  'c',
  'fmt',
  'x',
  'sql',
  'jsp',
  'sec',
  'security',
  'spring',
  'tiles',
  'fn',
  'logic',
  'bean',
]);
const silentActions: ReadonlySet<string> = new Set([
  'set',
  'remove',
  'setBundle',
  'setLocale',
  'setDataSource',
  'useBean',
  'setProperty',
  'define',
]);

const opener = /<%|\\?[$#]\{|<\/?([A-Za-z][\w-]*):([A-Za-z][\w.-]*)/g;

/** The holes of a page. */
export function jspHoles(source: string): readonly Hole[] {
  const reader = new AngleReader(source, language);
  const holes: Hole[] = [];
  opener.lastIndex = 0;
  let end = 0;
  for (let found = opener.exec(source); found !== null; found = opener.exec(source)) {
    const { 0: text, 1: library, 2: action, index } = found;
    let read: readonly Hole[] = [];
    if (text === '<%') ({ holes: read, end } = reader.at(index));
    else if (library === undefined || action === undefined) {
      end = index + text.length;
      if (text.startsWith('\\')) continue;
      const close = reader.closer.careful('}', end, true);
      if (close < 0) continue;
      read = [{ kind: 'expression', start: index, end: close + 1, inner: { start: end, end: close } }];
      end = close + 1;
    } else {
      read = readScript(source, index, library, action, reader) ?? readAction(source, index, library, action, reader);
      end = read.at(-1)?.end ?? index + text.length;
    }
    for (const hole of read) put(holes, hole);
    opener.lastIndex = end;
  }
  return holes;
}

/** `<c:choose>` and its first `<c:when>`, an end and the beginning that follows it at once, are one statement. */
function put(holes: Hole[], hole: Hole): void {
  const last = holes.at(-1);
  const joins =
    last !== undefined &&
    last.end === hole.start &&
    last.kind === 'statement' &&
    ((last.block === 'choose' && last.role === 'open' && hole.role === 'continue') ||
      (last.block === 'when' && (hole.role === 'continue' || (hole.role === 'close' && hole.block === 'choose'))));
  if (!joins) {
    holes.push(hole);
    return;
  }
  holes.pop();
  const kept = last.role === 'open' ? last : hole;
  holes.push({ ...kept, start: last.start, end: hole.end, inner: { start: last.inner.start, end: hole.inner.end } });
}

/** `<jsp:scriptlet>code</jsp:scriptlet>` and its like, as JSP documents have them. */
function readScript(
  source: string,
  start: number,
  library: string,
  action: string,
  reader: AngleReader,
): readonly Hole[] | undefined {
  if (library !== 'jsp' || !/^(?:scriptlet|expression|declaration)$/.test(action) || source[start + 1] === '/')
    return undefined;
  const from = start + library.length + action.length + 2;
  const closer = `</jsp:${action}>`;
  const close = reader.closer.plain(closer, from);
  if (close < 0) return undefined;
  const inner = { start: from + 1, end: Math.max(from + 1, close) };
  return codeHoles(source, { start, end: close + closer.length, inner, prints: action === 'expression' }, java);
}

function readAction(
  source: string,
  start: number,
  library: string,
  action: string,
  reader: AngleReader,
): readonly Hole[] {
  const isEnd = source[start + 1] === '/';
  const nameEnd = start + (isEnd ? 2 : 1) + library.length + 1 + action.length;
  const close = tagEnd(source, nameEnd, reader);
  if (close === undefined) return [];
  const { end, empty } = close;
  const whole = { start, end, inner: { start: start + 1, end: end - 1 } };
  const known = Object.hasOwn(blocks, action) ? blocks[action] : undefined;
  if (known !== undefined) {
    if (empty) return [{ kind: 'expression', ...whole }];
    const role = isEnd ? 'close' : 'open';
    const { block, conditional } = known;
    return [
      { kind: 'statement', ...whole, role, block, ...(role === 'open' && { conditional, rebinds: !conditional }) },
    ];
  }
  // The end of a branch belongs to no block by itself; its name tells what may be joined to it.
  if (branches.has(action)) {
    return [{ kind: 'statement', ...whole, ...(isEnd ? { block: 'when' } : { role: 'continue' as const }) }];
  }
  const names = /hx[-_:]ws/i.test(source.slice(start, end));
  const before = source[start - 1] ?? '';
  const inValue = /["'=:/?&,\w}]/.test(before);
  if (!silentLibraries.has(library) && (names || !(empty || inValue))) return [];
  return [{ kind: silentActions.has(action) ? 'statement' : 'expression', ...whole }];
}

/** Where a tag ends, past quoted values with scripting and expressions in them; undefined when it does not. */
function tagEnd(
  source: string,
  from: number,
  reader: AngleReader,
): { readonly end: number; readonly empty: boolean } | undefined {
  const limit = Math.min(source.length, from + 4000);
  let quote = '';
  for (let i = from; i < limit; i++) {
    const char = source[i] ?? '';
    if (char === '<' && source[i + 1] === '%') {
      i = Math.max(i, reader.at(i).end - 1);
    } else if ((char === '$' || char === '#') && source[i + 1] === '{') {
      const close = reader.closer.careful('}', i + 2, true);
      if (close < 0) return undefined;
      i = close;
    } else if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return { end: i + 1, empty: source[i - 1] === '/' };
  }
  return undefined;
}
