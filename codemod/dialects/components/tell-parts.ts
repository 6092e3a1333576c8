// Tells the parts of a component file in HTML's words, attribute by attribute. Knows which attributes say something of a
// socket, not what.
import type { Range } from '../../source/edit.ts';
import type { WrittenAttribute } from '../code/attribute-text.ts';
import { type JoinedLiteral, joinedLiteral, scriptLiterals } from '../code/joined-literal.ts';
import { Rendition } from '../code/rendition.ts';
import type { Embedded, Language } from '../dialect.ts';
import type { ComponentAttribute, ComponentPart } from './component-part.ts';

/** An attribute whose value is an expression. Offsets are the source's. */
export interface BoundAttribute extends Range {
  /** As HTML gets it. */
  readonly name: string;
  readonly expression: Range;
  /** New attributes are written with these: `:name="` and `"` for Vue, `name={` and `}` for Svelte. */
  write(name: string, expression: string): string;
  /** The quote for a string in the expression. */
  readonly quote: string;
  /** Whatever the expression is, it is left to a person. */
  readonly opaque?: true;
}

/** An attribute whose value is a constant: what is made of it is plain. Offsets are the source's. */
export interface ConstantAttribute extends Range {
  readonly name: string;
  /** What the constant says. */
  readonly content: Range;
  /** What else was set in the same place, as it stays before the new attributes. */
  readonly others: string;
  /** What goes when nothing takes its place. */
  readonly gone: Range | undefined;
}

/** What an attribute is to HTML, where that is not what is written. */
export type Bind = (attribute: ComponentAttribute, source: string) => BoundAttribute | ConstantAttribute | undefined;

/** Elements that HTML's reader treats in a way of its own; as a component's name they are others. */
const special =
  /^(?:area|base|body|br|button|col|d[dlt]|embed|fieldset|form|h[1-6r]|head|html|iframe|img|input|li|link|main|math|meta|nav|noembed|noframes|ol|optgroup|option|p|param|plaintext|pre|script|section|select|source|style|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul|wbr|xmp)$/i;

/** Attributes of which an expression that begins with a literal is worth a look. */
const concerned = /^(?:data-)?(?:hx-ws|ws-connect|hx-ws:connect)$/i;
const named = /hx[-_:]?ws|hx-ext|ws-connect|ws-send/i;
const connects = /(?:ws-connect|hx-ws:connect)$/;

/** What differs between languages. */
export interface TellOptions {
  /** Names tell components from elements. */
  readonly components: boolean;
  /** Code is JavaScript's. */
  readonly script: boolean;
}

/** The whole source as one stretch of markup. */
export function tellParts(
  source: string,
  parts: readonly ComponentPart[],
  bind: Bind,
  { components, script }: TellOptions = { components: true, script: true },
): readonly Embedded[] {
  const rendition = new Rendition(source);
  const nested: Embedded[] = [];
  for (const part of parts) {
    switch (part.kind) {
      case 'markup':
        rendition.copy(part.range.start, part.range.end);
        break;
      case 'hole': {
        const { start, end, kind, inner, ...more } = part.hole;
        if (kind === 'expression' || kind === 'statement') noteCode(inner, start);
        rendition.hole(start, end, kind, more, inner);
        break;
      }
      case 'name':
        name(part.range);
        break;
      case 'closed':
        rendition.put(`></${htmlName(part.name)}>`, part.range.start);
        break;
      case 'attribute':
        attribute(part.attribute, part.range);
        break;
    }
  }
  const { holes } = rendition;
  const language: Language = { markup: 'html', prose: true, holes: () => holes, embedded: () => nested };
  return [{ start: 0, end: source.length, language, written: rendition.finish() }];

  /** Code in a hole that begins at `start` and is told next: where it names the attribute, it is read by itself. */
  function noteCode(code: Range, start: number): void {
    if (!script || !named.test(source.slice(code.start, code.end))) return;
    const moved = rendition.length - start;
    nested.push({ start: code.start + moved, end: code.end + moved, language: 'javascript' });
  }

  function name({ start, end }: Range): void {
    const text = source.slice(start, end);
    const html = components ? htmlName(text) : text;
    if (html !== text) rendition.put(html.slice(0, html.length - text.length), start);
    rendition.copy(start, end);
  }

  function attribute(one: ComponentAttribute, range: Range): void {
    const bound = bind(one, source);
    if (bound !== undefined) return 'content' in bound ? tellConstant(bound) : tellBound(bound);
    // What says nothing of a socket.
    if (one.kind === 'braces' || one.kind === 'template' || one.kind === 'spread') {
      // What is spread goes among the element's own attributes: a person must see both.
      if (one.kind === 'braces') noteCode({ start: one.value.start + 1, end: one.value.end - 1 }, range.start);
      return rendition.hole(range.start, range.end, 'expression');
    }
    let at = range.start;
    for (const hole of one.holes) {
      rendition.copy(at, hole.start);
      rendition.hole(hole.start, hole.end, 'expression');
      at = hole.end;
    }
    rendition.copy(at, range.end);
  }

  function tellConstant({ name, start: from, content, others, gone }: ConstantAttribute): void {
    const start = rendition.length;
    tellName(name, from, content.start);
    rendition.put('="', content.start);
    const value = { start: rendition.length, end: rendition.length + content.end - content.start };
    rendition.copy(content.start, content.end);
    rendition.put('"', content.end);
    rendition.attribute(
      start,
      rendition.length,
      { start: value.end, end: value.start },
      {
        write: (one) => (one.before === '' ? others : '') + plain(one),
        ...(gone && { gone }),
      },
    );
  }

  function tellBound(bound: BoundAttribute): void {
    const { expression, name } = bound;
    const { start: from, end: until } = expression;
    const literal = bound.opaque === true ? undefined : joinedLiteral(source, from, until, scriptLiterals);
    const quote = literal && outerQuote(source, literal);
    if (literal !== undefined && quote !== undefined && (literal.rest === undefined || concerned.test(name))) {
      return asQuoted(bound, literal, quote);
    }
    const start = rendition.length;
    asOpaque(name, bound.start, expression);
    const end = rendition.length;
    const value = { start: end - 1 - (expression.end - expression.start), end: end - 1 };
    const text = source.slice(expression.start, expression.end);
    const isList = /^(?:data-)?hx-ext$/i.test(name);
    // A list that is more than a name is left alone, as what is opaque: no value ends where a hole begins.
    if (bound.opaque === true || (isList && !/^[\w$.]+$/.test(text))) {
      return rendition.hole(bound.end - 1, bound.end, 'expression');
    }
    const rename = (renamed: string) => bound.write(renamed, text);
    if (!isList) return rendition.attribute(start, end, value, { write: plain, rename });
    const added = (more: string) => ` + ${bound.quote}${more}${bound.quote}`;
    rendition.attribute(start, end, value, {
      added,
      write(one) {
        if (one.value?.startsWith(text) !== true) return plain(one);
        return bound.write(one.name, text + added(one.value.slice(text.length)));
      },
    });
  }

  /** A name that stands somewhere in what is written from `from` on, or is nowhere spelled like that. */
  function tellName(name: string, from: number, until: number): void {
    const at = source.slice(from, until).indexOf(name);
    if (at < 0) rendition.put(name, from);
    else rendition.name({ start: from + at, end: from + at + name.length }, from);
  }

  function asOpaque(name: string, start: number, inner: Range): void {
    tellName(name, start, inner.start);
    rendition.put('="', inner.start);
    rendition.hole(inner.start, inner.end, 'expression');
    rendition.put('"', inner.end);
  }

  /** `hx-ws={"connect:/x/" + id}`: the literal's quotes stay, and what is joined goes along. */
  function asQuoted(bound: BoundAttribute, { content, holes, rest }: JoinedLiteral, quote: string): void {
    const { name, start: from, expression } = bound;
    const start = rendition.length;
    tellName(name, from, expression.start);
    rendition.put(`=${quote}`, content.start);
    const valueStart = rendition.length;
    let at = content.start;
    for (const hole of holes) {
      rendition.copy(at, hole.start);
      rendition.hole(hole.start, hole.end, 'expression');
      at = hole.end;
    }
    rendition.copy(at, content.end);
    if (rest !== undefined) rendition.hole(rest.start, rest.end, 'expression');
    const value = { start: valueStart, end: rendition.length };
    rendition.put(quote, rest?.end ?? content.end);
    const before = source.slice(expression.start, content.start);
    const after = source.slice(rest?.end ?? content.end, expression.end);
    rendition.attribute(start, rendition.length, value, {
      write(one) {
        if (!connects.test(one.name) || one.value === undefined) return plain(one);
        return bound.write(one.name, withoutEmpty(before + one.value + after));
      },
      rename: (renamed) => bound.write(renamed, source.slice(expression.start, expression.end)),
    });
  }
}

function htmlName(name: string): string {
  return special.test(name) && name !== name.toLowerCase() ? `x-${name}` : name;
}

function plain({ name, value }: WrittenAttribute): string {
  return value === undefined ? name : `${name}="${value}"`;
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

/** `"" + url` is `url`. */
function withoutEmpty(expression: string): string {
  return expression.replace(/^(\s*)(?:""|''|``)\s*\+\s*(?=[\w$.]+\s*$)/, '$1');
}
