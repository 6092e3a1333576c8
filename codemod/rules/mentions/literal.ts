// Reads what a program wrote next to the attribute's name: the literal that it gives it, in whatever quotes. Bounded looks only.
import { parseHxWs } from '../../../shim/grammar/index.ts';
import type { Range } from '../../source/edit.ts';

/** A literal in code. `range` is without its quotes. */
export interface Literal {
  readonly text: string;
  readonly range: Range;
  /** As written, escapes included: `"`, `\"`, `&quot;`; empty for none. */
  readonly quote: string;
}

/** How far to look for the end of a literal, in UTF-16 units. */
const reach = 400;

const opening = /^\s*(\\*["'`]|&quot;|&#(?:34|39|x22|x27);)/i;

/** The quoted literal at `offset`, white space before it allowed; undefined when there is none or it does not end. */
export function literalAt(source: string, offset: number): Literal | undefined {
  const near = source.slice(offset, offset + reach);
  const quote = opening.exec(near);
  if (quote?.[1] === undefined) return undefined;
  const start = quote[0].length;
  const end = near.indexOf(quote[1], start);
  if (end < 0) return undefined;
  return { text: near.slice(start, end), range: { start: offset + start, end: offset + end }, quote: quote[1] };
}

/** What a literal says, where the grammar understands all of it. */
export function verbsOf(text: string): { readonly url: string | undefined; readonly send: boolean } | undefined {
  const clauses = parseHxWs(text);
  if (clauses.some(({ kind }) => kind === 'unknown')) return undefined;
  const connect = clauses.find((clause) => clause.kind === 'connect');
  if (connect !== undefined && connect.url === '') return undefined;
  return { url: connect?.url, send: clauses.some(({ kind }) => kind === 'send') };
}

/** Whether a text names a verb at all, if only at the beginning of something joined together. */
export function namesVerb(text: string): boolean {
  return /\bconnect:|^\s*connect\b|^\s*send\b/.test(text);
}

/** A value without quotes at `offset`, as HTML allows it: only one that names a verb. */
export function bareWordAt(source: string, offset: number): Literal | undefined {
  const word = /^[\w:/.?&-]+/.exec(source.slice(offset, offset + reach))?.[0];
  if (word === undefined || !namesVerb(word)) return undefined;
  return { text: word, range: { start: offset, end: offset + word.length }, quote: '' };
}
