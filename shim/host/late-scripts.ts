// The scripts of a message, kept back until all its parts are in place, as in htmx 1.9.12. Knows no message and no htmx.

/** Stands before the type of a script that is kept back, so that the browser does not run it when it is inserted. */
const held = 'hx-ws-late/';

/** Keeps the scripts of a parsed text back. @returns runs those that came into the page, in document order */
export function holdScripts(parsed: ParentNode, nonce: unknown): () => void {
  const scripts = parsed.querySelectorAll('script');
  for (const script of scripts) script.type = held + script.type;
  return () => {
    if (!scripts.length) return;
    for (const script of document.querySelectorAll<HTMLScriptElement>(`script[type^="${held}"]`)) {
      // Only a new script runs.
      const copy = document.createElement('script');
      for (const { name, value } of script.attributes) copy.setAttribute(name, value.replace(held, ''));
      copy.async = false;
      if (nonce) copy.nonce = String(nonce);
      copy.textContent = script.textContent;
      script.replaceWith(copy);
    }
  };
}
