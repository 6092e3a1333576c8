// A program with JSX in it, told in markup's words: its code is holes, `name={"literal"}` is a quoted value, and new
// attributes are written in the same hand. Knows which attributes say something of a socket, not what.
import type { Range } from '../../source/edit.ts';
import type { Embedded, Language } from '../dialect.ts';
import { scriptLiterals } from './joined-literal.ts';
import { type JsxAttribute, jsxParts } from './jsx-parts.ts';
import { Rendition } from './rendition.ts';
import { tellAttribute } from './told-attribute.ts';

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
    if (kind === 'spread') return rendition.hole(start, end, 'expression');
    const inner = { start: value.start + 1, end: value.end - 1 };
    const hole = tellAttribute(rendition, source, { name, inner, end }, scriptLiterals);
    if (hole !== undefined && nests && named.test(source.slice(inner.start, inner.end))) {
      nested.push({ ...hole, language: jsxProgram });
    }
  }
}

/** A whole program. */
const jsxProgram: Language = { markup: 'none', holes: () => [], embedded: embeddedJsx };

function commentInner(source: string, { start, end }: Range): Range {
  const block = source.startsWith('/*', start) && source.endsWith('*/', end) && end - start >= 4;
  return { start: start + 2, end: block && source.startsWith('*/', end - 2) ? end - 2 : end };
}
