// From collected values to the text on the wire: hx-params, HEADERS, JSON. Knows nothing of sockets.
import { attribute, inherited } from '../attribute-lookup.ts';
import type { Host } from '../host.ts';
import { mergeObjects } from './expressions.ts';

/** What `hx-params` lets through: `*`, `none`, `not a,b` or a list of names. */
export function filterParameters(elt: Element, all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const written = inherited(elt, 'hx-params');
  if (written === 'none') return {};
  if (!written || written === '*') return { ...all };
  const not = written.startsWith('not ');
  const names = (not ? written.slice(4) : written).split(',').map((name) => name.trim());
  const kept = not ? Object.keys(all).filter((name) => !names.includes(name)) : names;
  return Object.fromEntries(kept.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]));
}

/**
 * The headers that htmx would send with a request, upper case, a missing id or name as null.
 * @param target whose id is `HX-Target`
 */
export function createHeaders(elt: Element, target: Element | null, host: Host): Record<string, unknown> {
  const headers: Record<string, unknown> = {
    'HX-Request': 'true',
    'HX-Trigger': elt.getAttribute('id'),
    'HX-Trigger-Name': elt.getAttribute('name'),
    'HX-Target': target && attribute(target, 'id'),
    'HX-Current-URL': location.href,
  };
  mergeObjects(elt, 'hx-headers', host, headers);
  if (host.isBoosted(elt)) headers['HX-Boosted'] = 'true';
  return headers;
}
