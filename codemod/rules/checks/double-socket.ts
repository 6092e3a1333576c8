// A connect under an inherited `ws` that htmx itself processes, or with such an element in between: htmx-ext-ws looks for
// ws-connect from every element that htmx processes, and opens a socket each time.
import type { MarkupDocument } from '../../markup/document.ts';
import type { Tag } from '../../markup/tags.ts';
import { type Check, report } from '../context.ts';
import { requestNames, triggerNames } from '../refusals.ts';

export const doubleSocket: Check = ({ tag, attribute, urls }, context) => {
  if (urls.length === 0 || context.target.extension === undefined) return [];
  const { document, branches, extensions } = context;
  const above = extensions.above(tag, branches.at(attribute.start));
  if (above.state !== 'has' && above.state !== 'unsure') return [];
  let cause = processed(document, tag);
  let now = document.parentOf(tag);
  for (let i = 0; cause === undefined && now !== undefined && now !== above.by && i < 64; i++, now = now.parent) {
    for (const between of now.tags) cause ??= processed(document, between);
  }
  // The list above that only may have it: then there are two, this element's and that one.
  if (above.state === 'unsure') cause ??= `<${above.by?.name ?? ''}>`;
  return cause === undefined ? [] : [report(context, 'double-socket', attribute, { cause }, [], tag)];
};

const names = [...requestNames, ...triggerNames, 'hx-ext', 'data-hx-ext'];

/** What makes htmx 2 process an element by itself; undefined when it does not. */
function processed(document: MarkupDocument, tag: Tag): string | undefined {
  if (tag.name === 'form') return '<form>';
  const attribute = document.attribute(tag, names);
  if (attribute !== undefined) return document.text(attribute);
  const type = document.attribute(tag, ['type']);
  if (type !== undefined && document.valueText(type) === 'submit') return document.text(type);
  const boost = tag.name === 'a' ? document.attribute(tag, ['hx-boost', 'data-hx-boost']) : undefined;
  return boost && document.text(boost);
}
