// Why an element cannot be rewritten although its value is understood: what else stands on it. Knows no value's grammar.
import { hxSwap } from '../../shim/grammar/index.ts';
import type { FindingCode } from '../findings/finding.ts';
import { type Attribute, decodeValue } from '../markup/attributes.ts';
import { exclusive, implies } from '../markup/branches.ts';
import type { Tag } from '../markup/tags.ts';
import type { RuleContext } from './context.ts';

/** A finding in the making. */
export interface Obstacle {
  readonly code: FindingCode;
  readonly args: Readonly<Record<string, string>>;
}

/** An attribute that makes its element send requests of its own. */
export const requestNames = ['get', 'post', 'put', 'patch', 'delete'].flatMap((verb) => [
  `hx-${verb}`,
  `data-hx-${verb}`,
]);
export const triggerNames = ['hx-trigger', 'data-hx-trigger'];

/** What keeps a connection from living on this element under the target. */
export function obstacleToConnect(tag: Tag, { document, target }: RuleContext): Obstacle | undefined {
  if (target.name !== 'htmx4') return undefined;
  const trigger = document.attribute(tag, triggerNames);
  if (trigger !== undefined) return { code: 'trigger-delays-connection', args: { trigger: document.text(trigger) } };
  const request = document.attribute(tag, requestNames);
  return request && { code: 'conflict', args: { reason: 'makes-requests', other: document.text(request) } };
}

/** Whether the element already says what a clause says, in the new words: `agrees`, nothing, or why that is a conflict. */
export function alreadySaid(
  tag: Tag,
  attribute: Attribute,
  names: readonly string[],
  url: string | undefined,
  { document, branches }: RuleContext,
): 'agrees' | undefined | Obstacle {
  const branch = branches.at(attribute.start);
  const rivals = document
    .attributesOf(tag)
    .filter(({ name, start }) => names.includes(name) && !exclusive(branch, branches.at(start)));
  const [rival] = rivals;
  if (rival === undefined) return undefined;
  const other = document.text(rival);
  if (!implies(branch, branches.at(rival.start))) return { code: 'conflict', args: { reason: 'conditional', other } };
  if (url !== undefined && decodeValue(document.valueText(rival)).text.trim() !== decodeValue(url).text) {
    return { code: 'conflict', args: { reason: 'disagrees', other } };
  }
  return 'agrees';
}

/** Whether what the target puts beside a connection is there already. */
export function besidePresent(tag: Tag, attribute: Attribute, { document, branches }: RuleContext): boolean {
  const branch = branches.at(attribute.start);
  return document
    .attributesOf(tag)
    .some(({ name, start }) => hxSwap.some((known) => known === name) && !exclusive(branch, branches.at(start)));
}
