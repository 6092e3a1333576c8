// The adapter of htmx 1.9, whose core acts on hx-ws itself: the attribute is hidden from it. Knows no connection.
import { listen, type Undo } from '../extension/dispatch.ts';
import type { Host } from '../extension/host.ts';
import { hxWs } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import { installClassic, subject } from './classic.ts';
import type { ClassicHtmx } from './htmx.ts';

const names: readonly string[] = hxWs;

export function installHtmx1(htmx: ClassicHtmx, warn: Warn, undo: Undo): Host {
  let wire: ((elt: Element) => void) | undefined;
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
      wire?.(elt);
    };
    undo.push(listen(root, 'htmx:beforeProcessNode', hide, true), listen(root, 'htmx:afterProcessNode', show, true));
  }
  hideFromCore(document);
  const { host } = installClassic(htmx, warn, undo, (elt) => {
    // Events of 1.9 do not leave a shadow root.
    const root = elt.getRootNode();
    if (root instanceof ShadowRoot) hideFromCore(root);
  });
  const { attend, openSwap } = host;
  host.attend = (extension) => {
    wire = extension.wire;
    attend(extension);
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
  return host;
}
