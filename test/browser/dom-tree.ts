// The page's body as a tree for comparison: what the user sees and what a form would send, without what htmx writes for
// itself. Does not know which htmx that is.
import type { Page } from 'playwright-core';

export interface ElementTree {
  readonly tag: string;
  /** By name, sorted; what the user changed since stands beside them as `:value`, `:checked`, `:selected`, `:focus`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (ElementTree | string)[];
}

/** The body, without scripts, htmx's own classes, `data-htmx-powered`, `hx-swap-oob` and the indicator styles that htmx injects. */
export function domTree(page: Page): Promise<ElementTree> {
  return page.evaluate(() => {
    const ignoredTags = new Set(['SCRIPT', 'STYLE']);
    const ownClasses = new Set(['htmx-request', 'htmx-added', 'htmx-settling', 'htmx-swapping']);

    function attributesOf(element: Element): Record<string, string> {
      const attributes: Record<string, string> = {};
      for (const { name, value } of element.attributes) {
        // htmx 2 and 4 take the swap attribute off what they swap in: left on, a page that comes out of htmx 2's history
        // would be torn apart by it. htmx 1.9 leaves it. The shim does as its htmx does.
        if (name === 'data-htmx-powered' || name.endsWith('hx-swap-oob')) continue;
        if (name !== 'class') {
          attributes[name] = value;
          continue;
        }
        const classes = value.split(/\s+/).filter((word) => word !== '' && !ownClasses.has(word));
        if (classes.length > 0) attributes[name] = classes.join(' ');
      }
      const state = element as Partial<HTMLInputElement> & Partial<HTMLOptionElement>;
      if (
        element.matches('input:not([type=checkbox], [type=radio]), textarea') &&
        state.value !== (state.defaultValue ?? '')
      ) {
        attributes[':value'] = String(state.value);
      }
      if (element.matches('input') && state.checked !== state.defaultChecked) {
        attributes[':checked'] = String(state.checked);
      }
      if (element.matches('option') && state.selected !== state.defaultSelected) {
        attributes[':selected'] = String(state.selected);
      }
      if (element === document.activeElement && element !== document.body) attributes[':focus'] = 'true';
      return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
    }

    function childrenOf(parent: Node): (ElementTree | string)[] {
      const children: (ElementTree | string)[] = [];
      for (const node of parent.childNodes) {
        if (node instanceof Element) {
          if (!ignoredTags.has(node.tagName)) children.push(treeOf(node));
        } else if (node.nodeType === Node.TEXT_NODE && node.nodeValue !== '') {
          const last = children.at(-1);
          // Adjacent text nodes are one to the reader, and a removed script leaves two.
          if (typeof last === 'string') children[children.length - 1] = last + node.nodeValue;
          else children.push(node.nodeValue ?? '');
        }
      }
      return children;
    }

    function treeOf(element: Element): ElementTree {
      const children = childrenOf(element instanceof HTMLTemplateElement ? element.content : element);
      if (element.shadowRoot !== null) {
        children.unshift({ tag: '#shadow-root', attributes: {}, children: childrenOf(element.shadowRoot) });
      }
      return { tag: element.localName, attributes: attributesOf(element), children };
    }

    return treeOf(document.body);
  });
}
