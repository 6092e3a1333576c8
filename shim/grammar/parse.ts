// Reads an hx-ws value into clauses, each with its place in the value. Pure: it knows no DOM, and no value makes it throw.
import type { Clause } from './clause.ts';

// Where a clause begins:
//                connect:/x   connect /x   send   send:submit
const BEGINNING = /^(connect|send)(?:[:\s]|$)/;

// One clause, where every separator is white space:
//              connect :/x      /x, unless a clause begins there          send :submit         anything else
const CLAUSE = /(connect)(?::(\S*)|\s+(?!(?:connect|send)(?:[:\s]|$))(\S+)|(?!\S))|(send)(?::(\S*)|(?!\S))|\S+/g;

/**
 * The clauses of a value as they are matched, in the order written: the text, `connect`, the URL after a colon or after
 * white space, `send`, what follows its colon. Of two verbs, the one that is not there is undefined.
 */
export const matchClauses = (value: string): Iterable<RegExpExecArray> => blankSeparatingCommas(value).matchAll(CLAUSE);

/** The clauses of a value in the order written. Ranges are 0-based, half-open, in UTF-16 units of `value`. */
export const parseHxWs = (value: string): readonly Clause[] => Array.from(matchClauses(value), toClause);

function toClause(match: RegExpExecArray): Clause {
  const { 0: text, 1: connect, 2: afterColon, 3: afterSpace, 4: send, 5: suffix, index: start } = match;
  const end = start + text.length;
  if (send) return { kind: 'send', start, end, suffix };
  if (!connect) return { kind: 'unknown', start, end, text };
  const url = afterColon ?? afterSpace ?? '';
  const spelling = afterSpace ? 'space' : afterColon === undefined ? 'bare' : 'colon';
  return { kind: 'connect', start, end, url, urlRange: { start: end - url.length, end }, spelling };
}

/**
 * The value with a space for every comma that separates clauses: those before the beginning of a clause, and those at
 * either end. Any other comma is part of a clause, most often of a query (`connect:/x?ids=1,2`).
 * Goes from right to left, since `send,` begins a clause only where its own comma separates: one pass, whatever the value.
 */
function blankSeparatingCommas(value: string): string {
  const parts = value.split(/([\s,]+)/); // text at even places (empty only at the ends), the gaps between at odd ones
  for (let i = parts.length - 1; i > 0; i -= 2) {
    const text = parts[i];
    const gap = parts[i - 1] as string;
    if (!text || (i < 3 && !parts[0]) || BEGINNING.test(text + (parts[i + 1] ?? ''))) {
      parts[i - 1] = gap.replace(/,/g, ' ');
    }
  }
  return parts.join('');
}
