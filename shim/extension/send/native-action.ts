// Whether the browser would submit or navigate, where the page meant to send. Knows nothing of triggers.

/** As htmx 1.9.12 tells which events it must cancel; an outside button counts by its `form=` too. */
export function hasNativeAction({ type }: Event, elt: Element): boolean {
  if (type !== 'submit' && type !== 'click') return false;
  if (elt.tagName === 'FORM') return true;
  if (elt.matches('button,input[type=submit]')) return !!(elt as HTMLButtonElement).form;
  // An empty address loads the page anew.
  return elt.tagName === 'A' && /^(?!#.)/.test(elt.getAttribute('href') ?? '#.');
}
