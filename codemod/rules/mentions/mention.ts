// What a place that names the attribute in a program, a style or a template's expression amounts to. It reads the few
// characters around the name, in any language: names are quoted, called and assigned much alike everywhere.
import type { FindingCode } from '../../findings/finding.ts';
import type { Range } from '../../source/edit.ts';
import type { Target } from '../../targets/index.ts';
import { readBuilder } from './builder.ts';
import { bareWordAt, type Literal, literalAt, namesVerb, verbsOf } from './literal.ts';
import { markupFor, type Pair, pairsFor, pairsForExpression } from './suggestion.ts';

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

  if (/^hxws$/i.test(source.slice(name.start, name.end)) && /\bdataset\W*$/.test(before))
    return readDataset(source, name, target, before, reference);
  const builder = readBuilder(source, name);
  if (builder !== undefined) {
    const { head, write, join, single = false } = builder;
    const all = (found: readonly Pair[]) => found.map(([key, code]) => write(key, code)).join(join);
    return built(source, head, literalAt(source, head.end), { target, prefix, all, single });
  }

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
      // attributes["hx-ws"] = …
      const place = sign.includes(']') ? (/[\w.$]+\[\s*$/.exec(before.slice(0, -quote.length))?.[0] ?? '') : '';
      const all = (found: readonly Pair[]) =>
        found.map(([key, code]) => place + quote + key + quote + sign + code).join(between);
      return built(source, { start: start - place.length, end: value }, literal, { target, prefix, all });
    }
    const call = callBefore(before.slice(0, before.length - quote.length));
    if (call === undefined || (literal === undefined && !/set|attr|prop/i.test(call))) return reference;
    // .attr("hx-ws", …) of a builder goes on; el.setAttribute("hx-ws", …) is a statement.
    const between = call.startsWith('.') ? '' : '; ';
    const all = (found: readonly Pair[]) =>
      found.map(([key, code]) => `${call}${quote}${key}${quote}${sign}${code})`).join(between);
    return closed(source, built(source, { start: start - call.length, end: value }, literal, { target, prefix, all }));
  }

  // hx-ws="…" in a string, hx_ws="…" as a keyword argument, hx_ws: "…" as a key
  const equals = /^(?:\s*=(?![=>])\s*|:[^\S\r\n]+(?=\\*["'`]))/.exec(after)?.[0];
  if (equals === undefined) return reference;
  const value = name.end + equals.length;
  const underscored = source[name.end - 3] === '_';
  const keyword = underscored || equals.startsWith(':');
  const literal = literalAt(source, value) ?? bareWordAt(source, value);
  const all = (found: readonly Pair[]) =>
    found
      .map(([key, code]) => (underscored ? key.replace(/[-:]/g, '_') : key) + equals + code)
      .join(keyword ? ', ' : ' ');
  const inMarkup = keyword ? {} : { given: (one: Literal) => markupFor(target, prefix, one) };
  return built(source, { start: name.start, end: value }, literal, { target, prefix, all, ...inMarkup });
}

/** `el.dataset.hxWs = "send"`; anything but an assignment only names the attribute. */
function readDataset(source: string, name: Range, target: Target, before: string, reference: Mention): Mention {
  const sign = /^(?:\\*["'`]\s*\])?\s*=(?![=>])\s*/.exec(source.slice(name.end, name.end + reach))?.[0];
  if (sign === undefined) return reference;
  const path = /[\w$.]*\bdataset[^\w]*$/.exec(before)?.[0] ?? '';
  const receiver = /^(.*?)\.?dataset/.exec(path)?.[1] ?? '';
  const value = name.end + sign.length;
  const element = receiver === '' ? 'element' : receiver;
  const all = (found: readonly Pair[]) =>
    found
      .map(([key, code]) => {
        const mark = code.slice(-1);
        return `${element}.setAttribute(${mark}${key}${mark}, ${code})`;
      })
      .join('; ');
  const head = { start: name.start - path.length, end: value };
  return built(source, head, literalAt(source, value), { target, prefix: 'data-', all });
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

/** How to write what the value amounts to. */
interface Suggested {
  readonly target: Target;
  readonly prefix: string;
  all(found: readonly Pair[]): string;
  /** White space ends the value. */
  readonly single?: boolean;
  /** Of a literal, where that differs. */
  given?(literal: Literal): string;
}

/** What code that writes the attribute amounts to: `head` is everything up to its value. */
function built(
  source: string,
  head: Range,
  literal: Literal | undefined,
  { target, prefix, all, given, single = false }: Suggested,
): Mention {
  const expression = expressionAt(source.slice(head.end, head.end + reach), single);
  const literalEnd = literal === undefined ? 0 : literal.range.end + literal.quote.length;
  // "connect:/chat/" + id
  const goesOn =
    literal !== undefined &&
    literal.quote !== '' &&
    /^\s*(?:[+%~]|&(?=\s)|\.{1,2}(?!\.)|<>|\^|(?:if|unless)\b|\?(?=\s))/.test(expression.slice(literalEnd - head.end));
  const whole = goesOn ? undefined : literal;
  const value = whole?.text ?? expression;
  const range = { start: head.start, end: whole === undefined ? head.end + expression.length : literalEnd };
  const before = source.slice(range.start, range.end);
  // An escaped tab or line break would part two clauses.
  if (whole !== undefined && verbsOf(value) !== undefined && !/\\[nrtfv]/.test(value)) {
    const after = given?.(whole) ?? all(pairsFor(target, prefix, whole));
    return { code: 'in-code', range, args: { before, after } };
  }
  if (goesOn || namesVerb(value)) {
    const after = all(pairsForExpression(target, prefix, expression));
    return { code: goesOn && !namesVerb(literal.text) ? 'dynamic-value' : 'in-code', range, args: { before, after } };
  }
  return { code: 'dynamic-value', range, args: { before, value, reason: 'code' } };
}

/** The expression at the beginning of a text: up to what ends it outside its brackets and strings. */
function expressionAt(text: string, single: boolean): string {
  let depth = 0;
  let end = 0;
  for (; end < text.length; end++) {
    const char = text[end] ?? '';
    if (/[\r\n]/.test(char) || (single && depth === 0 && /\s/.test(char))) break;
    if (/["'`]/.test(char)) {
      const close = text.indexOf(char, end + 1);
      if (close > 0) end = close;
    } else if (char === '{' && depth === 0 && /\)\s+$/.test(text.slice(0, end))) break;
    else if (/[([{]/.test(char)) depth++;
    else if (depth > 0 && /[)\]}]/.test(char)) depth--;
    else if (depth === 0 && /[;,)\]}>]/.test(char)) break;
  }
  return text.slice(0, end).trimEnd();
}

/** The name with a little of its line, to be recognised by. */
function lineOf(source: string, { start, end }: Range): string {
  const before = /[^\r\n]*$/.exec(source.slice(Math.max(0, start - 40), start))?.[0].trimStart() ?? '';
  const after = /^[^\r\n]*/.exec(source.slice(end, end + 40))?.[0].trimEnd() ?? '';
  return before + source.slice(start, end) + after;
}
