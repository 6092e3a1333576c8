// The strings of a page's scripts that hold markup. A template's holes in them go along. Knows types of scripts, no markup.
import { embeddedStrings } from './dialects/code/embedded-strings.ts';
import { type Code, readCode } from './dialects/code/lexer.ts';
import { programIn } from './dialects/code/program.ts';
import { javascript, json } from './dialects/code/syntaxes.ts';
import type { Embedded } from './dialects/index.ts';
import type { MarkupDocument } from './markup/document.ts';
import type { Region } from './markup/tags.ts';
import { firstEndingAfter } from './source/within.ts';

const scriptType = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script)$/i;
const dataType = /^(?:importmap|speculationrules|(?:text|application)\/(?:[\w.+-]*\+)?json)$/i;

const languages = [
  [scriptType, javascript],
  [dataType, json],
] as const;

/** The stretches, sorted; none that holds one of `taken`. */
export function scriptStrings(document: MarkupDocument, taken: readonly Embedded[]): readonly Embedded[] {
  const { source, masked, holes, regions } = document;
  const scripts = regions.filter(({ kind, tag }) => kind === 'script' && tag !== undefined);
  const found = languages.flatMap(([type, syntax]) => {
    const own = scripts.filter((script) => type.test(typeOf(script, document)));
    if (own.length === 0) return [];
    const all = own.map(({ inner }) => readCode(masked, syntax, inner.start, inner.end));
    const code: Code = {
      comments: all.flatMap(({ comments }) => comments),
      strings: all.flatMap(({ strings }) => strings),
    };
    return embeddedStrings(source, code, syntax, programIn(syntax), holes);
  });
  const free = found.filter(({ start, end }) => (taken[firstEndingAfter(taken, start)]?.start ?? end) >= end);
  return free.sort((a, b) => a.start - b.start);
}

function typeOf({ tag }: Region, document: MarkupDocument): string {
  const type = tag === undefined ? undefined : document.attribute(tag, ['type']);
  return type === undefined ? '' : document.valueText(type).trim();
}
