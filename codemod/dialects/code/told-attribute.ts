// An attribute whose value is an expression of a program, told in markup's words and written back in the program's own:
// `hx-ws={"connect:/x/" + id}`, `hx-ws="connect:/x/" + id`. Knows which attributes hold an address, not what they mean.
import type { Range } from '../../source/edit.ts';
import type { WrittenAttribute } from './attribute-text.ts';
import { type JoinedLiteral, joinedLiteral, type LiteralSyntax } from './joined-literal.ts';
import type { Hand, Rendition } from './rendition.ts';

/** Attributes of which an expression that only begins with a literal is worth a look. */
const concerned = /^(?:data-)?(?:hx-ws|ws-connect|hx-ws:connect)$/i;
const connects = /(?:ws-connect|hx-ws:connect)$/;
const listName = /^(?:data-)?hx-ext$/i;

/** Where an attribute stands in the source. */
export interface ExpressionAttribute {
  readonly name: Range;
  /** The expression. */
  readonly inner: Range;
  /** The end of it all, behind a closing brace. */
  readonly end: number;
  /** How its language lists attributes, where that is not as in HTML. */
  readonly listed?: Pick<Hand, 'separator' | 'gone' | 'valued'>;
}

/** An attribute's name without quotes. */
function nameOf(source: string, { start, end }: Range): string {
  return source.slice(start, end).replace(/^(["'])(.*)\1$/, '$2');
}

/** The quote before a name, if there is one. */
function quoteOf(source: string, { start }: Range): string {
  return /^["']/.exec(source[start] ?? '')?.[0] ?? '';
}

/** Tells the attribute; gives the place of an expression that stays a hole. Empty sums and bare names are as in HTML. */
export function tellAttribute(
  rendition: Rendition,
  source: string,
  attribute: ExpressionAttribute,
  syntax: LiteralSyntax,
): Range | undefined {
  const { name, inner } = attribute;
  const literal = joinedLiteral(source, inner.start, inner.end, syntax);
  const quote = literal && outerQuote(source, literal);
  const told = literal?.rest === undefined || concerned.test(nameOf(source, name));
  if (literal === undefined || quote === undefined || !told) return asHole(rendition, source, attribute);
  asLiteral(rendition, source, attribute, literal, quote);
  return undefined;
}

/** A new attribute as HTML has it. */
export function plainAttribute({ name, value }: WrittenAttribute): string {
  return value === undefined ? name : `${name}="${value}"`;
}

function asLiteral(
  rendition: Rendition,
  source: string,
  { name, end, listed }: ExpressionAttribute,
  { content, holes, rest }: JoinedLiteral,
  quote: string,
): void {
  const start = rendition.length;
  const nameQuote = quoteOf(source, name);
  rendition.name(name.start, name.end);
  rendition.put(`=${quote}`, name.end);
  const from = rendition.length;
  let at = content.start;
  for (const hole of holes) {
    rendition.copy(at, hole.start);
    rendition.hole(hole.start, hole.end, 'expression');
    at = hole.end;
  }
  rendition.copy(at, content.end);
  if (rest !== undefined) rendition.hole(rest.start, rest.end, 'expression');
  const value = { start: from, end: rendition.length };
  const valueEnd = rest?.end ?? content.end;
  rendition.put(quote, valueEnd);
  const own = nameOf(source, name);
  const before = source.slice(name.end, content.start);
  const after = source.slice(valueEnd, end);
  rendition.attribute(start, rendition.length, value, {
    ...listed,
    nameQuote,
    write(one) {
      const kept = connects.test(one.name) || one.name === own;
      if (!kept || one.value === undefined) return plainAttribute(one);
      return one.name + emptySumLeftOut(before + one.value + after);
    },
  });
}

/** A value that nobody reads. A list that is but a name is added to by a sum; any other expression is left alone. */
function asHole(rendition: Rendition, source: string, { name, inner, end, listed }: ExpressionAttribute): Range {
  const start = rendition.length;
  const nameQuote = quoteOf(source, name);
  const expression = trimmed(source, inner);
  rendition.name(name.start, name.end);
  rendition.put('="', name.end);
  const from = rendition.length;
  rendition.hole(expression.start, expression.end, 'expression');
  const value = { start: from, end: rendition.length };
  rendition.put('"', expression.end);
  const text = source.slice(expression.start, expression.end);
  if (!listName.test(nameOf(source, name))) {
    rendition.attribute(start, rendition.length, value, { ...listed, nameQuote, write: plainAttribute });
    return value;
  }
  if (!/^[\w$.]+$/.test(text)) {
    rendition.markUnreadable(expression.end);
    return value;
  }
  const before = source.slice(name.end, expression.start);
  const after = source.slice(expression.end, end);
  const added = (more: string) => ` + "${more}"`;
  rendition.attribute(start, rendition.length, value, {
    ...listed,
    nameQuote,
    write(one) {
      if (one.value?.startsWith(text) !== true) return plainAttribute(one);
      return one.name + before + text + added(one.value.slice(text.length)) + after;
    },
    added,
  });
  return value;
}

function trimmed(source: string, { start, end }: Range): Range {
  const text = source.slice(start, end);
  const lead = text.length - text.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + text.trimEnd().length) };
}

/** The quote that markup may put around a literal's content; undefined where neither will do. */
function outerQuote(source: string, { content, holes }: JoinedLiteral): string | undefined {
  let text = '';
  let at = content.start;
  for (const hole of [...holes, { start: content.end, end: content.end }]) {
    text += source.slice(at, hole.start);
    at = hole.end;
  }
  return text.includes('"') ? (text.includes("'") ? undefined : "'") : '"';
}

/** `{"" + url}` is `{url}`. */
function emptySumLeftOut(written: string): string {
  return written.replace(/^(\s*!?=\s*\{?\s*)(?:""|''|``)\s*\+\s*(?=[\w$.]+\s*\}?$)/, '$1');
}
