// Raises events and listens for them. Knows no htmx.

const kebab = (name: string): string => name.replace(/[A-Z]/g, '-$&').toLowerCase();

/**
 * Raises an event the way htmx 1 and 2 do: in camel case, then, unless cancelled, in kebab case.
 * @returns false when a listener cancelled it
 */
export function dispatch(target: EventTarget, name: string, detail: object): boolean {
  const raise = (type: string) =>
    target.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable: true, composed: true, detail }));
  return raise(name) && (kebab(name) === name || raise(kebab(name)));
}

/** What takes everything off again, to be called from the last to the first. */
export type Undo = (() => void)[];

/** @returns takes the listener off */
export function listen(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  capture?: boolean,
): () => void {
  target.addEventListener(type, listener, capture);
  return () => target.removeEventListener(type, listener, capture);
}
