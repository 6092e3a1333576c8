// A program with JSX in it, told in markup's words: its code is holes, `name={"literal"}` is a quoted value, and new
// attributes are written in the same hand. Knows which attributes say something of a socket, not what.
import type { Range } from '../../source/edit.ts';
import type { Embedded, Language } from '../dialect.ts';
import type { WrittenAttribute } from './attribute-text.ts';
import { type JoinedLiteral, joinedLiteral, scriptLiterals } from './joined-literal.ts';
import { type JsxAttribute, jsxParts } from './jsx-parts.ts';
import { Rendition } from './rendition.ts';

/** Attributes of which an expression that begins with a literal is worth a look. */
const concerned = /^(?:data-)?(?:hx-ws|ws-connect|hx-ws:connect)$/i;
const connects = /(?:ws-connect|hx-ws:connect)$/;
const named = /hx[-_:]?ws|hx-ext|ws-connect|ws-send/i;

/** The program as one stretch of markup; nothing where it holds no element. */
export function embeddedJsx(source: string): readonly Embedded[] {
  const parts = jsxParts(source);
  if (parts.length === 0) return [];
  const rendition = new Rendition(source);
  const nested: Embedded[] = [];
  for (const part of parts) {
    const { start, end } = part.range;
    if (part.kind === 'markup') rendition.copy(start, end);
    else if (part.kind === 'code') rendition.hole(start, end, 'expression');
    else if (part.kind === 'comment') rendition.hole(start, end, 'comment', {}, commentInner(source, part.range));
    else attribute(part.attribute, part.range);
  }
  const language: Language = { markup: 'xml', prose: true, holes: () => rendition.holes, embedded: () => nested };
  return [{ start: 0, end: source.length, language, written: rendition.finish() }];

  function attribute({ kind, name, value, nests }: JsxAttribute, { start, end }: Range): void {
    if (kind === 'bare' || kind === 'quoted') return rendition.copy(start, end);
    const inner = { start: value.start + 1, end: value.end - 1 };
    const text = source.slice(name.start, name.end);
    const literal =
      kind === 'braces' && !nests ? joinedLiteral(source, inner.start, inner.end, scriptLiterals) : undefined;
    const quote = literal && outerQuote(source, literal);
    if (literal !== undefined && quote !== undefined && (literal.rest === undefined || concerned.test(text))) {
      return asQuoted(name, literal, quote, end);
    }
    if (kind === 'spread') return rendition.hole(start, end, 'expression');
    asOpaque(name, inner, end, nests);
  }

  /** `onClick={() => f()}`, a value that nobody reads; `hx-ext={exts}` is added to by a sum, where it is but a name. */
  function asOpaque(name: Range, inner: Range, end: number, nests: boolean): void {
    const start = rendition.length;
    rendition.copy(name.start, name.end);
    rendition.put('="', name.end);
    const from = rendition.length;
    rendition.hole(inner.start, inner.end, 'expression');
    const value = { start: from, end: rendition.length };
    rendition.put('"', inner.end);
    const text = source.slice(inner.start, inner.end);
    if (nests && named.test(text)) nested.push({ ...value, language: jsxProgram });
    if (!/^(?:data-)?hx-ext$/i.test(source.slice(name.start, name.end))) {
      return rendition.attribute(start, rendition.length, value, { write: plain });
    }
    // Any other expression is left alone: no value ends where a hole begins.
    if (!/^[\w$.]+$/.test(text)) return rendition.hole(inner.end, end, 'expression');
    const added = (more: string) => ` + "${more}"`;
    rendition.attribute(start, rendition.length, value, {
      write(one) {
        if (one.value?.startsWith(text) !== true) return plain(one);
        return `${one.name}={${text}${added(one.value.slice(text.length))}}`;
      },
      added,
    });
  }

  /** `hx-ws={"connect:/x/" + id}`: the quotes stay, and what is joined goes along. */
  function asQuoted(name: Range, { content, holes, rest }: JoinedLiteral, quote: string, end: number): void {
    const start = rendition.length;
    rendition.copy(name.start, name.end);
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
    rendition.put(quote, rest?.end ?? content.end);
    const before = source.slice(name.end, content.start);
    const after = source.slice(rest?.end ?? content.end, end);
    rendition.attribute(start, rendition.length, value, {
      write: (one) => {
        if (!connects.test(one.name) || one.value === undefined) return plain(one);
        return one.name + emptySumLeftOut(before + one.value + after);
      },
    });
  }
}

/** A whole program. */
const jsxProgram: Language = { markup: 'none', holes: () => [], embedded: embeddedJsx };

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

/** `{"" + url}` is `{url}`. */
function emptySumLeftOut(written: string): string {
  return written.replace(/^(\s*=\s*\{\s*)(?:""|''|``)\s*\+\s*(?=[\w$.]+\s*\}$)/, '$1');
}

function commentInner(source: string, { start, end }: Range): Range {
  const block = source.startsWith('/*', start) && source.endsWith('*/', end) && end - start >= 4;
  return { start: start + 2, end: block && source.startsWith('*/', end - 2) ? end - 2 : end };
}
