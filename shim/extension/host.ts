// htmx as the extension sees it: the port that one adapter per htmx major implements. Knows no version.

import type { Encoded } from '../wire/encode.ts';
import type { SocketWrapper } from './events.ts';

/** One event that triggers a sender, as htmx 1 and 2 parse `hx-trigger`. Times in ms. */
export interface TriggerSpec {
  /** The event's name, or `load`, `revealed`, `intersect`, `every`. */
  readonly trigger: string;
  readonly pollInterval?: number;
  /** The filter in brackets; it throws what the user's expression throws. */
  readonly eventFilter?: (this: Element, event: Event) => unknown;
  readonly changed?: boolean;
  readonly once?: boolean;
  readonly consume?: boolean;
  readonly delay?: number;
  readonly throttle?: number;
  /** An extended selector: where to listen. */
  readonly from?: string;
  /** A selector that the event's target must match. */
  readonly target?: string;
  readonly root?: string;
  readonly threshold?: string;
}

/** A received text on its way into the page. */
export interface Swap {
  /** The top-level elements of the text, in order; a `<template>` around them is theirs to unwrap. */
  readonly elements: readonly Element[];
  /**
   * Swaps one element out of band, as `hx-swap-oob="value"` would.
   * @throws DOMException where the value names an invalid selector.
   */
  swap(element: Element, value: string): unknown;
  /** Ends the message: new content is processed, scripts run, `htmx:load` is raised. */
  settle(): void;
}

/** What the extension asks of htmx. */
export interface Host {
  /** `htmx.config` as it is now; htmx may replace the object when the page is ready. */
  readonly config: Readonly<Record<string, unknown>>;
  /** `htmx.createWebSocket` as it is now. */
  createSocket(url: string): WebSocket;
  /** Raises an event in its camel and kebab names; false when it was cancelled. An `error` in the detail is logged. */
  trigger(target: Element | Document, name: string, detail: object): boolean;
  /** What the element's `hx-trigger` says. */
  triggers(elt: Element): readonly TriggerSpec[];
  /** Evaluates the text of an expression by htmx's own evaluator; undefined where the page forbids it. */
  evaluate(elt: Element, expression: string): unknown;
  isBoosted(elt: Element): boolean;
  /** A selector of what htmx must leave alone, with all that is below (`disableSelector`, `hx-ignore`). */
  readonly blocking: string;
  /** The socket that htmx's own extension holds on this very element, where there is such a thing. */
  foreignSocket?(elt: Element): SocketWrapper | undefined;
  openSwap(elt: Element, text: string): Swap;
  /**
   * The `hx-on` handlers of an element that run after its sending, as in 1.9.12: a form is sent before they empty it. Not
   * there where `wire` comes early enough.
   */
  handlers?(elt: Element): readonly { readonly event: string; readonly listener: EventListener }[] | undefined;
  /** Tells the extension what htmx does from now on, and of what it has done already. */
  attend(extension: Attendant): void;
}

/** What htmx is heard by. */
export interface Attendant {
  /** Told of each root that htmx has processed, after `hx-on` is wired. */
  processed(root: ParentNode): void;
  /** Told before that of an element that may be a sender, or with `deep` of all within which may be. */
  wire(elt: Element, deep?: boolean): void;
  /**
   * Whether the extension serves a connect element of this address: scripts that ask `htmx.createWebSocket` for it while
   * htmx processes would double what is served already, and are refused.
   */
  serves(url: string): boolean;
}

/** What a sender sends through. */
export interface Outlet {
  readonly elt: Element;
  readonly wrapper: SocketWrapper;
  /** As `wrapper.send`, for a message that may be one of several frames. */
  send(message: unknown, sendElt?: Element, frames?: Encoded['frames']): void;
}
