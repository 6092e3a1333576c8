// What an hx-ws value means, read twice: with its holes opaque and with its holes printing nothing. Where the two
// readings differ, nobody can know the verb before the template runs, and the value is refused.
import { type Clause, parseHxWs } from '../../shim/grammar/index.ts';
import { decodeValue } from '../markup/attributes.ts';
import type { Branches } from '../markup/branches.ts';
import type { MarkupDocument } from '../markup/document.ts';
import { opaque } from '../markup/tags.ts';
import type { Range } from '../source/edit.ts';
import { type Hole, withTrimmed } from '../source/hole.ts';
import { cutOut, paintOver } from '../source/mask.ts';

/** What a value says. `connect`'s range is that of the URL in the file. */
export interface Meaning {
  readonly connect: { readonly url: Range; readonly old: boolean } | undefined;
  readonly send: { readonly old: boolean } | undefined;
  /** The verb of its first clause; `extension` for an empty value. */
  readonly first: 'connect' | 'send' | 'extension';
}

/** Why a value cannot be rewritten. */
export interface Refusal {
  readonly code: 'dynamic-value' | 'in-code' | 'unknown-clause' | 'missing-url' | 'conflict';
  readonly args: Readonly<Record<string, string>>;
}

/** What the value in `range` of the file means, or why it is refused. */
export function meaningOf(document: MarkupDocument, branches: Branches, range: Range): Meaning | Refusal {
  const holes = document.holesIn(range);
  const raw = document.text(range);
  const silenced = withTrimmed(document.source, holes);
  const painted = paintOver(
    raw,
    silenced.map(({ start, end }) => ({
      start: Math.max(start, range.start) - range.start,
      end: Math.min(end, range.end) - range.start,
      fill: opaque,
    })),
  );
  const decoded = decodeValue(painted);
  const clauses = parseHxWs(decoded.text);
  const silent =
    holes.length === 0
      ? clauses
      : parseHxWs(decodeValue(cutOut(document.source, range.start, range.end, silenced).text).text);
  const unknown = clauses.find(({ kind }) => kind === 'unknown');
  if (unknown !== undefined || !sameVerbs(clauses, silent)) {
    if (holes.length > 0) return { code: 'dynamic-value', args: { value: raw } };
    if (seemsForeign.test(raw)) return unread(raw);
    return { code: 'unknown-clause', args: { clause: unknown?.kind === 'unknown' ? unknown.text : raw } };
  }
  const connects = clauses.filter((clause) => clause.kind === 'connect');
  if (connects.length > 1) return { code: 'conflict', args: { reason: 'two-connects', value: raw } };
  const [connect] = connects;
  if (connect !== undefined && connect.url === '') return { code: 'missing-url', args: { value: raw } };
  const url = connect && {
    start: range.start + decoded.rawOffset(connect.urlRange.start),
    end: range.start + decoded.rawOffset(connect.urlRange.end),
  };
  if (url !== undefined && cutsOff(document.text(url))) return unread(raw);
  // A statement goes along inside the URL, with its whole block, or nowhere.
  const stray = holes.some((hole) => {
    const block = hole.role === undefined ? undefined : branches.blockOf(hole);
    const [start, end] = [block?.open.start ?? hole.start, block?.close.end ?? hole.end];
    const within = url !== undefined && url.start <= start && end <= url.end;
    return hole.kind !== 'expression' && hole.kind !== 'raw' && !(within && (hole.role === undefined || block));
  });
  const prints = holes.some((hole) => printsClause(document.source, hole, range));
  if (stray || prints) return { code: 'dynamic-value', args: { value: raw } };
  const sends = clauses.filter((clause) => clause.kind === 'send');
  const first = clauses[0]?.kind;
  return {
    connect: connect && url && { url, old: connect.spelling === 'space' },
    send: sends.length === 0 ? undefined : { old: sends.some(({ suffix }) => suffix !== undefined) },
    first: first === 'connect' || first === 'send' ? first : 'extension',
  };
}

/** Whether one of the strings in a hole, printed where the hole stands, begins another clause: `{{ ',send' if a }}`. */
function printsClause(source: string, { kind, start, inner }: Hole, value: Range): boolean {
  if (kind === 'statement' || kind === 'comment') return false;
  const apart = start > value.start && /[\s,]/.test(source[start - 1] ?? '');
  const code = source.slice(Math.max(inner.start, value.start), Math.min(inner.end, value.end));
  return [...code.matchAll(/(["'`])(.*?)\1/gs)].some(({ 2: text = '' }) => {
    if (!/send|connect/i.test(text)) return false;
    const [, ...more] = parseHxWs(`connect:x${apart ? ',' : ''}${text}`);
    return more.some(({ kind }) => kind !== 'unknown');
  });
}

function sameVerbs(a: readonly Clause[], b: readonly Clause[]): boolean {
  return a.length === b.length && a.every((clause, i) => clause.kind === b[i]?.kind);
}

/** What other languages write where a value should be: a delimiter of theirs, an escaped quote, a whole string. */
const seemsForeign = /<[%?]|[%?]>|[$#@]?\{|\$\w|@\w|\\["'`]|^["'`]|&&|=>/;

/** Whether a URL ends inside an expression of another language, which a quote or white space cut off. */
function cutsOff(url: string): boolean {
  return [
    ['<%', '%>'],
    ['<?', '?>'],
    ['{', '}'],
  ].some(([open = '', close = '']) => url.split(open).length > url.split(close).length);
}

function unread(raw: string): Refusal {
  if (!/(?:^|[^\w-])(?:connect:|send\b)/.test(raw))
    return { code: 'dynamic-value', args: { value: raw, reason: 'language' } };
  return { code: 'in-code', args: { value: raw, language: 'template' } };
}
