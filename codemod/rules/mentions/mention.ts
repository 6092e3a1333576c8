// What a place that names the attribute in a program, a style or a template's expression amounts to. It reads the few
// characters around the name, in any language: names are quoted, called and assigned much alike everywhere.
import type { FindingCode } from '../../findings/finding.ts';
import type { Range } from '../../source/edit.ts';
import type { Target } from '../../targets/index.ts';
import { bareWordAt, type Literal, literalAt, namesVerb, verbsOf } from './literal.ts';
import { markupFor, pairsFor } from './suggestion.ts';

/** A finding in the making. */
export interface Mention {
  readonly code: Extract<FindingCode, 'in-code' | 'dynamic-value' | 'reference'>;
  readonly range: Range;
  readonly args: Readonly<Record<string, string>>;
}

/** How far to look around a name, in UTF-16 units. */
const reach = 120;

/** Reads the mention at `name`. */
export function readMention(source: string, name: Range, target: Target): Mention {
  const before = source.slice(Math.max(0, name.start - reach), name.start);
  const after = source.slice(name.end, name.end + reach);
  const prefix = /^data/i.test(source.slice(name.start, name.end)) ? 'data-' : '';
  const reference: Mention = { code: 'reference', range: name, args: { text: lineOf(source, name) } };

  if (/^hxws$/i.test(source.slice(name.start, name.end))) return readDataset(source, name, target, before, reference);

  // [hx-ws], [hx-ws^="connect"], [data-hx-ws=send]
  if (/\[\s*$/.test(before) && /^\s*(?:\]|[*^$|~]?=)/.test(after)) return reference;

  const quote = /\\*["'`]$/.exec(before)?.[0];
  if (quote !== undefined && after.startsWith(quote)) {
    const rest = name.end + quote.length;
    // "hx-ws": …   'hx-ws' => …   attributes["hx-ws"] = …   setAttribute("hx-ws", …)
    const sign = /^\s*(?:,|:|=>|\]\s*=(?![=>]))\s*/.exec(source.slice(rest, rest + reach))?.[0];
    if (sign === undefined) return reference;
    const value = rest + sign.length;
    const literal = literalAt(source, value);
    const start = name.start - quote.length;
    if (!sign.includes(',')) {
      const between = sign.includes(']') ? '; ' : ', ';
      return built(source, { start, end: value }, literal, (given) =>
        pairsFor(target, prefix, given)
          .map(([key, text]) => quote + key + quote + sign + given.quote + text + given.quote)
          .join(between),
      );
    }
    const call = callBefore(before.slice(0, before.length - quote.length));
    if (call === undefined || (literal === undefined && !/set|attr|prop/i.test(call))) return reference;
    return closed(
      source,
      built(source, { start: start - call.length, end: value }, literal, (given) =>
        pairsFor(target, prefix, given)
          .map(([key, text]) => `${call}${quote}${key}${quote}${sign}${given.quote}${text}${given.quote})`)
          .join('; '),
      ),
    );
  }

  // hx-ws="…" in a string, hx_ws="…" as a keyword argument, hx_ws: "…" as a key
  const equals = /^(?:\s*=(?![=>])\s*|:[^\S\r\n]+(?=\\*["'`]))/.exec(after)?.[0];
  if (equals === undefined) return reference;
  const value = name.end + equals.length;
  const underscored = source[name.end - 3] === '_';
  const keyword = underscored || equals.startsWith(':');
  const literal = literalAt(source, value) ?? bareWordAt(source, value);
  return built(source, { start: name.start, end: value }, literal, (given) =>
    keyword
      ? pairsFor(target, prefix, given)
          .map(
            ([key, text]) =>
              (underscored ? key.replace(/[-:]/g, '_') : key) + equals + given.quote + text + given.quote,
          )
          .join(', ')
      : markupFor(target, prefix, given),
  );
}

/** `el.dataset.hxWs = "send"`; anything but an assignment only names the attribute. */
function readDataset(source: string, name: Range, target: Target, before: string, reference: Mention): Mention {
  const sign = /^(?:\\*["'`]\s*\])?\s*=(?![=>])\s*/.exec(source.slice(name.end, name.end + reach))?.[0];
  if (sign === undefined) return reference;
  const path = /[\w$.]*\bdataset[^\w]*$/.exec(before)?.[0] ?? '';
  const receiver = /^(.*?)\.?dataset/.exec(path)?.[1] ?? '';
  const value = name.end + sign.length;
  return built(source, { start: name.start - path.length, end: value }, literalAt(source, value), (given) =>
    pairsFor(target, 'data-', given)
      .map(([key, text]) => {
        const { quote } = given;
        return `${receiver === '' ? 'element' : receiver}.setAttribute(${quote}${key}${quote}, ${quote}${text}${quote})`;
      })
      .join('; '),
  );
}

/** A call with its closing parenthesis, where that comes next. */
function closed(source: string, mention: Mention): Mention {
  const { start, end } = mention.range;
  const close = /^\s*\)/.exec(source.slice(end, end + reach))?.[0];
  if (close === undefined) return mention;
  const range = { start, end: end + close.length };
  return { ...mention, range, args: { ...mention.args, before: source.slice(start, range.end) } };
}

/** `el.setAttribute(` at the end of a text: the function's name with what it is called on, and the parenthesis. */
function callBefore(text: string): string | undefined {
  const open = text.trimEnd();
  if (!open.endsWith('(')) return undefined;
  let start = open.length - 1;
  while (start > 0 && /[\w$.]/.test(open[start - 1] ?? '')) start--;
  return start < open.length - 1 ? text.slice(start) : undefined;
}

/** What code that writes the attribute amounts to: `head` is everything up to its value. */
function built(
  source: string,
  head: Range,
  literal: Literal | undefined,
  suggest: (given: Literal) => string,
): Mention {
  const rest = /^[^\r\n;,)}>]*/.exec(source.slice(head.end, head.end + reach))?.[0].trimEnd() ?? '';
  const value = literal?.text ?? rest;
  const end = literal === undefined ? head.end + rest.length : literal.range.end + literal.quote.length;
  const range = { start: head.start, end };
  const before = source.slice(range.start, range.end);
  if (literal !== undefined && verbsOf(value) !== undefined) {
    return { code: 'in-code', range, args: { before, after: suggest(literal) } };
  }
  if (namesVerb(value)) return { code: 'in-code', range, args: { before, after: '' } };
  return { code: 'dynamic-value', range, args: { before, value, reason: 'code' } };
}

/** The name with a little of its line, to be recognised by. */
function lineOf(source: string, { start, end }: Range): string {
  const before = /[^\r\n]*$/.exec(source.slice(Math.max(0, start - 40), start))?.[0].trimStart() ?? '';
  const after = /^[^\r\n]*/.exec(source.slice(end, end + 40))?.[0].trimEnd() ?? '';
  return before + source.slice(start, end) + after;
}
