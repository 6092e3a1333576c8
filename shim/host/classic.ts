// What the adapters of htmx 1.9 and 2 share: nearly all, since both hand the same internal functions to extensions.
import { dispatch, listen } from '../extension/dispatch.ts';
import type { Host } from '../extension/host.ts';
import type { Warn } from '../warn.ts';
import { createSocket, guardFactory, provideFactory } from './factory.ts';
import type { ClassicApi, ClassicHtmx } from './htmx.ts';
import type { InstalledHost } from './installed-host.ts';
import { silenceOthers } from './takeover.ts';

/** Replaces a method and returns what puts the old one back, unless somebody replaced it since. */
function replaceMethod<Owner, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  make: (original: Owner[Name]) => Owner[Name],
): () => void {
  const original = owner[name];
  const replaced = make(original);
  owner[name] = replaced;
  return () => {
    if (owner[name] === replaced) owner[name] = original;
  };
}

/** @param beforeProcess told of each root before `htmx.process` has its way with it */
export function installClassic(
  htmx: ClassicHtmx,
  warn: Warn,
  beforeProcess?: (root: Element) => void,
): InstalledHost & { readonly api: ClassicApi } {
  const claimed: { api?: ClassicApi } = {};
  htmx.defineExtension('ws', {
    init(api: ClassicApi) {
      claimed.api = api;
    },
  });
  const api = claimed.api as ClassicApi;
  const undo = [
    // The page's `ws` extension is the shim's, and others may no longer redefine it.
    replaceMethod(htmx, 'defineExtension', (original) => (name, extension) => {
      if (name === 'ws') warn(htmx, 'second-extension');
      else original.call(htmx, name, extension);
    }),
    () => htmx.removeExtension('ws'),
    provideFactory(htmx),
    silenceOthers(api),
  ];
  /** Whether htmx is at work; what runs in the same task after `htmx.process` is not its work any more. */
  let processing = false;
  const host: Host = {
    get config() {
      return htmx.config;
    },
    get blocking() {
      return String(htmx.config['disableSelector'] ?? '[hx-disable],[data-hx-disable]');
    },
    createSocket: (url) => createSocket(htmx, url),
    claimAddresses(claimed) {
      const refused = new Set<string>();
      const begin = () => {
        if (processing) return;
        processing = true;
        queueMicrotask(() => {
          processing = false;
        });
      };
      const undo = [
        listen(document, 'htmx:beforeProcessNode', begin, true),
        listen(document, 'htmx:load', begin, true),
        guardFactory(htmx, (url) => {
          if (processing && claimed(url)) {
            refused.add(url);
            warn(htmx, 'second-extension');
          }
          return refused.has(url);
        }),
      ];
      return () => {
        for (const act of undo) act();
      };
    },
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
    onProcessed(callback) {
      let page: Element | undefined;
      // htmx's own listener was there first. Its `htmx:load` for the page only comes after listeners of the page's own.
      const ready = () => {
        const { body } = document;
        if (body && api.getInternalData(body).initHash !== undefined) {
          page = body;
          callback(body);
        }
      };
      const undo = [
        listen(
          document,
          'htmx:load',
          (event) => {
            const { elt } = (event as CustomEvent<{ elt: Element }>).detail;
            if (elt !== page) callback(elt);
            page = undefined;
          },
          true,
        ),
        listen(document, 'DOMContentLoaded', ready),
        replaceMethod(htmx, 'process', (original) => (elt) => {
          const root = typeof elt === 'string' ? htmx.find(elt) : elt;
          if (root) beforeProcess?.(root);
          const before = processing;
          original.call(htmx, elt);
          processing = before;
          if (root) callback(root);
        }),
      ];
      // Loaded late: htmx has processed the page already.
      ready();
      return () => {
        for (const act of undo) act();
      };
    },
  };
  return {
    api,
    host,
    uninstall() {
      for (const act of undo) act();
    },
  };
}
