// Writes down what an hx-ext says, for the rules that come after. Rewrites nothing.
import type { Finding } from '../findings/finding.ts';
import type { Tag } from '../markup/tags.ts';
import { extensionLists, type RuleContext } from './context.ts';
import { listed } from './extension-list.ts';

/** Reports nothing. */
export function noteExtension(tag: Tag, context: RuleContext): readonly Finding[] {
  const { document, extensions } = context;
  for (const list of extensionLists(context, tag)) {
    const says = listed(document, list);
    if (says !== 'none') extensions.note(tag, list.start, says);
  }
  return [];
}
