// One send, from its trigger to the connection: confirm, values, validation, wsConfigSend, JSON. Knows no htmx version.
import { encode } from '../../wire/encode.ts';
import { attribute, inherited } from '../attribute-lookup.ts';
import type { Environment } from '../environment.ts';
import type { WsEventDetails } from '../events.ts';
import type { Host, Outlet } from '../host.ts';
import type { Roles } from '../roles.ts';
import { selectInherited } from '../selector.ts';
import { createHeaders, filterParameters } from './envelope.ts';
import { mergeObjects } from './expressions.ts';
import { collectValues } from './values.ts';

export interface SenderSetup {
  readonly host: Host;
  readonly env: Environment;
  /** Asked when it sends: the nearest element that has a socket, itself included. */
  readonly outlet: (elt: Element) => Outlet | undefined;
}

/** The element that `hx-target` names, as htmx resolves it for a request. */
function requestTarget(elt: Element, host: Host): Element | null {
  if (inherited(elt, 'hx-target')) return (selectInherited(elt, 'hx-target')[0] as Element | undefined) ?? null;
  return host.isBoosted(elt) ? document.body : elt;
}

/**
 * Sends the element's values; without a socket `htmx:noWebSocketSourceError` is raised and nothing is lost. Asks first
 * what `hx-confirm` on the element itself asks; `htmx:confirm` may take the question over.
 * @param headersTarget whose id is `HX-Target`
 */
export function send(
  elt: Element,
  event: Event | undefined,
  headersTarget: Roles['headersTarget'],
  { host, env, outlet }: SenderSetup,
): void {
  function issueRequest(): void {
    const found = outlet(elt);
    if (!found) {
      const error = 'htmx:noWebSocketSourceError';
      host.trigger(elt, error, { error });
      return;
    }
    try {
      compose(elt, event, found, headersTarget, host);
    } catch (error) {
      // An expression or a selector of the page's failed.
      host.trigger(elt, 'htmx:wsError', { error, code: 'handler', socketWrapper: found.wrapper, sendElt: elt });
    }
  }
  const question = attribute(elt, 'hx-confirm');
  if (
    !question ||
    (host.trigger(elt, 'htmx:confirm', { question, triggeringEvent: event, issueRequest }) && env.confirm(question))
  )
    issueRequest();
}

function compose(
  elt: Element,
  event: Event | undefined,
  outlet: Outlet,
  headersTarget: Roles['headersTarget'],
  host: Host,
): void {
  const { values, errors } = collectValues(elt, event, host);
  const expressions = { ...mergeObjects(elt, 'hx-vars', host), ...mergeObjects(elt, 'hx-vals', host) };
  const unfilteredParameters = Object.fromEntries([...values, ...Object.entries(expressions)]);
  const detail: Omit<WsEventDetails['htmx:wsConfigSend'], 'elt'> = {
    parameters: filterParameters(elt, unfilteredParameters),
    unfilteredParameters,
    headers: createHeaders(elt, headersTarget ? outlet.elt : requestTarget(elt, host), host),
    errors,
    triggeringEvent: event,
    messageBody: undefined,
    socketWrapper: outlet.wrapper,
  };
  if (!host.trigger(elt, 'htmx:wsConfigSend', detail)) return;
  const { parameters, headers, messageBody } = detail;
  if (detail.errors?.length) host.trigger(elt, 'htmx:validation:halted', detail.errors);
  else if (messageBody !== undefined) outlet.send(messageBody, elt);
  else {
    const message = headers ? { ...parameters, HEADERS: headers } : parameters;
    const { text, frames } = encode(message, inherited(elt, 'hx-encoding'));
    outlet.send(text, elt, frames);
  }
}
