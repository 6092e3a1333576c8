// The script entry: finds window.htmx and installs the shim. The only effect at load.
import { install } from './install.ts';

const find = () => (window as { htmx?: object }).htmx;

function start(): void {
  const htmx = find();
  if (htmx) install(htmx);
  else
    console.error(
      'hx-ws-shim: there is no window.htmx. Load htmx with a script tag, or import { install } from "hx-ws-migrate/shim" and call install(htmx).',
    );
}

if (find() || document.readyState !== 'loading') start();
else document.addEventListener('DOMContentLoaded', start, { once: true });
