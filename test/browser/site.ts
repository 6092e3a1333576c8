// Pages from strings with the scripts of one variant, and a scriptable WebSocket server, on one address.
import { addScripts } from '../../demo/server/add-scripts.ts';
import { type HtmxBuild, readExtension, readHtmx } from '../../demo/server/assets.ts';
import { bundleShim } from '../../demo/server/bundle-shim.ts';
import { listenOnLoopback } from '../../demo/server/loopback.ts';
import { createWire, type Wire } from './wire.ts';

/** What a page runs on. */
export interface Variant {
  readonly htmx: HtmxBuild;
  /** Adds the shim's script line after htmx's. */
  readonly shim?: boolean;
  /** Adds the line of htmx's own WebSocket extension for htmx 2, after the shim's. */
  readonly ext?: boolean;
}

export interface Site {
  readonly url: string;
  readonly wire: Wire;
  /** Stops listening and cuts all connections (1006 for the browser). */
  readonly stop: () => Promise<void>;
  /** Listens again on the same port. */
  readonly start: () => Promise<void>;
}

/** One bundling for a test file; never older than the sources, since nothing is kept beyond the process. */
let shimScript: Promise<string> | undefined;

/**
 * Serves `pages` by their path. A page that loads `/htmx.js` gets the variant's htmx there, and the lines that the
 * variant adds. For other orders and combinations, a page may itself name `/htmx-1.js`, `/htmx-2.js`, `/htmx-4.js`,
 * `/hx-ws-shim.js` and `/ws.js`, whatever the variant.
 */
export async function serve(pages: Readonly<Record<string, string>>, variant: Variant): Promise<Site> {
  const scripts: Readonly<Record<string, () => Promise<string>>> = {
    '/htmx.js': () => readHtmx(variant.htmx),
    '/htmx-1.js': () => readHtmx('1'),
    '/htmx-2.js': () => readHtmx('2'),
    '/htmx-4.js': () => readHtmx('4'),
    '/hx-ws-shim.js': () => {
      shimScript ??= bundleShim();
      return shimScript;
    },
    '/ws.js': readExtension,
  };
  const added = [...(variant.shim === true ? ['/hx-ws-shim.js'] : []), ...(variant.ext === true ? ['/ws.js'] : [])];
  // A shim that does not compile fails here, with the compiler's words, and not as a page that loads nothing.
  for (const path of added) await scripts[path]?.();

  for (const [path, page] of Object.entries(pages)) {
    if (added.length > 0 && page.includes('"/htmx.js"') && addScripts(page, added) === page) {
      throw new Error(
        `${path} loads htmx by another tag than <script src="/htmx.js"></script>; nothing was added to it.`,
      );
    }
  }

  const wire = createWire();
  const server = await listenOnLoopback({
    upgrade: wire.upgrade,
    request(request, response) {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const script = scripts[path];
      const page = pages[path];
      if (path === '/favicon.ico') response.writeHead(204).end();
      else if (page !== undefined) response.writeHead(200, html).end(addScripts(page, added));
      else if (script === undefined) response.writeHead(404, html).end(`Nothing at ${path}`);
      else script().then((text) => response.writeHead(200, javascript).end(text));
    },
  });
  return { url: server.url, wire, stop: server.stop, start: server.start };
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const javascript = { 'content-type': 'text/javascript; charset=utf-8' };
