// hx-vals, hx-vars and hx-headers: objects written in attributes, merged from the outermost ancestor in. Knows no form.
import { attribute, closest } from '../attribute-lookup.ts';
import type { Host } from '../host.ts';

/**
 * Merges an attribute's objects over the element and its ancestors; the nearest wins, and what `into` holds already wins
 * over all, unless it is null. JSON, or an expression after `js:` / `javascript:` (always, for hx-vars).
 * @returns `into`; an empty object where an `unset` stands on the way
 */
export function mergeObjects(
  elt: Element,
  name: string,
  host: Host,
  into: Record<string, unknown> = {},
): Record<string, unknown> {
  const unset = closest(elt, (at) => {
    const written = attribute(at, name)?.trim();
    if (!written || written === 'unset') return written;
    const [, script, rest = ''] = /^(js:|javascript:)?(.*)$/s.exec(written) ?? [];
    const text = rest.startsWith('{') ? rest : `{${rest}}`;
    const object = script || name === 'hx-vars' ? host.evaluate(at, `(${text})`) : parse(text, name);
    for (const [key, value] of Object.entries(object ?? {})) if (into[key] == null) into[key] = value;
    return false;
  });
  return unset ? {} : into;
}

function parse(text: string, name: string): object | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    console.error(name, text, error);
    return undefined;
  }
}
