// Thymeleaf's expressions, as far as it takes to tell a constant from what is computed, and the entries of th:attr apart.
import type { Range } from '../../source/edit.ts';

/** `name=value` in a th:attr. */
export interface Entry extends Range {
  readonly name: string;
  readonly value: Range;
}

/** A string, a substitution without expressions in it, or a bare word. */
const constant = /^\s*(?:'([^'\\&"]*)'|\|([^|'\\&"${}]*)\||(send))\s*$/;

/** What a constant says; undefined for what is computed, and for a constant that names no verb. */
export function constantIn(source: string, { start, end }: Range): Range | undefined {
  const found = constant.exec(source.slice(start, end));
  const text = found?.[1] ?? found?.[2] ?? found?.[3];
  // Preprocessing makes an expression of anything.
  if (found === null || text === undefined || text.includes('__') || !/^\s*(?:connect|send)\b/i.test(text))
    return undefined;
  const from = start + found[0].indexOf(text);
  return { start: from, end: from + text.length };
}

/** The entries of a th:attr, in order; strings, substitutions and brackets may hold commas. Linear. */
export function entriesOf(source: string, { start, end }: Range): readonly Entry[] {
  const entries: Entry[] = [];
  let from = start;
  let equals = -1;
  let depth = 0;
  const add = (until: number) => {
    if (equals > 0) {
      const name = source
        .slice(from, equals)
        .trim()
        .replace(/^'(.*)'$/, '$1');
      entries.push({ name, start: from, end: until, value: { start: equals + 1, end: until } });
    }
    from = until + 1;
    equals = -1;
  };
  for (let at = start; at < end; at++) {
    const char = source[at] ?? '';
    if (char === "'" || char === '|') {
      const close = source.indexOf(char, at + 1);
      at = close < 0 || close >= end ? end : close;
    } else if (/[({[]/.test(char)) depth++;
    else if (/[)}\]]/.test(char)) depth--;
    else if (char === '=' && depth === 0 && equals < 0) equals = at;
    else if (char === ',' && depth === 0) add(at);
  }
  add(end);
  return entries;
}
