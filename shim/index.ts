// The script entry: finds window.htmx and installs the shim. The only effect at load.
import { install } from './install.ts';

const find = () => (window as { htmx?: object }).htmx;

function start(): void {
  const htmx = find();
  if (htmx) install(htmx);
  else console.error('hx-ws-shim: window.htmx is missing. Load htmx with a script tag.');
}

if (find() || document.readyState !== 'loading') start();
// On the document, where htmx listens too: the shim, asked for first, is there before htmx processes the page.
else document.addEventListener('DOMContentLoaded', start, { once: true });
