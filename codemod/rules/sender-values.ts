// What a sender collects otherwise than htmx 1's core did: fields of its form, handlers that change them, and attributes
// above it that htmx 4 does not inherit. One finding a sender.
import type { Finding } from '../findings/finding.ts';
import type { Tag } from '../markup/tags.ts';
import { above } from './above.ts';
import { type Role, type RuleContext, report } from './context.ts';

const inherited = ['hx-vals', 'hx-vars', 'hx-include', 'hx-headers', 'hx-params', 'hx-disinherit'].flatMap((name) => [
  name,
  `data-${name}`,
]);

export function senderValues(context: RuleContext): readonly Finding[] {
  const { document } = context;
  const senders = new Map<Tag, { readonly role: Role; readonly causes: string[] }>();
  for (const role of context.roles) {
    if (role.sends) senders.set(role.tag, { role, causes: [...ofItself(role.tag, context)] });
  }
  if (senders.size === 0) return [];
  for (const tag of document.tags) {
    const cause = tag.kind === 'start' ? ofField(tag, context) : undefined;
    if (cause === undefined) continue;
    for (const one of above(document, tag)) senders.get(one)?.causes.push(cause);
  }
  return [...senders.values()].flatMap(({ role: { tag, attribute }, causes }) =>
    causes.length === 0 ? [] : [report(context, 'sender-values', attribute, { causes: shown(causes) }, [], tag)],
  );
}

/** A field whose value the extensions read differently. */
function ofField(tag: Tag, { document }: RuleContext): string | undefined {
  const text = document.text(tag);
  switch (tag.name) {
    case 'select':
      return document.attribute(tag, ['multiple']) === undefined ? undefined : text;
    case 'fieldset':
      return document.attribute(tag, ['disabled']) === undefined ? undefined : text;
    case 'input':
    case 'button': {
      const type = document.attribute(tag, ['type']);
      const kind = type === undefined ? '' : document.valueText(type).trim().toLowerCase();
      const named = document.attribute(tag, ['name']) !== undefined;
      return named && /^(?:reset|image)$|^button$/.test(kind) && (tag.name === 'input' || kind !== 'button')
        ? text
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What the sender's own tag says, and, for htmx 4, those above it. */
function* ofItself(tag: Tag, { document, target }: RuleContext): Iterable<string> {
  for (const attribute of document.attributesOf(tag)) {
    // They ran after the values were read, and before; now it is the other way round.
    if (/^(?:on[a-z]+$|(?:data-)?hx-on)/.test(attribute.name)) yield document.text(attribute);
  }
  const vals = document.attribute(tag, ['hx-vals', 'data-hx-vals']);
  const value = vals === undefined ? '' : document.valueText(vals);
  if (vals !== undefined && document.holesIn(vals).length === 0 && !isObject(value)) yield document.text(vals);
  if (target.extension !== undefined) return;
  const dead = document.attribute(tag, [
    'hx-vars',
    'data-hx-vars',
    'hx-params',
    'data-hx-params',
    'hx-headers',
    'data-hx-headers',
  ]);
  if (dead !== undefined) yield document.text(dead);
  for (const one of above(document, tag)) {
    const attribute = one === tag ? undefined : document.attribute(one, inherited);
    if (attribute !== undefined) yield document.text(attribute);
  }
}

/** Whether hx-vals is what every htmx takes: JSON of an object, or a script's. */
function isObject(value: string): boolean {
  const text = value.replaceAll('&quot;', '"').trim();
  if (/^(?:js|javascript):\s*\{/.test(text)) return true;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}

/** The first few, each cut short. */
function shown(causes: readonly string[]): string {
  const first = [...new Set(causes)].slice(0, 3).map((cause) => (cause.length > 60 ? `${cause.slice(0, 57)}…` : cause));
  const more = new Set(causes).size - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
