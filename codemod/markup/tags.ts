// Finds where tags, comments and raw text begin and end in a masked text, as HTML's tokenizer would (HTML standard,
// 13.2.5). It looks at no attribute: parse5 reads those, in the few tags that matter. Knows no template language.
import type { Range } from '../source/edit.ts';

/** What stands for a hole that prints: one of these for each unit of it. Part of names and values, never white space. */
export const opaque = '\uFFFC';

/** A tag of the document. */
export interface Tag extends Range {
  readonly kind: 'start' | 'end';
  /** Lower case; what stands before the first hole, so `div` for `<div{{ attrs }}` and empty for `<{{ name }}`. */
  readonly name: string;
  readonly selfClosing: boolean;
}

/** A stretch of the document that is neither tags nor text. */
export interface Region extends Range {
  /** `text` is raw text that a reader sees or that nothing reads (`<textarea>`, `<title>`, `<xmp>`); `cut` is a tag that never ends. */
  readonly kind: 'comment' | 'script' | 'style' | 'text' | 'declaration' | 'cut';
  /** Without the delimiters. */
  readonly inner: Range;
  /** The start tag of a `script`, `style` or `text`. */
  readonly tag?: Tag;
}

/** Tags and regions, each sorted and disjoint. */
export interface Scan {
  readonly tags: readonly Tag[];
  readonly regions: readonly Region[];
}

const rawText = new Map<string, Region['kind']>([
  ['script', 'script'],
  ['style', 'style'],
  ['textarea', 'text'],
  ['title', 'text'],
  ['xmp', 'text'],
  ['iframe', 'text'],
  ['noembed', 'text'],
  ['noframes', 'text'],
  ['plaintext', 'text'],
]);

const white = /[\t\n\f\r ]/;
const nameEnd = /[\t\n\f\r />]/g;
const tagStart = /[A-Za-z\uFFFC]/;

/** Scans `[from, to)` of a masked text, which begins outside any tag. */
export function scanTags(masked: string, from: number, to: number, markup: 'html' | 'xml'): Scan {
  const text = to === masked.length ? masked : masked.slice(0, to);
  const tags: Tag[] = [];
  const regions: Region[] = [];
  let foreign = 0; // open <svg> and <math> elements: there `/>` closes, CDATA is text, <style> and <title> may be empty
  let at = from;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start < 0) break;
    const next = text[start + 1] ?? '';
    if (tagStart.test(next) || (next === '/' && tagStart.test(text[start + 2] ?? ''))) {
      const tag = readTag(text, start, next === '/');
      if (tag === undefined) {
        regions.push({ kind: 'cut', start, end: text.length, inner: { start: start + 1, end: text.length } });
        break;
      }
      tags.push(tag);
      at = tag.end;
      if (tag.name === 'svg' || tag.name === 'math') {
        if (tag.kind === 'end') foreign = Math.max(0, foreign - 1);
        else if (!tag.selfClosing) foreign++;
      }
      const kind = tag.kind === 'start' ? rawText.get(tag.name) : undefined;
      if (kind === undefined || ((markup === 'xml' || foreign > 0) && (tag.selfClosing || kind === 'text'))) continue;
      const end = tag.name === 'plaintext' ? text.length : rawTextEnd(text, tag);
      regions.push({ kind, start: tag.end, end, inner: { start: tag.end, end }, tag });
      at = end;
      continue;
    }
    if (next !== '!' && next !== '?' && next !== '/') {
      at = start + 1;
      continue;
    }
    const region = readDeclaration(text, start, next, markup === 'xml' || foreign > 0, markup);
    regions.push(region);
    at = region.end;
  }
  return { tags, regions };
}

/** The tag at `start`, or undefined when the text ends first. */
function readTag(text: string, start: number, isEnd: boolean): Tag | undefined {
  const nameStart = start + (isEnd ? 2 : 1);
  nameEnd.lastIndex = nameStart;
  let at = nameEnd.exec(text)?.index ?? text.length;
  const read = text.slice(nameStart, at).toLowerCase();
  const hole = read.indexOf(opaque);
  const name = hole < 0 ? read : read.slice(0, hole);
  let slash = false;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '>') return { kind: isEnd ? 'end' : 'start', name, selfClosing: slash, start, end: at + 1 };
    slash = char === '/';
    if (slash || white.test(char)) at++;
    else at = afterAttribute(text, at);
  }
  return undefined;
}

/** Where the attribute at `at` ends: past its value; at the text's end when a quote never closes. */
function afterAttribute(text: string, at: number): number {
  let i = at + 1; // a leading `=` is part of the name
  while (i < text.length && !/[\t\n\f\r />=]/.test(text[i] ?? '')) i++;
  let value = i;
  while (value < text.length && white.test(text[value] ?? '')) value++;
  if (text[value] !== '=') return i;
  value++;
  while (value < text.length && white.test(text[value] ?? '')) value++;
  const quote = text[value];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, value + 1);
    return close < 0 ? text.length : close + 1;
  }
  while (value < text.length && !/[\t\n\f\r >]/.test(text[value] ?? '')) value++;
  return value;
}

/** `<!-- -->`, `<!doctype>`, `<![CDATA[ ]]>`, `<? >` and the bogus comments `<!x>` and `</ >`. */
function readDeclaration(text: string, start: number, next: string, cdata: boolean, markup: 'html' | 'xml'): Region {
  const until = (kind: Region['kind'], innerStart: number, closer: string): Region => {
    const close = text.indexOf(closer, innerStart);
    const innerEnd = close < 0 ? text.length : close;
    const end = close < 0 ? text.length : close + closer.length;
    return { kind, start, end, inner: { start: Math.min(innerStart, innerEnd), end: innerEnd } };
  };
  if (text.startsWith('<!--', start)) {
    const empty = /^<!--(?:-?>)/.exec(text.slice(start, start + 6));
    if (empty) {
      const end = start + empty[0].length;
      return { kind: 'comment', start, end, inner: { start: end, end } };
    }
    const ends = markup === 'xml' ? /-->/g : /--!?>/g;
    ends.lastIndex = start + 4;
    const close = ends.exec(text);
    const innerEnd = close?.index ?? text.length;
    const end = close === null ? text.length : close.index + close[0].length;
    return { kind: 'comment', start, end, inner: { start: Math.min(start + 4, innerEnd), end: innerEnd } };
  }
  if (cdata && text.startsWith('<![CDATA[', start)) return until('text', start + 9, ']]>');
  if (markup === 'xml' && next === '?') return until('declaration', start + 2, '?>');
  return until('declaration', start + 2, '>');
}

/** Where the raw text of a tag ends: at its end tag, or with the text. */
function rawTextEnd(text: string, tag: Tag): number {
  if (tag.name === 'script') return scriptEnd(text, tag.end);
  const ends = new RegExp(`</${tag.name}(?=[\\t\\n\\f\\r />])`, 'gi');
  ends.lastIndex = tag.end;
  return ends.exec(text)?.index ?? text.length;
}

/** A script also holds `<!-- <script> </script> -->`, in which the first end tag does not end it (13.2.5.15 to 31). */
function scriptEnd(text: string, from: number): number {
  const marks = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;
  marks.lastIndex = from;
  let state: 'data' | 'escaped' | 'double' = 'data';
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '<!--') {
      if (state === 'data') state = 'escaped';
      marks.lastIndex = mark.index + 2; // its own dashes may end it again: <!-->
    } else if (mark[0] === '-->') state = 'data';
    else if (mark[1] === '/') {
      if (state !== 'double') return mark.index;
      state = 'escaped';
    } else if (state === 'escaped') state = 'double';
  }
  return text.length;
}
