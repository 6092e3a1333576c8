// What htmx 1.9.12 would send from an element, and what the shim sends from the same, side by side. Judges nothing.
import { createHeaders, filterParameters } from '../../../../shim/extension/send/envelope.ts';
import { mergeObjects } from '../../../../shim/extension/send/expressions.ts';
import { collectValues } from '../../../../shim/extension/send/values.ts';
import { fakeHost } from '../../fakes/host.ts';
import { internals, loadHtmx } from '../../fakes/htmx.ts';

const api = internals(loadHtmx('1'));

const host = fakeHost({ isBoosted: (elt) => api.getInternalData(elt).boosted === true });

export interface Sent {
  /** The text on the wire, to the byte. */
  readonly text: string;
  readonly errors: readonly (readonly [elt: Element, message: string])[];
  /** The validation events that were raised, with their targets. */
  readonly events: readonly string[];
}

const path = (elt: Element) => `${elt.tagName.toLowerCase()}[${elt.getAttribute('name')}]`;

function watching(act: () => Omit<Sent, 'events'>): Sent {
  const events: string[] = [];
  const note = (event: Event) => void events.push(`${event.type} ${path(event.target as Element)}`);
  const names = ['htmx:validation:validate', 'htmx:validation:failed'];
  for (const name of names) document.addEventListener(name, note, true);
  try {
    return { ...act(), events };
  } finally {
    for (const name of names) document.removeEventListener(name, note, true);
  }
}

const list = (errors: readonly { readonly elt: Element; readonly message: string }[]) =>
  errors.map(({ elt, message }) => [elt, message] as const);

/** @param pressed the form's button that htmx has noted as clicked */
export function truth(elt: Element, target: Element, pressed?: Element): Sent {
  api.getInternalData(elt).lastButtonClicked = pressed ?? null;
  return watching(() => {
    const headers = api.getHeaders(elt, target);
    const { values, errors } = api.getInputValues(elt, 'post');
    const parameters = api.filterValues(api.mergeObjects(values, api.getExpressionVars(elt)), elt);
    parameters['HEADERS'] = headers;
    return { text: JSON.stringify(parameters), errors: list(errors) };
  });
}

export function shim(elt: Element, target: Element, event?: Event): Sent {
  return watching(() => {
    const headers = createHeaders(elt, target, host);
    const { values, errors } = collectValues(elt, event, host);
    const expressions = { ...mergeObjects(elt, 'hx-vars', host), ...mergeObjects(elt, 'hx-vals', host) };
    const parameters = filterParameters(elt, Object.fromEntries([...values, ...Object.entries(expressions)]));
    return { text: JSON.stringify({ ...parameters, HEADERS: headers }), errors: list(errors) };
  });
}

export const setBoosted = (elt: Element): void => {
  api.getInternalData(elt).boosted = true;
};
