// What the adapters of htmx 1.9 and 2 share: nearly all, since both hand the same internal functions to extensions.

import { isWithin } from '../extension/attribute-lookup.ts';
import { dispatch } from '../extension/dispatch.ts';
import type { Host } from '../extension/host.ts';
import type { Warn } from '../warn.ts';
import { createSocket, guardFactory, provideFactory } from './factory.ts';
import type { ClassicApi, ClassicHtmx } from './htmx.ts';
import type { InstalledHost } from './installed-host.ts';
import { silenceOthers } from './takeover.ts';

/** Replaces a method and returns what puts the old one back, unless somebody replaced it since. */
export function replaceMethod<Owner, Name extends keyof Owner>(
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

/** Registers the page's `ws` extension, which others may no longer redefine. @returns htmx's internals, and the undoing */
function claimExtension(htmx: ClassicHtmx, warn: Warn): { readonly api: ClassicApi; readonly release: () => void } {
  const claimed: { api?: ClassicApi } = {};
  htmx.defineExtension('ws', {
    init(api: ClassicApi) {
      claimed.api = api;
    },
  });
  const restore = replaceMethod(htmx, 'defineExtension', (original) => (name, extension) => {
    if (name === 'ws') warn(htmx, 'second-extension');
    else original.call(htmx, name, extension);
  });
  return {
    api: claimed.api as ClassicApi,
    release() {
      restore();
      htmx.removeExtension('ws');
    },
  };
}

/** The attributes that a selector mentions; `class` and `id` for their short forms. */
function attributesIn(selector: string): string[] {
  const names = [...selector.matchAll(/\[\s*([\w:-]+)/g)].map(([, name]) => name as string);
  return [...names, ...(selector.includes('.') ? ['class'] : []), ...(selector.includes('#') ? ['id'] : [])];
}

/** @param beforeProcess told of each root before `htmx.process` has its way with it */
export function installClassic(
  htmx: ClassicHtmx,
  warn: Warn,
  beforeProcess: (root: Element) => void = () => {},
): InstalledHost & { readonly api: ClassicApi } {
  const { api, release } = claimExtension(htmx, warn);
  const disableSelector = () => String(htmx.config['disableSelector'] ?? '[hx-disable], [data-hx-disable]');
  const removeFactory = provideFactory(htmx);
  const giveBack = silenceOthers(api);
  /** Whether htmx is at work; what runs in the same task after `htmx.process` is not its work any more. */
  let processing = false;
  const processed = () => document.body && api.getInternalData(document.body).initHash !== undefined;
  const host: Host = {
    get config() {
      return htmx.config;
    },
    createSocket: (url) => createSocket(htmx, url),
    claimAddresses(claimed) {
      const refused = new Set<string>();
      const listener = () => {
        if (processing) return;
        processing = true;
        queueMicrotask(() => {
          processing = false;
        });
      };
      const types = ['htmx:beforeProcessNode', 'htmx:load'];
      for (const type of types) document.addEventListener(type, listener, true);
      const stepAside = guardFactory(htmx, (url) => {
        if (processing && claimed(url)) {
          refused.add(url);
          warn(htmx, 'second-extension');
        }
        return refused.has(url);
      });
      return () => {
        for (const type of types) document.removeEventListener(type, listener, true);
        stepAside();
      };
    },
    trigger: (target, name, detail) =>
      target instanceof Document ? dispatch(target, name, detail) : api.triggerEvent(target, name, detail),
    triggers: (elt) => api.getTriggerSpecs(elt),
    evaluate: (_elt, expression) => htmx._(expression),
    isBoosted: (elt) => api.getInternalData(elt).boosted === true,
    isBlocked: (elt) => isWithin(elt, disableSelector()),
    blockingAttributes: attributesIn(disableSelector()),
    openSwap(elt, received) {
      let text = received;
      api.withExtensions(elt, (extension) => {
        text = extension.transformResponse(text, null, elt);
      });
      const info = api.makeSettleInfo(elt);
      return {
        elements: [...api.makeFragment(text).children],
        swap: (content, value) => void api.oobSwap(value, content, info),
        settle: () => api.settleImmediately(info.tasks),
      };
    },
    onProcessed(callback) {
      let page: Element | undefined;
      const loaded = (event: Event) => {
        const { elt } = (event as CustomEvent<{ elt: Element }>).detail;
        if (elt !== page) callback(elt);
        page = undefined;
      };
      document.addEventListener('htmx:load', loaded, true);
      // htmx's own listener was there first. Its `htmx:load` for the page only comes after listeners of the page's own.
      const ready = () => {
        if (!processed()) return;
        page = document.body;
        callback(page);
      };
      document.addEventListener('DOMContentLoaded', ready);
      const restore = replaceMethod(htmx, 'process', (original) => (elt) => {
        const root = typeof elt === 'string' ? htmx.find(elt) : elt;
        if (root) beforeProcess(root);
        const before = processing;
        original.call(htmx, elt);
        processing = before;
        if (root) callback(root);
      });
      // Loaded late: htmx has processed the page already.
      ready();
      return () => {
        document.removeEventListener('htmx:load', loaded, true);
        document.removeEventListener('DOMContentLoaded', ready);
        restore();
      };
    },
  };
  return {
    api,
    host,
    uninstall() {
      removeFactory();
      giveBack();
      release();
    },
  };
}
