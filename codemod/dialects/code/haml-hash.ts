// A hash of attributes in Haml: its entries with their keys in every form that Ruby has, told as attributes. What prints
// under another name (`hx_ws:`) is no attribute of htmx's. Knows no attribute's meaning.
import type { Range } from '../../source/edit.ts';
import { rubyLiterals } from './joined-literal.ts';
import type { Rendition } from './rendition.ts';
import { rubyBracketEnd, rubyExpressionEnd } from './ruby-text.ts';
import { goneFrom, type Listing, tellAttribute } from './told-attribute.ts';

interface Entry {
  /** Where the key begins, colon and quotes included. */
  readonly from: number;
  readonly name: Range;
  /** What stands before the name, and between it and the value. */
  readonly before: string;
  readonly sign: string;
  readonly value: Range;
}

/** `'hx-ws': 1`, `"hx-ws" => 1`, `:'hx-ws' => 1`, `:hx_ws => 1`, `hx_ws: 1`. */
const key = /(:?(["']))([^"'#\\]+)\2(\s*=>\s*|:\s*)|(:?)([A-Za-z_]\w*)(\s*=>\s*|:(?!:)\s*)/y;

/** Tells the entries between `start` and `end`, the braces left out; `prefix` is that of a hash in a hash (`data-`). */
export function tellHash(to: Rendition, source: string, start: number, end: number, prefix = ''): void {
  const entries = entriesIn(source, start, end);
  let at = start;
  for (const [i, item] of entries.entries()) {
    between(to, source, at, item.start);
    at = item.end;
    const { entry } = item;
    if (entry === undefined) {
      to.put(' ', item.start);
      to.hole(item.start, item.end, 'expression');
      continue;
    }
    const name = source.slice(entry.name.start, entry.name.end);
    const quoted = /["']/.test(entry.before);
    const data = prefix === '' && name === 'data' && source[entry.value.start] === '{';
    if (data && rubyBracketEnd(source, entry.value.start, item.end) === item.end) {
      to.hole(item.start, entry.value.start + 1, 'statement');
      tellHash(to, source, entry.value.start + 1, item.end - 1, 'data-');
      to.hole(item.end - 1, item.end, 'statement');
      continue;
    }
    if (!quoted && prefix === '' && name.includes('_')) {
      // It prints `hx_ws`: nothing that htmx reads, and so nothing that an expression of it says.
      to.hole(item.start, item.end, 'expression');
      continue;
    }
    const listing: Listing = {
      valued: true,
      separator: ',',
      sign: entry.sign,
      quote: /["']/.exec(source[entry.value.start] ?? '')?.[0] ?? '"',
      key: (written) => keyed(written.slice(prefix.length), entry.before, quoted, prefix !== ''),
      ...goneFrom(item, entries[i - 1], entries[i + 1]),
    };
    const attribute = { name: entry.name, from: entry.from, inner: entry.value, end: item.end, listing };
    tellAttribute(to, source, prefix === '' ? attribute : { ...attribute, prefix }, rubyLiterals);
  }
  between(to, source, at, end);
  to.put(' ', end);
}

/** A key in the form of the one that is there; with a colon in it, a symbol needs quotes. */
function keyed(name: string, before: string, quoted: boolean, underscored: boolean): string | undefined {
  if (quoted) return before + name;
  if (!underscored) return undefined;
  if (name.includes(':')) return `${before}'${name}'`; // `'hx-ws:send': ''`, `:'hx-ws:send' => ''`
  return before + name.replaceAll('-', '_');
}

function entriesIn(
  source: string,
  start: number,
  end: number,
): readonly (Range & { readonly entry: Entry | undefined })[] {
  const found: (Range & { readonly entry: Entry | undefined })[] = [];
  for (let at = start; at < end; ) {
    at += /^[\s,]*/.exec(source.slice(at, end))?.[0].length ?? 0;
    if (at >= end) break;
    const stop = rubyExpressionEnd(source, at, end);
    const last = at + source.slice(at, stop).trimEnd().length;
    found.push({ start: at, end: last, entry: entryAt(source, at, last) });
    at = stop;
  }
  return found;
}

function entryAt(source: string, start: number, end: number): Entry | undefined {
  key.lastIndex = start;
  const match = key.exec(source);
  if (match === null || start + match[0].length >= end) return undefined;
  const [whole, open = '', quote = '', quotedName, quotedSign = '', colon = '', bare = '', bareSign = ''] = match;
  const before = quotedName === undefined ? colon : open;
  // `a ? b : c`, `:a: 1`
  if (quotedName === undefined && colon === ':' && bareSign.startsWith(':')) return undefined;
  const nameStart = start + before.length;
  const name = { start: nameStart, end: nameStart + (quotedName ?? bare).length };
  const sign = quotedName === undefined ? bareSign : quote + quotedSign;
  return { from: start, name, before, sign, value: { start: start + whole.length, end } };
}

/** White space and commas. */
function between(to: Rendition, source: string, start: number, end: number): void {
  const comma = source.slice(start, end).indexOf(',');
  if (comma < 0) return to.copy(start, end);
  to.copy(start, start + comma);
  to.put(' ', start + comma);
  to.copy(start + comma + 1, end);
}
