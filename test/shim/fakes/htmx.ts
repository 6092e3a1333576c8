// The real htmx, of the major that is asked for, in this jsdom window, and the internals that it hands to extensions.
import './browser-gaps.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TriggerSpec } from '../../../shim/extension/host.ts';
import type { ClassicApi, ClassicHtmx } from '../../../shim/host/htmx.ts';

const find = createRequire(import.meta.url).resolve;

/** A fresh `window.htmx`, as its script tag would leave it. */
export function loadHtmx(major: '1' | '2' | '4'): ClassicHtmx {
  const page = globalThis as { htmx?: ClassicHtmx };
  delete page.htmx;
  const main = find(`htmx-${major}`).replace(/dist\/.*$/, 'dist/htmx.js');
  // biome-ignore lint/security/noGlobalEval: a script tag evaluates in the page's global scope, and so does this.
  // biome-ignore lint/complexity/noCommaOperator: that is what makes the call indirect.
  (0, eval)(readFileSync(main, 'utf8'));
  if (!page.htmx) throw new Error(`${main} defines no window.htmx`);
  return page.htmx;
}

/** What htmx 1.9 hands to an extension, and what the shim's own port leaves out of it. */
export interface TruthApi extends ClassicApi {
  getInputValues(
    elt: Element,
    verb: string,
  ): { readonly values: Record<string, unknown>; readonly errors: readonly Failure[] };
  addTriggerHandler(elt: Element, spec: TriggerSpec, data: object, handler: () => void): void;
  getAttributeValue(elt: Element, name: string): string | null;
  getClosestAttributeValue(elt: Element, name: string): string | null | undefined;
  querySelectorExt(elt: Element, selector: string): EventTarget | null | undefined;
  getExpressionVars(elt: Element): Record<string, unknown>;
  filterValues(values: Record<string, unknown>, elt: Element): Record<string, unknown>;
  getHeaders(elt: Element, target: Element): Record<string, unknown>;
  mergeObjects(into: Record<string, unknown>, from: Record<string, unknown>): Record<string, unknown>;
  getInternalData(elt: Element): { boosted?: boolean; initHash?: number; lastButtonClicked?: Element | null };
}

export interface Failure {
  readonly elt: Element;
  readonly message: string;
}

export function internals(htmx: ClassicHtmx): TruthApi {
  const caught: { api?: TruthApi } = {};
  htmx.defineExtension('probe', {
    init(api: TruthApi) {
      caught.api = api;
    },
  });
  htmx.removeExtension('probe');
  if (!caught.api) throw new Error('htmx called no init');
  return caught.api;
}
