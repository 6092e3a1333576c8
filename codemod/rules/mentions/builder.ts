// Names as builders of markup write them, in the many languages that have one: `hxWs_ "send"`, `attr "hx-ws" "send"`,
// `{:hx-ws "send"}`. It sees a name with what stands around it, and knows how the new ones would be written there.
import type { Range } from '../../source/edit.ts';

/** A way to write attributes. */
export interface Builder {
  /** Everything up to the value. */
  readonly head: Range;
  write(name: string, code: string): string;
  /** What stands between two attributes. */
  readonly join: string;
  /** White space ends the value: it is one form, or one argument. */
  readonly single?: true;
}

/** How far to look around a name, in UTF-16 units. */
const reach = 120;

/** The builder whose attribute `name` is; undefined where it is none of these. */
export function readBuilder(source: string, name: Range): Builder | undefined {
  const before = source.slice(Math.max(0, name.start - reach), name.start);
  const after = source.slice(name.end, name.end + reach);
  const text = source.slice(name.start, name.end);

  if (/^_?hxws_?$/i.test(text)) return named(text, after, name);

  // {:hx-ws "send"}
  if (/(?:^|[\s{,(])(?:::?)$/.test(before)) {
    const sign = /^[\s,]+(?=["(\w@])/.exec(after)?.[0];
    if (sign === undefined) return undefined;
    const write = (key: string, code: string) => `:${key} ${code}`;
    return { head: { start: name.start - 1, end: name.end + sign.length }, write, join: ' ', single: true };
  }

  const quoted = /"$/.test(before) && after.startsWith('"');
  if (!quoted) return undefined;
  // attr("hx-ws") := "send"
  const assigned = /^"\s*\)\s*:=\s*/.exec(after)?.[0];
  const call = /[\w.]+\(\s*"$/.exec(before)?.[0];
  if (assigned !== undefined && call !== undefined) {
    const head = { start: name.start - call.length, end: name.end + assigned.length };
    return { head, write: (key, code) => call + key + assigned + code, join: ', ' };
  }
  // .custom(name: "hx-ws", value: "send")
  const labelled = /\.?\w+\(\s*\w+:\s*"$/.exec(before)?.[0];
  const label = /^"\s*,\s*(?:\w+:\s*)?(?=")/.exec(after)?.[0];
  if (labelled !== undefined && label !== undefined) {
    const head = { start: name.start - labelled.length, end: name.end + label.length };
    return { head, write: (key, code) => `${labelled}${key}${label}${code})`, join: ', ' };
  }
  // ("hx-ws", "send")
  const pair = /(?:^|[^\w\s])\s*([([]\s*")$/.exec(before)?.[1];
  const comma = /^"\s*,\s*(?=")/.exec(after)?.[0];
  if (pair !== undefined && comma !== undefined) {
    const end = pair.startsWith('(') ? ')' : ']';
    const head = { start: name.start - pair.length, end: name.end + comma.length };
    return { head, write: (key, code) => pair + key + comma + code + end, join: ', ' };
  }
  // makeAttribute "hx-ws" "send", attr "hx-ws" "send", {"hx-ws" "send"}
  const sign = /^"[ \t]+(?=["(\w])/.exec(after)?.[0];
  if (sign === undefined || /^"\s+(?:to|of|in|is|and|or|as|if|else|do|then|not|for|when)\b/.test(after))
    return undefined;
  const applied = /(?:[A-Za-z_][\w.']*|![ \t]*[A-Za-z_][\w.']*)[ \t]+"$/.exec(before)?.[0];
  const inMap = /[{"\w)\]}][ \t\r\n,]*"$/.test(before) && /\{[^{}]*"$/.test(before);
  if (applied === undefined && !inMap) return undefined;
  const lead = applied ?? '"';
  const head = { start: name.start - lead.length, end: name.end + sign.length };
  const semicolons = /(?:^|[.\s])(?:_?attr|\w*string_attr\w*|a_user_data)[ \t]/.test(lead);
  const spaced = applied === undefined || lead.startsWith('!');
  const join = semicolons ? '; ' : spaced ? ' ' : ', ';
  return { head, write: (key, code) => lead + key + sign + code, join, single: true };
}

/** A function or property of that name: what stands behind it tells which language's it is. */
function named(text: string, after: string, name: Range): Builder | undefined {
  const sign = /^[ \t]+(?=["($\w])|^\(\s*|^\s*(?::=|=(?![=>]))\s*/.exec(after)?.[0];
  if (sign === undefined) return undefined;
  const head = { start: name.start, end: name.end + sign.length };
  if (sign.includes(':=')) return { head, write: (key, code) => `attr("${key}") := ${code}`, join: ', ' };
  if (sign.includes('=')) return { head, write: (key, code) => `attributes["${key}"] = ${code}`, join: '; ' };
  // What is called with a parenthesis is closed by one, which the finding leaves out.
  if (sign.includes('(')) return { head, write: (key, code) => `Attr("${key}", ${code})`, join: ', ' };
  if (text.endsWith('_'))
    return { head, write: (key, code) => `makeAttribute "${key}" ${code}`, join: ', ', single: true };
  return { head, write: (key, code) => `attr "${key}" ${code}`, join: '; ', single: true };
}
