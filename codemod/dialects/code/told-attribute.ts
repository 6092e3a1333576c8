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

/** How a language lists attributes, where that is not as in HTML. */
export interface Listing extends Pick<Hand, 'separator' | 'gone' | 'goneBehind' | 'valued'> {
  /** A new name with what stands before it; undefined where the list cannot hold it. */
  key?(name: string): string | undefined;
  /** What stands between a new name and its value; `=` in HTML. */
  readonly sign?: string;
  /** The quote of a value that is new. */
  readonly quote?: string;
}

/** Where an attribute stands in the source. */
export interface ExpressionAttribute {
  readonly name: Range;
  /** Where the name begins with all that belongs to it: a quote, a colon. */
  readonly from?: number;
  /** What the attribute is called, where its name leaves a part of it out: `data-`. */
  readonly prefix?: string;
  /** The expression. */
  readonly inner: Range;
  /** The end of it all, behind a closing brace. */
  readonly end: number;
  readonly listing?: Listing;
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
  const told =
    literal?.rest === undefined ||
    concerned.test((attribute.prefix ?? '') + source.slice(name.start, name.end).replaceAll('_', '-'));
  if (literal === undefined || quote === undefined || !told) return asHole(rendition, source, attribute);
  asLiteral(rendition, source, attribute, literal, quote);
  return undefined;
}

/** What goes with an item of a list with commas: the comma behind it, or the one before the last. */
export function goneFrom(
  { start, end }: Range,
  previous: Range | undefined,
  next: Range | undefined,
): Pick<Hand, 'gone' | 'goneBehind'> {
  if (next !== undefined) return { gone: { start, end: next.start } };
  return previous === undefined ? {} : { gone: { start: previous.end, end }, goneBehind: { start, end } };
}

/** A new attribute as HTML has it. */
export function plainAttribute({ name, value }: WrittenAttribute): string {
  return value === undefined ? name : `${name}="${value}"`;
}

function asLiteral(
  rendition: Rendition,
  source: string,
  attribute: ExpressionAttribute,
  { content, holes, rest }: JoinedLiteral,
  quote: string,
): void {
  const { name, end, listing } = attribute;
  const start = tellName(rendition, source, attribute);
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
  const own = (attribute.prefix ?? '') + source.slice(name.start, name.end);
  const before = source.slice(name.end, content.start);
  const after = source.slice(valueEnd, end);
  rendition.attribute(start, rendition.length, value, {
    ...handOf(listing),
    write(one) {
      const kept = connects.test(one.name) || one.name === own;
      if (!kept || one.value === undefined) return listed(one, listing);
      const key = keyOf(one.name, listing);
      return key && key + emptySumLeftOut(before + one.value + after);
    },
  });
}

/** A value that nobody reads. A list that is but a name is added to by a sum; any other expression is left alone. */
function asHole(rendition: Rendition, source: string, attribute: ExpressionAttribute): Range {
  const { name, inner, end, listing } = attribute;
  const start = tellName(rendition, source, attribute);
  const expression = trimmed(source, inner);
  rendition.put('="', name.end);
  const from = rendition.length;
  rendition.hole(expression.start, expression.end, 'expression');
  const value = { start: from, end: rendition.length };
  rendition.put('"', expression.end);
  const text = source.slice(expression.start, expression.end);
  if (!listName.test((attribute.prefix ?? '') + source.slice(name.start, name.end).replaceAll('_', '-'))) {
    rendition.attribute(start, rendition.length, value, handOf(listing));
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
    ...handOf(listing),
    write(one) {
      if (one.value?.startsWith(text) !== true) return listed(one, listing);
      const key = keyOf(one.name, listing);
      return key && key + before + text + added(one.value.slice(text.length)) + after;
    },
    added,
  });
  return value;
}

/** The name as HTML has it; gives where it begins. */
function tellName(rendition: Rendition, source: string, { name, from = name.start, prefix = '' }: ExpressionAttribute) {
  const start = rendition.length;
  if (prefix === '') rendition.name(name, from);
  else {
    rendition.put(prefix, from);
    rendition.put(source.slice(name.start, name.end).replaceAll('_', '-'), name.start);
  }
  return start;
}

function keyOf(name: string, listing: Listing | undefined): string | undefined {
  return listing?.key === undefined ? name : listing.key(name);
}

/** A new attribute in the list's own hand. */
function listed({ name, value }: WrittenAttribute, listing: Listing | undefined): string | undefined {
  const key = keyOf(name, listing);
  const { sign = '=', quote = '"' } = listing ?? {};
  return key === undefined || value === undefined ? key : key + sign + quote + value + quote;
}

function handOf(listing: Listing | undefined): Hand {
  const { key, separator, gone, goneBehind, valued } = listing ?? {};
  return {
    ...(separator !== undefined && { separator }),
    ...(gone && { gone }),
    ...(goneBehind && { goneBehind }),
    ...(valued === true && { valued }),
    ...(key && { named: (name: string) => key(name) }),
    write: (one) => listed(one, listing),
  };
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
  return written.replace(/^((?:["']\s*)?(?:=>|:|!?=)\s*\{?\s*)(?:""|''|``)\s*\+\s*(?=[\w$.@]+\s*\}?$)/, '$1');
}
