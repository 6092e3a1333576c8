// Reads PHP's own code: where a piece ends (`?>` outside strings, block remarks and heredocs), and what it does to blocks.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import type { BareCode, CodeSyntax } from './bare-code.ts';
import { stringEnd } from './bare-code.ts';
import { type BlockEvent, BlockEvents } from './block-events.ts';
import { braceEvents } from './brace-blocks.ts';
import { type CodeLanguage, codeHoles } from './code-holes.ts';

/** How PHP writes strings and remarks, but for heredocs and for `?>`, which ends a remark. */
export const phpSyntax: CodeSyntax = {
  lineRemarks: ['//', '#'],
  blockRemarks: [['/*', '*/']],
  quotes: ['"', "'", '`'],
  escapes: 'backslash',
};

const alternative =
  /\b(?:(?:if|elseif|foreach|for|while|switch|declare)\b(?=\s*\()|else\b(?=\s*:)|case\b|default\b(?=\s*:)|end(?:if|foreach|for|while|switch|declare)\b)/g;

/** PHP in `<?php ?>`. */
export const php: CodeLanguage = {
  syntax: phpSyntax,
  events: (bare) => (writesAlternative(bare) ? alternativeEvents(bare) : braceEvents(bare)),
  // Only what plainly does no more than assign, declare or leave is known to be silent.
  prints: (bare) =>
    /\b(?:echo|print)\b/.test(bare) ||
    !bare
      .split(';')
      .every((one) =>
        /^\s*(?:$|\$[^=!<>(]*(?:[-+.*/?]?\??=(?![=>])|\+\+|--)|(?:use|namespace|break|continue|return|global|static|const|unset)\b)/.test(
          one,
        ),
      ),
  dangles: (bare) => /^\s*(?:\}?\s*else\s*)?(?:(?:if|for|foreach|while)\s*\([^{;:]*|else\s*)$/.test(bare),
};

/** Whether a piece writes some block as `if (…): … endif;`. */
function writesAlternative(bare: string): boolean {
  alternative.lastIndex = 0;
  for (let found = alternative.exec(bare); found !== null; found = alternative.exec(bare)) {
    const [word] = found;
    if (/^(?:end|case|default|else$)/.test(word)) return true;
    const close = parenthesisEnd(bare, found.index + word.length);
    if (close < 0) return false;
    if (colonAt(bare, close) !== undefined) return true;
  }
  return false;
}

function colonAt(bare: string, at: number): string | undefined {
  return /^\s*:(?!:)/.exec(bare.slice(at, at + 80))?.[0];
}

/** Blocks with colons, and braces among them. */
function alternativeEvents(bare: string): readonly BlockEvent[] {
  const events = new BlockEvents();
  const words = new RegExp(`${alternative.source}|[{}]`, 'g');
  for (let found = words.exec(bare); found !== null; found = words.exec(bare)) {
    const { 0: word, index } = found;
    const end = index + word.length;
    if (word === '{') events.open({ start: index, end }, '{', false);
    else if (word === '}') events.close({ start: index, end }, '{');
    else if (word.startsWith('end')) events.close({ start: index, end }, word.slice(3));
    else if (word === 'case' || word === 'default' || word === 'else') {
      const colon = bare.indexOf(':', end);
      events.branch({ start: index, end: colon < 0 ? end : colon + 1 });
    } else {
      const close = parenthesisEnd(bare, end);
      if (close < 0) break;
      const colon = colonAt(bare, close);
      if (colon === undefined) continue;
      const range = { start: index, end: close + colon.length };
      if (word === 'elseif') events.branch(range);
      else events.open(range, word, word === 'if');
      words.lastIndex = range.end;
    }
  }
  return events.list;
}

/** Past the parenthesis that closes the one at or after `from`; -1 when none does. */
function parenthesisEnd(bare: string, from: number): number {
  let depth = 0;
  const marks = /[()]/g;
  marks.lastIndex = from;
  for (let found = marks.exec(bare); found !== null; found = marks.exec(bare)) {
    depth += found[0] === '(' ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return -1;
}

const marks = /\?>|["'`]|\/\/|#(?!\[)|\/\*|<<<[ \t]*(["']?)([A-Za-z_]\w*)\1\r?\n/g;

/** Code from `from` on: its words, and where it ends. `close` is the `?>`, undefined where the file ends with the code. */
export function readPhp(source: string, from: number): { readonly bare: BareCode; readonly close: Range | undefined } {
  const parts: string[] = [];
  const remarks: Range[] = [];
  let done = from;
  const paint = (start: number, end: number, fill: string) => {
    parts.push(source.slice(done, start), source.slice(start, end).replace(/[^\n]/g, fill));
    done = end;
    marks.lastIndex = end;
  };
  marks.lastIndex = from;
  for (let found = marks.exec(source); found !== null; found = marks.exec(source)) {
    const { 0: sign, 2: label, index } = found;
    if (sign === '?>') {
      parts.push(source.slice(done, index));
      return { bare: { text: parts.join(''), remarks }, close: { start: index, end: index + 2 } };
    }
    if (label !== undefined) {
      const ends = new RegExp(`\\n[ \\t]*${label}\\b`, 'g');
      ends.lastIndex = index + sign.length - 1;
      const last = ends.exec(source);
      paint(index, last === null ? source.length : last.index + last[0].length, '_');
    } else if (sign === '/*') {
      const close = source.indexOf('*/', index + 2);
      const end = close < 0 ? source.length : close + 2;
      remarks.push({ start: index, end });
      paint(index, end, ' ');
    } else if (sign === '//' || sign === '#') {
      const ends = /\r?\n|\?>/g;
      ends.lastIndex = index;
      const end = ends.exec(source)?.index ?? source.length;
      remarks.push({ start: index, end });
      paint(index, end, ' ');
    } else {
      const end = stringEnd(source, index + 1, sign, 'backslash');
      paint(index, end < 0 ? source.length : end, '_');
    }
  }
  parts.push(source.slice(done));
  return { bare: { text: parts.join(''), remarks }, close: undefined };
}

const opener = /<\?(?:php\b|=|(?!xml))/gi;

/** The holes of what begins with `<?` at `start`, and where to go on; undefined where that is an XML declaration. */
export function phpPiece(
  source: string,
  start: number,
): { readonly holes: readonly Hole[]; readonly end: number } | undefined {
  opener.lastIndex = start;
  const found = opener.exec(source);
  if (found === null || found.index !== start) return undefined;
  const from = start + found[0].length;
  const { bare, close } = readPhp(source, from);
  const inner = { start: from, end: close?.start ?? source.length };
  // The line end straight behind `?>` belongs to it, and is not printed: what follows it without a blank is joined on.
  const newline = close === undefined ? '' : (/^\r?\n(?=\S)/.exec(source.slice(close.end, close.end + 3))?.[0] ?? '');
  const end = (close?.end ?? source.length) + newline.length;
  const piece = { start, end, inner, bare, prints: found[0].endsWith('=') };
  // Code to the end of the file governs nothing behind it.
  if (close === undefined)
    return { holes: codeHoles(source, piece, { ...php, events: () => [], dangles: () => false }), end };
  return { holes: codeHoles(source, piece, php), end };
}

/** The holes of a file in which nothing but `<? ?>` is a hole. */
export function phpHoles(source: string): readonly Hole[] {
  const holes: Hole[] = [];
  let at = source.indexOf('<?');
  while (at >= 0) {
    const piece = phpPiece(source, at);
    if (piece !== undefined) for (const hole of piece.holes) holes.push(hole);
    at = source.indexOf('<?', piece?.end ?? at + 2);
  }
  return holes;
}
