// The adapter of htmx 1.9, whose core acts on hx-ws itself: the attribute is hidden from it. Knows no connection.
import { hxWs } from '../grammar/names.ts';
import type { Warn } from '../warn.ts';
import { installClassic } from './classic.ts';
import type { ClassicHtmx } from './htmx.ts';
import type { InstalledHost } from './installed-host.ts';

const names: readonly string[] = hxWs;

/**
 * Core reads hx-ws between `htmx:beforeProcessNode` and `htmx:afterProcessNode`. In between, the element answers that it
 * has none; its attributes stay as they are, since core hashes them to see what changed.
 */
const hide = (elt: Element) => {
  elt.getAttribute = (name) => (names.includes(name) ? null : Element.prototype.getAttribute.call(elt, name));
};
const show = (elt: Partial<Pick<Element, 'getAttribute'>>) => delete elt.getAttribute;

function hideFromCore(root: Node, processed: (elt: Element) => void): () => void {
  const around = {
    'htmx:beforeProcessNode': hide,
    'htmx:afterProcessNode'(elt: Element) {
      show(elt);
      processed(elt);
    },
  };
  const detachers = Object.entries(around).map(([type, act]) => {
    const listener = (event: Event) => void act((event as CustomEvent<{ elt: Element }>).detail.elt);
    root.addEventListener(type, listener, true);
    return () => root.removeEventListener(type, listener, true);
  });
  return () => {
    for (const detach of detachers) detach();
  };
}

export function installHtmx1(htmx: ClassicHtmx, warn: Warn): InstalledHost {
  let wire: (elt: Element) => void = () => {};
  const take = (root: Node) => hideFromCore(root, (elt) => wire(elt));
  const detachers = [take(document)];
  const roots = new WeakSet<Node>();
  const { host, uninstall } = installClassic(htmx, warn, (elt) => {
    // Events of 1.9 do not leave a shadow root.
    const root = elt.getRootNode();
    if (!(root instanceof ShadowRoot) || roots.has(root)) return;
    roots.add(root);
    detachers.push(take(root));
  });
  return {
    host: {
      ...host,
      get config() {
        return htmx.config;
      },
      onProcessed(callback, given) {
        wire = given;
        return host.onProcessed(callback, given);
      },
      openSwap(elt, text) {
        const opened = host.openSwap(elt, text);
        return {
          ...opened,
          swap(content, value) {
            const selector = value.slice(value.indexOf(':') + 1);
            if (!document.querySelector(selector)) throw new Error(`nothing matches ${selector}`);
            opened.swap(content, value);
          },
        };
      },
    },
    uninstall() {
      for (const detach of detachers) detach();
      uninstall();
    },
  };
}
