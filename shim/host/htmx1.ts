// The adapter of htmx 1.9, whose core acts on hx-ws itself: the attribute is hidden from it. Knows no connection.
import { listen } from '../extension/dispatch.ts';
import { hxWs } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import { installClassic } from './classic.ts';
import type { ClassicHtmx } from './htmx.ts';
import type { InstalledHost } from './installed-host.ts';

const names: readonly string[] = hxWs;
const subject = (event: Event) => (event as CustomEvent<{ elt: Element }>).detail.elt;

export function installHtmx1(htmx: ClassicHtmx, warn: Warn): InstalledHost {
  let wire: (elt: Element) => void = () => {};
  const undo: (() => void)[] = [];
  const roots = new WeakSet<Node>();
  /**
   * Core reads hx-ws between `htmx:beforeProcessNode` and `htmx:afterProcessNode`. In between, the element answers that
   * it has none; its attributes stay as they are, since core hashes them to see what changed.
   */
  function hideFromCore(root: Node): void {
    if (roots.has(root)) return;
    roots.add(root);
    const hide = (event: Event) => {
      const elt = subject(event);
      elt.getAttribute = (name) => (names.includes(name) ? null : Element.prototype.getAttribute.call(elt, name));
    };
    const show = (event: Event) => {
      const elt = subject(event);
      delete (elt as Partial<Element>).getAttribute;
      wire(elt);
    };
    undo.push(listen(root, 'htmx:beforeProcessNode', hide, true), listen(root, 'htmx:afterProcessNode', show, true));
  }
  hideFromCore(document);
  const { host, uninstall } = installClassic(htmx, warn, (elt) => {
    // Events of 1.9 do not leave a shadow root.
    const root = elt.getRootNode();
    if (root instanceof ShadowRoot) hideFromCore(root);
  });
  const { onProcessed, openSwap } = host;
  host.onProcessed = (callback, given) => {
    wire = given;
    return onProcessed(callback, given);
  };
  host.openSwap = (elt, text) => {
    const opened = openSwap(elt, text);
    return {
      ...opened,
      swap(content, value) {
        const selector = value.replace(/^[^:]*:/, '');
        if (!document.querySelector(selector)) throw new Error(`nothing matches ${selector}`);
        opened.swap(content, value);
      },
    };
  };
  return {
    host,
    uninstall() {
      for (const act of undo) act();
      uninstall();
    },
  };
}
