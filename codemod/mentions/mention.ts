// What a place that names the attribute in a program, a style or a template's expression amounts to. It reads the few
// characters around the name, in any language: names are quoted, called and assigned much alike everywhere.
import type { FindingCode } from '../findings/finding.ts';
import { spell } from '../rules/spelling.ts';
import type { Range } from '../source/edit.ts';
import type { Target } from '../targets/index.ts';
import { type Literal, literalAt, namesVerb, verbsOf } from './quoted.ts';

/** A finding in the making; `prose` is nothing to report. */
export type Mention = {
  readonly code: Extract<FindingCode, 'in-code' | 'dynamic-value' | 'reference'>;
  readonly range: Range;
  readonly args: Readonly<Record<string, string>>;
};

const back = 120;

/** Reads the mention at `name`. */
export function readMention(source: string, name: Range, target: Target): Mention {
  const before = source.slice(Math.max(0, name.start - back), name.start);
  const after = source.slice(name.end, name.end + back);
  const prefix = /^data/i.test(source.slice(name.start, name.end)) ? 'data-' : '';
  const reference: Mention = { code: 'reference', range: name, args: { text: lineOf(source, name) } };

  // [hx-ws], [hx-ws^="connect"], [data-hx-ws=send]
  if (/\[\s*$/.test(before) && /^\s*(?:\]|[*^$|~]?=)/.test(after)) return reference;

  const quote = /(\\*["'`])$/.exec(before)?.[1];
  if (quote !== undefined && after.startsWith(quote)) {
    const rest = name.end + quote.length;
    const next = source.slice(rest, rest + back);
    const called = /([\w$]+)\s*\(\s*\\*["'`]$/.exec(before)?.[1];
    const comma = /^\s*,/.exec(next);
    const entry = /^\s*(?::|=>)/.exec(next);
    const assigned = /^\s*\]\s*=(?!=)/.exec(next);
    const sign = comma ?? entry ?? assigned;
    if (sign === null) return reference;
    const value = rest + sign[0].length;
    const literal = literalAt(source, value);
    const start = name.start - quote.length;
    if (comma !== null) {
      if (called === undefined || (literal === undefined && !/set|attr|prop/i.test(called))) return reference;
      const receiver = /([\w$.\])(]*\.)?[\w$]+\s*\(\s*\\*["'`]$/.exec(before)?.[0] ?? '';
      const from = start - (receiver.length - quote.length);
      return built(source, { start: from, end: value }, literal, (given) =>
        pairs(target, prefix, given)
          .map(
            ([key, text]) =>
              `${receiver.slice(0, receiver.length - quote.length)}${quote}${key}${quote}, ${given.quote}${text}${given.quote})`,
          )
          .join('; '),
      );
    }
    const key = source.slice(rest, value);
    if (assigned !== null)
      return built(source, { start, end: value }, literal, (given) => joined(target, prefix, given, quote, key, '; '));
    return built(source, { start, end: value }, literal, (given) => joined(target, prefix, given, quote, key, ', '));
  }

  // hx-ws="…" in a string, or hx_ws="…" as a keyword argument
  const equals = /^\s*=(?![=>])/.exec(after);
  if (equals !== null) {
    const value = name.end + equals[0].length;
    const keyword = source[name.end - 3] === '_';
    const literal = literalAt(source, value) ?? bareWord(source, value);
    return built(source, { start: name.start, end: value }, literal, (given) => {
      const written = keyword
        ? pairs(target, prefix, given).map(
            ([key, text]) => `${key.replace(/[-:]/g, '_')}=${given.quote}${text}${given.quote}`,
          )
        : written0(target, prefix, given);
      return written.join(keyword ? ', ' : ' ');
    });
  }
  return reference;
}

function built(
  source: string,
  head: Range,
  literal: Literal | undefined,
  suggest: (given: Literal) => string,
): Mention {
  if (literal === undefined) {
    const rest = source.slice(head.end, head.end + back);
    const text = /^[^\r\n;,)}>]*/.exec(rest)?.[0].trimEnd() ?? '';
    const range = { start: head.start, end: head.end + text.length };
    const before = source.slice(range.start, range.end);
    if (namesVerb(text)) return { code: 'in-code', range, args: { before, after: '' } };
    return { code: 'dynamic-value', range, args: { before, value: text.trim(), reason: 'code' } };
  }
  const range = { start: head.start, end: literal.range.end + literal.quote.length };
  const before = source.slice(range.start, range.end);
  if (verbsOf(literal.text) === undefined) {
    const code = namesVerb(literal.text) ? 'in-code' : 'dynamic-value';
    return {
      code,
      range,
      args: code === 'in-code' ? { before, after: '' } : { before, value: literal.text, reason: 'code' },
    };
  }
  return { code: 'in-code', range, args: { before, after: suggest(literal) } };
}

/** The new names with their values. */
function pairs(target: Target, prefix: string, given: Literal): readonly (readonly [string, string])[] {
  const verbs = verbsOf(given.text);
  const list: [string, string][] = [];
  if (verbs === undefined) return list;
  if (target.extension && (verbs.url !== undefined || !verbs.send))
    list.push([prefix + target.extension.name, target.extension.value]);
  if (verbs.url !== undefined) {
    list.push([prefix + target.connect, verbs.url]);
    if (target.beside) list.push([prefix + target.beside.name, target.beside.value]);
  }
  if (verbs.send) list.push([prefix + target.send, '']);
  return list;
}

function joined(target: Target, prefix: string, given: Literal, quote: string, sign: string, between: string): string {
  return pairs(target, prefix, given)
    .map(([key, text]) => `${quote}${key}${sign}${given.quote}${text}${given.quote}`)
    .join(between);
}

function written0(target: Target, prefix: string, given: Literal): readonly string[] {
  const verbs = verbsOf(given.text);
  return spell({
    target,
    prefix,
    quote: given.quote,
    url: verbs?.url,
    send: verbs?.send === true,
    extension: verbs?.url !== undefined || verbs?.send === false,
    beside: true,
    valued: false,
  });
}

function bareWord(source: string, offset: number): Literal | undefined {
  const word = /^[\w:/.?&-]+/.exec(source.slice(offset, offset + back))?.[0];
  if (word === undefined || !namesVerb(word)) return undefined;
  return { text: word, range: { start: offset, end: offset + word.length }, quote: '' };
}

function lineOf(source: string, { start, end }: Range): string {
  const from = Math.max(source.lastIndexOf('\n', start) + 1, start - 60);
  const rest = source.slice(end, end + 60);
  return source.slice(from, end).trimStart() + (/^[^\r\n]*/.exec(rest)?.[0].trimEnd() ?? '');
}
