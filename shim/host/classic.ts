// What the adapters of htmx 1.9 and 2 share: nearly all, since both hand the same internal functions to extensions.
import { dispatch, listen, type Undo } from '../extension/dispatch.ts';
import type { Host } from '../extension/host.ts';
import type { Warn } from '../warn.ts';
import { createSocket, guardFactory, provideFactory } from './factory.ts';
import type { ClassicApi, ClassicHtmx } from './htmx.ts';
import { silenceOthers } from './takeover.ts';

/** Replaces a method; the undoing puts the old one back, unless somebody replaced it since. */
function replaceMethod<Owner, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  undo: Undo,
  make: (original: Owner[Name]) => Owner[Name],
): void {
  const original = owner[name];
  const replaced = make(original);
  owner[name] = replaced;
  undo.push(() => {
    if (owner[name] === replaced) owner[name] = original;
  });
}

/** The element that an event of htmx's is about. */
export const subject = (event: Event): Element => (event as CustomEvent<{ elt: Element }>).detail.elt;

/** @param beforeProcess told of each root before `htmx.process` has its way with it */
export function installClassic(
  htmx: ClassicHtmx,
  warn: Warn,
  undo: Undo,
  beforeProcess?: (root: Element) => void,
): { readonly host: Host; readonly api: ClassicApi } {
  const claimed: { api?: ClassicApi } = {};
  htmx.defineExtension('ws', {
    init(api: ClassicApi) {
      claimed.api = api;
    },
  });
  const api = claimed.api as ClassicApi;
  undo.push(() => htmx.removeExtension('ws'));
  // The page's `ws` extension is the shim's, and others may no longer redefine it.
  replaceMethod(htmx, 'defineExtension', undo, (original) => (name, extension) => {
    if (name === 'ws') warn(htmx, 'second-extension');
    else original.call(htmx, name, extension);
  });
  provideFactory(htmx, undo);
  silenceOthers(api, undo);

  const host: Host = {
    get config() {
      return htmx.config;
    },
    get blocking() {
      return String(htmx.config['disableSelector'] ?? '[hx-disable],[data-hx-disable]');
    },
    createSocket: (url) => createSocket(htmx, url),
    trigger: (target, name, detail) =>
      target === document ? dispatch(target, name, detail) : api.triggerEvent(target as Element, name, detail),
    triggers: (elt) => api.getTriggerSpecs(elt),
    evaluate: (_elt, expression) => htmx._(expression),
    isBoosted: (elt) => !!api.getInternalData(elt).boosted,
    openSwap(elt, received) {
      let text = received;
      api.withExtensions(elt, (extension) => {
        text = extension.transformResponse(text, null, elt);
      });
      const info = api.makeSettleInfo(elt);
      return {
        elements: [...api.makeFragment(text).children],
        swap: (content, value) => api.oobSwap(value, content, info),
        settle: () => api.settleImmediately(info.tasks),
      };
    },
    attend({ processed, serves }) {
      /** Whether htmx is at work; what runs in the same task after `htmx.process` is not its work any more. */
      let processing = false;
      let isOver = false;
      const begin = () => {
        if (processing) return;
        processing = true;
        // Heard once a task: a page may have thousands of nodes.
        document.removeEventListener('htmx:beforeProcessNode', begin, true);
        queueMicrotask(end);
      };
      const end = () => {
        processing = false;
        if (!isOver) document.addEventListener('htmx:beforeProcessNode', begin, true);
      };
      const refused = new Set<string>();
      guardFactory(htmx, undo, (url) => {
        if (processing && serves(url)) {
          refused.add(url);
          warn(htmx, 'second-extension');
        }
        return refused.has(url);
      });
      let page: Element | undefined;
      // htmx's own listener was there first. Its `htmx:load` for the page only comes after listeners of the page's own.
      const ready = () => {
        const { body } = document;
        if (body && api.getInternalData(body).initHash !== undefined) {
          page = body;
          processed(body);
        }
      };
      const loaded = (event: Event) => {
        begin();
        const elt = subject(event);
        if (elt !== page) processed(elt);
        page = undefined;
      };
      replaceMethod(htmx, 'process', undo, (original) => (elt) => {
        const root = typeof elt === 'string' ? htmx.find(elt) : elt;
        if (root) beforeProcess?.(root);
        const before = processing;
        original.call(htmx, elt);
        if (!before) end();
        if (root) processed(root);
      });
      undo.push(
        () => {
          isOver = true;
          document.removeEventListener('htmx:beforeProcessNode', begin, true);
        },
        listen(document, 'htmx:load', loaded, true),
        listen(document, 'DOMContentLoaded', ready),
      );
      end();
      // Loaded late: htmx has processed the page already.
      ready();
    },
  };
  return { api, host };
}
