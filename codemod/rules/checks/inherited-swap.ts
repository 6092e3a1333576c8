// hx-swap="none" on a connect element is inherited where htmx-2-compat makes attributes so: the first element below that
// makes requests and has no hx-swap of its own would swap nothing.
import { hxSwap } from '../../../shim/grammar/index.ts';
import { firstEndingAfter } from '../../source/within.ts';
import { type Check, report } from '../context.ts';
import { requestNames } from '../refusals.ts';

/** How many tags below a connect element are looked at. */
const limit = 2000;

export const inheritedSwap: Check = ({ tag, attribute, urls, after }, context) => {
  const { document } = context;
  if (urls.length === 0 || !/hx-swap=/.test(after)) return [];
  const first = firstEndingAfter(document.tags, tag.end);
  for (const below of document.tags.slice(first, first + limit)) {
    if (below.kind === 'end') continue;
    const chain = [];
    let now = document.parentOf(below);
    for (let i = 0; now !== undefined && !now.tags.includes(tag) && i < 64; i++, now = now.parent)
      chain.push(...now.tags);
    if (now === undefined) break;
    const request = document.attribute(below, requestNames);
    if (request === undefined || [below, ...chain].some((one) => document.attribute(one, hxSwap) !== undefined))
      continue;
    return [report(context, 'inherited-swap', attribute, { request: document.text(request) }, [], tag)];
  }
  return [];
};
