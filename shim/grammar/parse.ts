// Reads an hx-ws value into clauses, each with its place in the value. Pure: it knows no DOM, and no value makes it throw.
import type { Clause } from './clause.ts';

// Where a clause begins:
//                connect:/x   connect /x   send   send:submit
const BEGINNING = /^(connect|send)(?:[:\s]|$)/;

/** The clauses of a value in the order written. Ranges are 0-based, half-open, in UTF-16 units of `value`. */
export function parseHxWs(value: string): readonly Clause[] {
  const clauses: Clause[] = [];
  const words = [...blankSeparatingCommas(value).matchAll(/\S+/g)];
  for (let i = 0; i < words.length; i++) {
    const { 0: text, index: start } = words[i] as RegExpExecArray;
    const verb = BEGINNING.exec(text)?.[1];
    let end = start + text.length;
    if (!verb) {
      clauses.push({ kind: 'unknown', start, end, text });
    } else if (verb === 'send') {
      clauses.push({ kind: 'send', start, end, suffix: end > start + 4 ? text.slice(5) : undefined });
    } else {
      let spelling: 'colon' | 'space' | 'bare' = 'colon';
      let urlStart = start + 8;
      if (urlStart > end) {
        const next = words[i + 1];
        spelling = 'bare';
        urlStart = end;
        if (next && !BEGINNING.test(next[0])) {
          i++;
          spelling = 'space';
          urlStart = next.index;
          end = urlStart + next[0].length;
        }
      }
      const urlRange = { start: urlStart, end };
      clauses.push({ kind: 'connect', start, end, url: value.slice(urlStart, end), urlRange, spelling });
    }
  }
  return clauses;
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
