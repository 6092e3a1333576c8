// The values of a sender as htmx 1.9.12 collects them: form, element, button, hx-include. Knows nothing of messages.
import { attribute, closest, inherited } from '../attribute-lookup.ts';
import type { Host } from '../host.ts';
import { select } from '../selector.ts';

type Field = HTMLInputElement;

/** One field that the browser's validation refused. */
export interface ValidationError {
  readonly elt: Element;
  readonly message: string;
  readonly validity: ValidityState;
}

export interface Values {
  readonly values: ReadonlyMap<string, unknown>;
  readonly errors: readonly ValidationError[];
}

const inputs = 'input, textarea, select';

/** Repeated names become arrays; a value that is an array already (multiple selects, files) stays one. */
function add(values: Map<string, unknown>, name: string | null, value: unknown): void {
  if (name == null || value == null) return;
  const current = values.get(name);
  values.set(name, current === undefined ? value : ([] as unknown[]).concat(current, value));
}

function isSuccessful(field: Field): boolean {
  if (!field.name || field.disabled || field.closest('fieldset[disabled]')) return false;
  if (field.type === 'button' || field.type === 'submit') return false;
  return field.type === 'checkbox' || field.type === 'radio' ? field.checked : true;
}

function fieldValue(field: Field): unknown {
  if (field.tagName === 'SELECT' && field.multiple)
    return Array.from(field.querySelectorAll<HTMLOptionElement>('option:checked'), (option) => option.value);
  if (!field.files) return field.value;
  return field.multiple && field.files.length ? Array.from(field.files) : field.files[0];
}

const buttons = 'button, input[type="submit"]';

/** The button that was pressed, by this very event; never one that was pressed before, nor an image, as in 1.9.12. */
function pressedButton(elt: Element, event: Event | undefined): HTMLButtonElement | null {
  if (elt.matches(buttons)) return elt as HTMLButtonElement;
  const pressed = (event as SubmitEvent | undefined)?.submitter ?? (event?.type === 'click' && event.target);
  const button = pressed && (pressed as Element).closest?.<HTMLButtonElement>(buttons);
  return button && elt.tagName === 'FORM' && button.form === elt ? button : null;
}

/** What `hx-include` names: `this` is the element that has the attribute. */
function included(elt: Element): EventTarget[] {
  const selector = inherited(elt, 'hx-include');
  if (!selector) return [];
  if (selector !== 'this') return select(elt, selector);
  const owner = closest(elt, (at) => attribute(at, 'hx-include'));
  return owner ? [owner] : [];
}

/**
 * Values by name, the form's over the element's and the included ones, and what validation says of the fields.
 * Validation runs for a form that does not forbid it, or where `hx-validate` is `true`.
 */
export function collectValues(elt: Element, event: Event | undefined, host: Host): Values {
  const button = pressedButton(elt, event);
  const validate =
    ((elt instanceof HTMLFormElement && !elt.noValidate) || attribute(elt, 'hx-validate') === 'true') &&
    !(button?.formNoValidate && button !== elt);
  const form = new Map<string, unknown>();
  const own = new Map<string, unknown>();
  const errors: ValidationError[] = [];
  const seen = new Set<unknown>();

  function check(field: Field): void {
    if (!field.willValidate) return;
    host.trigger(field, 'htmx:validation:validate', {});
    if (field.checkValidity()) return;
    const { validationMessage: message, validity } = field;
    errors.push({ elt: field, message, validity });
    host.trigger(field, 'htmx:validation:failed', { message, validity });
    if (errors.length === 1 && host.config['reportValidityOfForms']) field.reportValidity();
  }

  function collect(target: unknown, into: Map<string, unknown>): void {
    if (!(target instanceof Element) || seen.has(target)) return;
    seen.add(target);
    const field = target as Field;
    if (isSuccessful(field)) {
      add(into, field.getAttribute('name'), fieldValue(field));
      if (validate) check(field);
    }
    if (target instanceof HTMLFormElement) {
      // A field named `elements` hides the form's own property.
      for (const control of Reflect.get(HTMLFormElement.prototype, 'elements', target) as Iterable<Element>)
        collect(control, into);
    }
  }

  collect(elt.closest('form'), form);
  collect(elt, own);
  if (button) add(form, button.getAttribute('name'), button.value);
  for (const target of included(elt)) {
    collect(target, own);
    if (target instanceof Node && target.nodeName !== 'FORM')
      for (const field of (target as Element).querySelectorAll(inputs)) collect(field, own);
  }
  return { values: new Map([...own, ...form]), errors };
}
