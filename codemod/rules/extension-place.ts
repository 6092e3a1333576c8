// Where the `ws` extension is switched on for a connect element: nowhere, in a list that is there, or by an attribute of
// its own. Knows lists and the ledger, not values.

import type { Attribute } from '../markup/attributes.ts';
import { exclusive, implies } from '../markup/branches.ts';
import type { Tag } from '../markup/tags.ts';
import type { Edit } from '../source/edit.ts';
import { extensionLists, type RuleContext } from './context.ts';
import { addToList, listed } from './extension-list.ts';
import type { Obstacle } from './refusals.ts';
import { tornOff } from './torn-off.ts';

/** What to do about the extension. `after` is the list as it will read. */
export type ExtensionPlace =
  | { readonly kind: 'present' }
  | { readonly kind: 'own' }
  | { readonly kind: 'list'; readonly list: Attribute; readonly edit: Edit; readonly after: string }
  | { readonly kind: 'refused'; readonly obstacle: Obstacle };

/** Decides for the element of `tag`, in the branch in which `attribute` stands. */
export function placeExtension(tag: Tag, attribute: Attribute, context: RuleContext): ExtensionPlace {
  const { document, branches, extensions, target } = context;
  if (target.extension === undefined) return { kind: 'present' };
  const branch = branches.at(attribute.start);
  const [list] = extensionLists(context, tag).filter(({ start }) => !exclusive(branch, branches.at(start)));
  const says = list === undefined ? 'none' : listed(document, list);
  const other = list === undefined ? '' : document.text(list);
  const surely = list !== undefined && implies(branch, branches.at(list.start));
  if (says === 'ignored')
    return { kind: 'refused', obstacle: { code: 'conflict', args: { reason: 'ignored', other } } };
  if (surely && (says === 'has' || extensions.isExtended(list))) return { kind: 'present' };
  const above = extensions.above(tag, branch);
  if (above.state === 'has') return { kind: 'present' };
  if (above.state === 'ignored') {
    const args = { reason: 'ignored', other: `<${above.by?.name ?? ''}>` };
    return { kind: 'refused', obstacle: { code: 'conflict', args } };
  }
  if (list === undefined) {
    const printed = printedList(tag, context);
    if (printed === undefined) return { kind: 'own' };
    return { kind: 'refused', obstacle: { code: 'conflict', args: { reason: 'conditional', other: printed } } };
  }
  if (!surely || tornOff(list, context) !== undefined)
    return { kind: 'refused', obstacle: { code: 'conflict', args: { reason: 'conditional', other } } };
  const edit = addToList(document, list);
  const { source } = document;
  const after = source.slice(list.start, edit.start) + edit.replacement + source.slice(edit.end, list.end);
  return { kind: 'list', list, edit, after };
}

/** Code in the tag that prints a list, `<%= 'hx-ext="morph"' if morph %>`: of two lists on an element the first counts. */
function printedList(tag: Tag, { document }: RuleContext): string | undefined {
  const printing = document.holesIn(tag).filter(({ kind }) => kind !== 'comment' && kind !== 'raw');
  return printing.map((hole) => document.text(hole)).find((code) => /(?<![\w-])(?:data-)?hx-ext(?![\w-])/i.test(code));
}
