// Where Markdown has code: fences with what they say they hold, in quotes and lists too, and code in the middle of a
// line. HTML blocks and comments hold neither (CommonMark 4.5, 4.6, 6.1). Knows no language by name.
import type { Range } from '../../source/edit.ts';
import { lineAt, nextLine } from './indented-lines.ts';

/** The content of a fence: whole lines. */
export interface Fence extends Range {
  /** The first word of the info string, lower case; empty for none. */
  readonly info: string;
  /** What stands before each of its lines, where that is a quote's marks; and the lines without it. */
  readonly prefix: string;
  readonly lines: readonly Range[];
}

/** The code of a text. */
export interface MarkdownCode {
  readonly fences: readonly Fence[];
  /** Without the backticks. */
  readonly spans: readonly Range[];
}

const opening = /^((?:[ \t]*>)*)[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})[ \t]*(.*)$/;
const quoteMarks = /^(?:[ \t]*>)*/;
const htmlBlock = /^ {0,3}<\/?[A-Za-z]/;
/** A tag inside a line; backticks in it are its own. */
const inlineTag = /^<\/?[A-Za-z][^<>"'`]*(?:(?:"[^"<]*"|'[^'<]*')[^<>"'`]*)*>/;
const tagLimit = 300;

/** The code of a Markdown text, in order. */
export function markdownCode(source: string): MarkdownCode {
  const fences: Fence[] = [];
  const spans: Range[] = [];
  let paragraph = -1; // where the paragraph began that is going on
  const finish = (end: number) => {
    if (paragraph >= 0) spansIn(source, paragraph, end, spans);
    paragraph = -1;
  };
  for (let start = 0; start < source.length; ) {
    const line = lineAt(source, start);
    const text = source.slice(line.start, line.end);
    const marks = quoteMarks.exec(text)?.[0] ?? '';
    if (text.slice(marks.length).trim() === '') {
      finish(line.start);
      start = nextLine(source, line);
      continue;
    }
    if (/^\s*<!--/.test(text)) {
      finish(line.start);
      const close = source.indexOf('-->', line.start);
      start = close < 0 ? source.length : nextLine(source, lineAt(source, close));
      continue;
    }
    const open = opening.exec(text);
    if (open !== null && !(open[2]?.startsWith('`') && open[3]?.includes('`'))) {
      finish(line.start);
      const fence = fenceFrom(source, nextLine(source, line), open);
      fences.push(fence.content);
      start = fence.behind;
      continue;
    }
    if (htmlBlock.test(text)) {
      finish(line.start);
      start = behindParagraph(source, start);
      continue;
    }
    if (paragraph < 0) paragraph = line.start;
    start = nextLine(source, line);
  }
  finish(source.length);
  return { fences, spans };
}

/** The fence whose content begins at `start`, and where what follows it begins. */
function fenceFrom(
  source: string,
  start: number,
  [, quote = '', marks = '', info = '']: RegExpExecArray,
): { readonly content: Fence; readonly behind: number } {
  const depth = quote.split('>').length - 1;
  const lines: Range[] = [];
  let prefix: string | undefined;
  let at = start;
  let behind = source.length;
  while (at < source.length) {
    const line = lineAt(source, at);
    const text = source.slice(line.start, line.end);
    const own = ownMarks(text, depth);
    if (own === undefined) {
      behind = at; // the quote ended, and the fence with it
      break;
    }
    const next = nextLine(source, line);
    const rest = text.slice(own.length).trim();
    if (rest.length >= marks.length && rest === (marks[0] ?? '').repeat(rest.length)) {
      behind = next;
      break;
    }
    prefix ??= own;
    lines.push({ start: line.start + own.length, end: next });
    at = next;
  }
  const word = /^[{.\s]*([\w+#-]+)/.exec(info)?.[1]?.toLowerCase() ?? '';
  const end = lines.at(-1)?.end ?? start;
  return { content: { start, end, info: word, prefix: depth === 0 ? '' : (prefix ?? ''), lines }, behind };
}

/** The marks of `depth` quotes at the beginning of a line, with the space behind them; undefined where they are fewer. */
function ownMarks(text: string, depth: number): string | undefined {
  if (depth === 0) return '';
  const all = quoteMarks.exec(text)?.[0] ?? '';
  let end = 0;
  for (let i = 0; i < depth; i++) {
    end = all.indexOf('>', end) + 1;
    if (end === 0) return undefined;
  }
  return text.slice(0, text[end] === ' ' ? end + 1 : end);
}

/** Where the blank line is, or the end, that ends what goes on at `start`. */
function behindParagraph(source: string, start: number): number {
  let at = start;
  while (at < source.length) {
    const line = lineAt(source, at);
    if (line.text === line.end) return at;
    at = nextLine(source, line);
  }
  return at;
}

/** Code between runs of backticks of one length; what no run closes is text. */
function spansIn(source: string, start: number, end: number, spans: Range[]): void {
  const text = source.slice(start, end);
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = runs.get(run.length);
    if (places === undefined) runs.set(run.length, [index]);
    else places.push(index);
  }
  if (runs.size === 0) return;
  const used = new Map<number, number>();
  const marks = /`+|<(?=[A-Za-z/])|\\[\s\S]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [token] = mark;
    if (token.startsWith('\\')) continue;
    if (token === '<') {
      const tag = inlineTag.exec(text.slice(mark.index, mark.index + tagLimit))?.[0];
      if (tag !== undefined) marks.lastIndex = mark.index + tag.length;
      continue;
    }
    const { length } = token;
    const places = runs.get(length) ?? [];
    let next = used.get(length) ?? 0;
    while ((places[next] ?? end) <= mark.index) next++;
    used.set(length, next);
    const close = places[next];
    if (close === undefined) continue;
    spans.push({ start: start + mark.index + length, end: start + close });
    marks.lastIndex = close + length;
  }
}
