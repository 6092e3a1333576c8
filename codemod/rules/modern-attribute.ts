// The ladder's second step, htmx 2 to htmx 4: ws-connect and ws-send are renamed, `ws` leaves the hx-ext lists.
import { hxExt, hxWs, hxWsConnect, hxWsSend, wsConnect, wsSend } from '../../shim/grammar/index.ts';
import type { Finding } from '../findings/finding.ts';
import type { Attribute } from '../markup/attributes.ts';
import type { Tag } from '../markup/tags.ts';
import type { Edit } from '../source/edit.ts';
import { extensionLists, type Role, type RuleContext, report } from './context.ts';
import { isConditional, withoutExtension } from './extension-list.ts';
import { removalOf, separatorFor } from './placement.ts';
import { alreadySaid, besidePresent, obstacleToConnect } from './refusals.ts';
import { tornOff } from './torn-off.ts';

const names: readonly string[] = [...wsConnect, ...wsSend];
const connectNames: readonly string[] = wsConnect;
const concerned = new Set<string>([...names, ...hxWsConnect, ...hxWsSend, 'hx-ext', 'data-hx-ext', 'hx-swap']);

/** One finding an attribute; only for a target that knows no `hx-ext="ws"`. */
export function modernAttributes(tag: Tag, context: RuleContext): readonly Finding[] {
  const { document, target, roles } = context;
  if (target.extension !== undefined) return [];
  const modern =
    document.attribute(tag, names) === undefined
      ? []
      : document.attributesOf(tag).filter(({ name }) => names.includes(name));
  const lists = extensionLists(context, tag).filter(
    (list) => withoutExtension(document, list) !== document.valueText(list),
  );
  if (modern.length === 0 && lists.length === 0) return [];
  const legacy = document.attribute(tag, hxWs) !== undefined;
  const stuck = legacy && (context.left.has(tag) || !roles.some((role) => role.tag === tag));
  if (stuck) return []; // a person looks at this element anyway, with all that it says
  const alike = document.readAlike(tag, (name) => concerned.has(name));
  const newRoles: Role[] = [];
  const found = [...modern.map(rename), ...lists.map(leave)];
  // An element is rewritten whole or not at all.
  const refused = found.filter(({ edits, suppressed }) => edits.length === 0 && !suppressed);
  if (refused.length > 0) return refused;
  roles.push(...newRoles);
  const stays = found.some(({ code, suppressed }) => suppressed && (code === 'connect' || code === 'send'));
  return stays ? found.filter(({ code }) => code !== 'extension') : found;

  function rename(attribute: Attribute): Finding {
    const before = document.text(attribute);
    const connects = connectNames.includes(attribute.name);
    const refuse = (code: Finding['code'], args: Finding['args']) =>
      report(context, code, attribute, { before, ...args }, [], tag);
    if (!alike || tornOff(attribute, context) !== undefined) {
      return refuse('dynamic-value', { value: before, reason: 'tag' });
    }
    const url = connects ? document.valueText(attribute) : undefined;
    const obstacle = connects ? obstacleToConnect(tag, context) : undefined;
    if (obstacle !== undefined) return refuse(obstacle.code, obstacle.args);
    const said = alreadySaid(tag, attribute, connects ? hxWsConnect : hxWsSend, url, context);
    if (typeof said === 'object') return refuse(said.code, said.args);
    const prefix = attribute.name.startsWith('data-') ? 'data-' : '';
    const beside =
      connects && target.beside !== undefined && !besidePresent(tag, attribute, context) ? target.beside : undefined;
    const name = prefix + (connects ? target.connect : target.send);
    const quote = attribute.value === undefined ? '"' : attribute.quote;
    const added = beside && `${prefix}${beside.name}=${quote}${beside.value}${quote}`;
    const nameEnd = attribute.start + attribute.name.length;
    const removal = said === 'agrees' ? removalOf(document, tag, attribute) : undefined;
    if (said === 'agrees' && removal === undefined) return refuse('dynamic-value', { value: before, reason: 'tag' });
    const edits: Edit[] =
      removal !== undefined
        ? [{ ...removal, replacement: '' }]
        : [{ start: attribute.start, end: nameEnd, replacement: name }];
    if (said !== 'agrees' && added !== undefined) {
      edits.push({
        start: attribute.end,
        end: attribute.end,
        replacement: separatorFor(document, tag, attribute) + added,
      });
    }
    const renamed = name + document.source.slice(nameEnd, attribute.end);
    const after = said === 'agrees' ? '' : [renamed, ...(added === undefined ? [] : [added])].join(' ');
    const finding = report(context, connects ? 'connect' : 'send', attribute, { before, after }, edits, tag);
    if (!finding.suppressed) {
      newRoles.push({ tag, attribute, urls: url === undefined ? [] : [url], sends: !connects, old: false, after });
    }
    return finding;
  }

  function leave(list: Attribute): Finding {
    // A second list of that name is dead; it would come alive if this one went.
    const alone = document
      .attributesOf(tag)
      .every((other) => other === list || !hxExt.some((name) => name === other.name));
    const left = withoutExtension(document, list) ?? (alone ? undefined : '');
    const before = document.text(list);
    const torn = tornOff(list, context) !== undefined || isConditional(document, list);
    if (!alike || torn)
      return report(context, 'dynamic-value', list, { before, value: before, reason: 'tag' }, [], tag);
    if (left === undefined || list.value === undefined) {
      const range = removalOf(document, tag, list);
      if (range === undefined) return report(context, 'dynamic-value', list, { value: before, reason: 'tag' }, [], tag);
      return report(context, 'extension', list, { before, after: '' }, [{ ...range, replacement: '' }], tag);
    }
    const { source } = document;
    const after = source.slice(list.start, list.value.start) + left + source.slice(list.value.end, list.end);
    return report(context, 'extension', list, { before, after }, [{ ...list.value, replacement: left }], tag);
  }
}
