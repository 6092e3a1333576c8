// A file input inside a sender: htmx-ext-ws sends `{}` for a file. The shim does send it. One finding a sender.
import type { Finding } from '../findings/finding.ts';
import type { Tag } from '../markup/tags.ts';
import { type Role, type RuleContext, report } from './context.ts';

/** The shim's script, which sends files. */
const shim = /\bhx-ws-shim(?:\.min)?\.js\b/;

export function fileInputs(context: RuleContext): readonly Finding[] {
  const { document, roles } = context;
  const senders = new Map<Tag, Role>(roles.filter(({ sends }) => sends).map((role) => [role.tag, role]));
  if (senders.size === 0 || shim.test(document.source)) return [];
  const findings: Finding[] = [];
  for (const tag of document.tags) {
    if (tag.kind !== 'start' || tag.name !== 'input') continue;
    const type = document.attribute(tag, ['type']);
    if (type === undefined || document.valueText(type).trim().toLowerCase() !== 'file') continue;
    let sender = senders.get(tag);
    let now = document.parentOf(tag);
    for (let i = 0; sender === undefined && now !== undefined && i < 64; i++, now = now.parent) {
      for (const one of now.tags) sender ??= senders.get(one);
    }
    if (sender === undefined) continue;
    senders.delete(sender.tag);
    findings.push(report(context, 'file-input', tag, { input: document.text(tag) }, [], tag));
  }
  return findings;
}
