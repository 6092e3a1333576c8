// The values of a sender as htmx 1.9.12 collects them: form, element, button, hx-include. Knows nothing of messages.
import { attribute } from '../attribute-lookup.ts';
import type { Host } from '../host.ts';
import { selectInherited } from '../selector.ts';

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

/** Repeated names become arrays; a value that is an array already (multiple selects, files) stays one. */
function add(values: Map<string, unknown>, name: string | null, value: unknown): void {
  if (name == null || value == null) return;
  const current = values.get(name);
  values.set(name, current === undefined ? value : ([] as unknown[]).concat(current, value));
}

function isSuccessful(field: Field): boolean {
  if (!field.name || field.disabled || field.closest('fieldset[disabled]')) return false;
  return /^(checkbox|radio)$/.test(field.type) ? field.checked : !/^(button|submit)$/.test(field.type);
}

function fieldValue(field: Field): unknown {
  if (field.matches('select[multiple]'))
    return Array.from(field.querySelectorAll<HTMLOptionElement>('option:checked'), ({ value }) => value);
  const { files, multiple, value } = field;
  if (!files) return value;
  return multiple && files.length ? [...files] : files[0];
}

const buttons = 'button,input[type=submit]';

/** The button that was pressed, by this very event; never one that was pressed before, nor an image, as in 1.9.12. */
function pressedButton(elt: Element, event: Event | undefined): HTMLButtonElement | null {
  if (elt.matches(buttons)) return elt as HTMLButtonElement;
  const pressed = (event as SubmitEvent | undefined)?.submitter ?? (event?.type === 'click' && event.target);
  const button = pressed && (pressed as Element).closest?.<HTMLButtonElement>(buttons);
  return button && elt.tagName === 'FORM' && button.form === elt ? button : null;
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
  for (const target of selectInherited(elt, 'hx-include')) {
    collect(target, own);
    if (target instanceof Node && target.nodeName !== 'FORM')
      for (const field of (target as Element).querySelectorAll('input,textarea,select')) collect(field, own);
  }
  return { values: new Map([...own, ...form]), errors };
}
