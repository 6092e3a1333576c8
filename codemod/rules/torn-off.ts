// Whether an attribute's value is the one that its template will print: holes before it, a condition that goes on with it,
// or a quote inside an expression that ended it. Knows no meaning.
import type { Attribute } from '../markup/attributes.ts';
import type { Range } from '../source/edit.ts';
import type { RuleContext } from './context.ts';
import { bareFits } from './placement.ts';
import type { Obstacle } from './refusals.ts';

/** What other languages put around an expression; those of the file's own are painted over. */
const opener = /\{\{|\{%|<[?%]|[$#]\{/;

/** Where the attribute's name stands. */
export function nameOf({ start, name }: Attribute): Range {
  return { start, end: start + name.length };
}

/** Why the value is not to be trusted; undefined when it is. */
export function tornOff(
  attribute: Attribute,
  { document, branches, foreign, unread, strings }: RuleContext,
): Obstacle | undefined {
  const { value, quote, end } = attribute;
  if (value === undefined) return undefined;
  const refused: Obstacle = { code: 'dynamic-value', args: { value: document.text(attribute), reason: 'tag' } };
  // hx-ws={% if a %}"send"{% else %}"connect:/a"{% endif %}
  if (document.holesIn({ start: nameOf(attribute).end, end: value.start }).length > 0) return refused;
  // hx-ws=connect:/a{% if b %},send{% endif %}
  if (quote === '') {
    return document.holeAt(end) !== undefined && !bareFits(document, branches, end) ? refused : undefined;
  }
  // hx-ws="connect:@Url.Action("chat") send", hx-ws="connect:<?=url("x")?>,send"
  const follows = document.masked[end] ?? '';
  if (/[\s/>]/.test(follows)) return undefined;
  if (foreign === undefined && !strings && !opener.test(document.masked.slice(value.start, value.end)))
    return undefined;
  const language = (foreign === undefined && !strings) || unread ? { language: foreign ?? 'template' } : {};
  return { code: 'in-code', args: { ...language, after: '' } };
}
