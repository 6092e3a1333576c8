// One send, from its trigger to the connection: confirm, values, validation, wsConfigSend, JSON. Knows no htmx version.
import { type Encoded, encode } from '../../wire/encode.ts';
import { attribute, closest, inherited } from '../attribute-lookup.ts';
import type { Environment } from '../environment.ts';
import type { SocketWrapper, WsEventDetails } from '../events.ts';
import type { Host } from '../host.ts';
import type { HeadersTarget } from '../roles.ts';
import { select } from '../selector.ts';
import { createHeaders, filterParameters } from './envelope.ts';
import { mergeObjects } from './expressions.ts';
import { collectValues } from './values.ts';

/** The socket that an element sends through. */
export interface Outlet {
  readonly elt: Element;
  readonly wrapper: SocketWrapper;
  /** As `wrapper.send`, for a message that may be one of several frames. */
  send(message: unknown, sendElt: Element, frames?: Encoded['frames']): void;
}

export interface SenderSetup {
  readonly host: Host;
  readonly env: Environment;
  /** Asked when it sends: the nearest element that has a socket, itself included. */
  readonly outlet: (elt: Element) => Outlet | undefined;
  readonly headersTarget: HeadersTarget | undefined;
}

/** The element that `hx-target` names, as htmx resolves it for a request. */
function requestTarget(elt: Element, host: Host): Element | null {
  const selector = inherited(elt, 'hx-target');
  if (selector === 'this') return closest(elt, (at) => attribute(at, 'hx-target'));
  if (selector) return (select(elt, selector)[0] as Element | undefined) ?? null;
  return host.isBoosted(elt) ? document.body : elt;
}

/** Asks what `hx-confirm` on the element itself asks; `htmx:confirm` may take the question over. */
function confirmed(elt: Element, event: Event | undefined, { host, env }: SenderSetup, go: () => unknown): unknown {
  const question = attribute(elt, 'hx-confirm');
  if (!question) return go();
  const detail = { question, triggeringEvent: event, issueRequest: go };
  return host.trigger(elt, 'htmx:confirm', detail) && env.confirm(question) && go();
}

/** Sends the element's values; without a socket `htmx:noWebSocketSourceError` is raised and nothing is lost. */
export function send(elt: Element, event: Event | undefined, setup: SenderSetup): void {
  confirmed(elt, event, setup, () => {
    const { host, outlet } = setup;
    const found = outlet(elt);
    const missing = 'htmx:noWebSocketSourceError';
    if (!found) {
      host.trigger(elt, missing, { error: missing });
      return;
    }
    try {
      dispatch(elt, event, found, setup);
    } catch (error) {
      // An expression or a selector of the page's failed.
      host.trigger(elt, 'htmx:wsError', { error, code: 'handler', socketWrapper: found.wrapper, sendElt: elt });
    }
  });
}

function dispatch(elt: Element, event: Event | undefined, outlet: Outlet, { host, headersTarget }: SenderSetup): void {
  const { values, errors } = collectValues(elt, event, host);
  const expressions = { ...mergeObjects(elt, 'hx-vars', host), ...mergeObjects(elt, 'hx-vals', host) };
  const unfilteredParameters = Object.fromEntries([...values, ...Object.entries(expressions)]);
  const target = headersTarget === 'connection' ? outlet.elt : requestTarget(elt, host);
  const detail: Omit<WsEventDetails['htmx:wsConfigSend'], 'elt'> = {
    parameters: filterParameters(elt, unfilteredParameters),
    unfilteredParameters,
    headers: createHeaders(elt, target, host),
    errors,
    triggeringEvent: event,
    messageBody: undefined,
    socketWrapper: outlet.wrapper,
  };
  if (!host.trigger(elt, 'htmx:wsConfigSend', detail)) return;
  if (detail.errors?.length) {
    host.trigger(elt, 'htmx:validation:halted', detail.errors);
    return;
  }
  if (detail.messageBody !== undefined) return outlet.send(detail.messageBody, elt);
  const { parameters, headers } = detail;
  const message = headers ? { ...parameters, HEADERS: headers } : parameters;
  const { text, frames } = encode(message, inherited(elt, 'hx-encoding'));
  outlet.send(text, elt, frames);
}
