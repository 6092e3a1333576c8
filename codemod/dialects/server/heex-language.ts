// HEEx told in HTML's words: `name={"literal"}` is a quoted value, any other `{…}` a hole, and new attributes are written
// in the same hand. Knows which attributes say something of a socket, not what.
import type { Range } from '../../source/edit.ts';
import type { WrittenAttribute } from '../code/attribute-text.ts';
import { type JoinedLiteral, joinedLiteral, type LiteralSyntax } from '../code/joined-literal.ts';
import { programIn } from '../code/program.ts';
import { Rendition } from '../code/rendition.ts';
import { elixir as syntax } from '../code/syntaxes.ts';
import type { Embedded, Language } from '../dialect.ts';
import { codeInHoles } from './code-in-holes.ts';
import { heexParts } from './heex-parts.ts';

const program = programIn(syntax);
const literals: LiteralSyntax = { quotes: new Map([['"', '#{']]), raw: '' };
const connects = /(?:ws-connect|hx-ws:connect)$/;
/** Attributes of which an expression that begins with a literal is worth a look. */
const concerned = /^(?:data-)?(?:hx-ws|hx-ext|ws-connect|hx-ws:connect)$/i;
const list = /^(?:data-)?hx-ext$/i;

/** A template as one stretch of markup. */
function heexStretch(source: string): readonly Embedded[] {
  if (source === '') return [];
  const rendition = new Rendition(source);
  let done = 0;
  for (const part of heexParts(source)) {
    const { start, end } = part.range;
    // The name goes along with its value.
    const from = part.kind === 'value' ? part.name.start : start;
    rendition.copy(done, from);
    done = end;
    if (part.kind === 'sign') rendition.put('x', start);
    else if (part.kind === 'braces') rendition.hole(start, end, 'expression', {}, { start: start + 1, end: end - 1 });
    else if (part.kind === 'value') value(part.name, part.range);
    else {
      const { kind, inner, start: _, end: __, ...more } = part.hole;
      rendition.hole(start, end, kind, more, inner);
    }
  }
  rendition.copy(done, source.length);
  const written = rendition.finish();
  const language: Language = {
    markup: 'html',
    prose: true,
    holes: () => rendition.holes,
    embedded: (text, holes) => codeInHoles(text, holes, /^(?:<%|\{)/, program),
  };
  return [{ start: 0, end: source.length, language, written }];

  function value(name: Range, range: Range): void {
    const inner = { start: range.start + 1, end: range.end - 1 };
    // `"a" <> b` joins as `"a" + b` does elsewhere.
    const told = source.slice(0, inner.start) + source.slice(inner.start, inner.end).replace(/<>/g, ' +');
    const text = source.slice(name.start, name.end);
    const literal = concerned.test(text) ? joinedLiteral(told, inner.start, inner.end, literals) : undefined;
    const computed = literal !== undefined && (literal.holes.length > 0 || literal.rest !== undefined);
    if (literal !== undefined && !(computed && list.test(text))) return asQuoted(name, literal, range.end);
    // name="‹hole›", so that no quote or bracket in it is anybody's. Nothing is added to a list that is an expression: no
    // value ends where a hole begins.
    const start = rendition.length;
    rendition.copy(name.start, name.end);
    rendition.put('="', name.end);
    const from = rendition.length;
    const end = list.test(text) ? inner.end : range.end;
    rendition.hole(range.start, end, 'expression', {}, inner);
    const place = { start: from, end: rendition.length };
    rendition.put('"', end);
    rendition.attribute(start, rendition.length, place, { write: plain });
    rendition.hole(end, range.end, 'expression');
  }

  /** `hx-ws={"connect:/x/#{id}"}`: the braces stay where an expression does. */
  function asQuoted(name: Range, { content, holes, rest }: JoinedLiteral, end: number): void {
    const start = rendition.length;
    rendition.copy(name.start, name.end);
    rendition.put('="', name.end);
    const from = rendition.length;
    let at = content.start;
    for (const hole of holes) {
      rendition.copy(at, hole.start);
      rendition.hole(hole.start, hole.end, 'expression');
      at = hole.end;
    }
    rendition.copy(at, content.end);
    if (rest !== undefined) rendition.hole(rest.start, rest.end, 'expression');
    const place = { start: from, end: rendition.length };
    rendition.put('"', rest?.end ?? content.end);
    const before = source.slice(name.end, content.start);
    const after = source.slice(rest?.end ?? content.end, end);
    const computed = holes.length > 0 || rest !== undefined;
    rendition.attribute(start, rendition.length, place, {
      write: (one) => {
        if (!computed || !connects.test(one.name) || one.value === undefined) return plain(one);
        return one.name + emptyLeftOut(before + one.value + after);
      },
    });
  }
}

function plain({ name, value }: WrittenAttribute): string {
  return value === undefined ? name : `${name}="${value}"`;
}

/** `{"" <> path}` is `{path}`. */
function emptyLeftOut(written: string): string {
  return written.replace(/^(\s*=\s*\{\s*)""\s*<>\s*/, '$1');
}

/** The language of a whole template. */
export const heexLanguage: Required<Pick<Language, 'markup' | 'holes' | 'embedded'>> = {
  markup: 'none',
  holes: () => [],
  embedded: heexStretch,
};
