// A piece of a program with its strings and remarks painted over, as long as before: what is left are the language's own
// words and braces. Knows no language; a small table tells how one writes its strings.
import type { Range } from '../../source/edit.ts';

/** How a language writes strings and remarks. */
export interface CodeSyntax {
  /** What begins a remark that ends with its line. */
  readonly lineRemarks: readonly string[];
  readonly blockRemarks: readonly (readonly [open: string, close: string])[];
  /** The longest first: `"""` before `"`. */
  readonly quotes: readonly string[];
  /** How a string holds its own quote: `\"`, or `""`. */
  readonly escapes: 'backslash' | 'double';
  /** What before a quote makes the string one that doubles its quotes: C#'s `@"…"`. */
  readonly verbatim?: string;
}

/** What stands for a unit of a string. */
const painted = '_';

/** A piece of a program as its words alone. */
export interface BareCode {
  /** As long as the piece: strings as `_`, remarks as spaces. */
  readonly text: string;
  /** Where the remarks stand in the source. */
  readonly remarks: readonly Range[];
}

/** `[start, end)` of the source without strings and remarks. A quote that nothing closes is left as it is. Linear. */
export function bareCode(source: string, { start, end }: Range, syntax: CodeSyntax): BareCode {
  const code = source.slice(start, end);
  const parts: string[] = [];
  const remarks: Range[] = [];
  const unclosed = new Set<string>();
  const opener = openerOf(syntax);
  let done = 0;
  const paint = (from: number, until: number, fill: string) => {
    parts.push(code.slice(done, from), code.slice(from, until).replace(/[^\n]/g, fill));
    done = until;
    opener.lastIndex = until;
  };
  for (let found = opener.exec(code); found !== null; found = opener.exec(code)) {
    const { 0: sign, index } = found;
    const from = index + sign.length;
    const block = syntax.blockRemarks.find(([open]) => open === sign);
    if (syntax.quotes.includes(sign)) {
      if (unclosed.has(sign)) continue;
      const close = stringEnd(code, from, sign, escapesAt(code, index, syntax));
      if (close < 0) unclosed.add(sign);
      else paint(index, close, painted);
    } else {
      const closer = block?.[1] ?? '\n';
      const close = code.indexOf(closer, from);
      const until = close < 0 ? code.length : close + (block ? closer.length : 0);
      remarks.push({ start: start + index, end: start + until });
      paint(index, until, ' ');
    }
  }
  parts.push(code.slice(done));
  return { text: parts.join(''), remarks };
}

/** How the string that begins at `at` holds its own quote. */
export function escapesAt(code: string, at: number, { escapes, verbatim }: CodeSyntax): CodeSyntax['escapes'] {
  const sign = code[at - 1] === '$' ? code[at - 2] : code[at - 1];
  return verbatim !== undefined && sign === verbatim ? 'double' : escapes;
}

const openers = new WeakMap<CodeSyntax, RegExp>();

/** What begins a string or a remark; made once a language. */
function openerOf(syntax: CodeSyntax): RegExp {
  const known = openers.get(syntax) ?? newOpener(syntax);
  openers.set(syntax, known);
  known.lastIndex = 0;
  return known;
}

function newOpener({ quotes, lineRemarks, blockRemarks }: CodeSyntax): RegExp {
  const signs = [...quotes, ...blockRemarks.map(([open]) => open), ...lineRemarks];
  const escaped = signs.map((sign) => sign.replace(/[^\w]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'g');
}

/** Past the closing quote of a string whose content begins at `from`; -1 when there is none. */
export function stringEnd(code: string, from: number, quote: string, escapes: CodeSyntax['escapes']): number {
  let at = from;
  for (;;) {
    const close = code.indexOf(quote, at);
    if (close < 0) return -1;
    if (escapes === 'double') {
      if (!code.startsWith(quote, close + quote.length)) return close + quote.length;
      at = close + 2 * quote.length;
      continue;
    }
    let slashes = 0;
    while (close - slashes > from && code[close - slashes - 1] === '\\') slashes++;
    if (slashes % 2 === 0) return close + quote.length;
    at = close + 1;
  }
}
