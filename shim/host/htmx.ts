// The parts of htmx's own interface that the adapters use, as types. Holds no code.
import type { TriggerSpec } from '../extension/host.ts';

/** `htmx`, whichever major. */
export interface Htmx {
  readonly version: string;
  config: Record<string, unknown>;
  createWebSocket?: ((url: string) => WebSocket) | undefined;
  process(elt: Element | string): unknown;
}

/** htmx 4. */
export interface Htmx4 extends Htmx {
  parseInterval(text: string): number | undefined;
  /** False where the extension is not allowed, or registered already. */
  registerExtension(name: string, extension: object): boolean | undefined;
}

/** What htmx 4 hands to an extension. */
export interface Api4 {
  executeJavaScript(elt: Element, variables: object, code: string, isExpression: boolean, isAsync: boolean): unknown;
  insertContent(
    task: {
      readonly target: Element;
      readonly fragment: DocumentFragment;
      readonly swapSpec: { readonly style: string; readonly strip: boolean };
    },
    cssTransition: boolean,
  ): Promise<void>;
}

/** htmx 1.9 and 2. */
export interface ClassicHtmx extends Htmx {
  /** Evaluates a text, unless `config.allowEval` forbids it. */
  _(expression: string): unknown;
  find(selector: string): Element | null;
  defineExtension(name: string, extension: object): void;
  removeExtension(name: string): void;
}

/** Core's bare socket, or the wrapper of htmx-ext-ws, which opens its next one by `init`. */
export interface OtherSocket {
  onclose?: unknown;
  onerror?: unknown;
  init?(): void;
  send(): void;
  close(): void;
}

/** What htmx 1.9 and 2 hand to an extension. */
export interface ClassicApi {
  getInternalData(elt: Element): {
    boosted?: boolean;
    initHash?: number;
    webSocket?: OtherSocket;
    readonly onHandlers?: readonly { readonly event: string; readonly listener: EventListener }[];
  };
  getTriggerSpecs(elt: Element): readonly TriggerSpec[];
  makeFragment(text: string): ParentNode;
  makeSettleInfo(elt: Element): { readonly tasks: readonly unknown[] };
  oobSwap(value: string, elt: Element, info: object): unknown;
  settleImmediately(tasks: readonly unknown[]): void;
  triggerEvent(elt: Element, name: string, detail: object): boolean;
  withExtensions(elt: Element, act: (extension: ClassicExtension) => void): void;
}

export interface ClassicExtension {
  transformResponse(text: string, xhr: null, elt: Element): string;
}
