// How an attribute of htmx's is read, in its plain and data- spelling, on the element or inherited. Knows no meaning.

/** Made once a name: a page has thousands of elements. */
const prefixed: Record<string, string> = {};

/** The element's own value; an empty one counts as none where the data- spelling is not set either. */
export function attribute(elt: Element, name: string): string | null {
  prefixed[name] ??= `data-${name}`;
  return elt.getAttribute(name) || elt.getAttribute(prefixed[name]);
}

/** The parent, through an open shadow root too. */
export function parent(elt: Element): Element | null {
  return elt.parentElement ?? (elt.parentNode as ShadowRoot | null)?.host ?? null;
}

/** The nearest element, this one first, of which `test` holds. */
export function closest(elt: Element, test: (elt: Element) => unknown): Element | null {
  let at: Element | null = elt;
  while (at && !test(at)) at = parent(at);
  return at;
}

/** The nearest element that matches, this one first, through open shadow roots too. */
export function nearest(elt: Element | null, selector: string): Element | null {
  const found = elt?.closest(selector);
  if (found || !elt) return found ?? null;
  const root = elt.getRootNode();
  return root instanceof ShadowRoot ? nearest(root.host, selector) : null;
}

/** The attributes that a selector mentions; `class` and `id` for their short forms. */
export const attributesIn = (selector: string): readonly string[] => [
  ...Array.from(selector.matchAll(/\[\s*([\w:-]+)/g), ([, name]) => name as string),
  ...(selector.includes('.') ? ['class'] : []),
  ...(selector.includes('#') ? ['id'] : []),
];

/** The nearest value that applies; `hx-disinherit` and `unset` end the search, as in htmx 1.9.12. */
export function inherited(elt: Element, name: string): string | null {
  let value: string | null = null;
  closest(elt, (at) => {
    const refused = at !== elt && attribute(at, 'hx-disinherit');
    value = refused && (refused === '*' || refused.split(' ').includes(name)) ? 'unset' : attribute(at, name);
    return value;
  });
  return value === 'unset' ? null : value;
}
