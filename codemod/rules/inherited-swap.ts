// hx-swap="none" on a connect element is inherited where htmx-2-compat makes attributes so: an element below that makes
// requests and has no hx-swap of its own would swap nothing. One finding a connect element.
import { hxSwap } from '../../shim/grammar/index.ts';
import type { Finding } from '../findings/finding.ts';
import type { Tag } from '../markup/tags.ts';
import { type Role, type RuleContext, report } from './context.ts';
import { requestNames } from './refusals.ts';

/** How far up the connect element is sought. */
const limit = 64;

export function inheritedSwaps(context: RuleContext): readonly Finding[] {
  const { document, roles } = context;
  const connects = new Map<Tag, Role>();
  for (const role of roles) if (role.urls.length > 0 && /hx-swap=/.test(role.after)) connects.set(role.tag, role);
  const findings: Finding[] = [];
  for (const tag of connects.size === 0 ? [] : document.tags) {
    if (tag.kind === 'end' || connects.size === 0) continue;
    const request = document.attribute(tag, requestNames);
    if (request === undefined || connects.has(tag)) continue;
    let swaps = document.attribute(tag, hxSwap) !== undefined;
    let now = document.parentOf(tag);
    for (let i = 0; !swaps && now !== undefined && i < limit; i++, now = now.parent) {
      const role = now.tags.map((one) => connects.get(one)).find((one) => one !== undefined);
      if (role !== undefined) {
        connects.delete(role.tag);
        findings.push(
          report(context, 'inherited-swap', role.attribute, { request: document.text(request) }, [], role.tag),
        );
        break;
      }
      swaps = now.tags.some((one) => document.attribute(one, hxSwap) !== undefined);
    }
  }
  return findings;
}
