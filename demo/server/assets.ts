// Where the files come from that the demo serves: the old pages, htmx's builds, the shim. Does not know HTTP.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** htmx's major version. */
export type HtmxMajor = '1' | '2' | '4';

/** A build of htmx: the newest of a major, or an older one that pages are tried on. */
export type HtmxBuild = HtmxMajor | '1-9-0' | '2-0-0' | '2-0-4' | '4-0-0';

const root = new URL('../../', import.meta.url);
/** The checkout's folder as a path. */
export const projectRoot = fileURLToPath(root);
const pages = new URL('../pages/', import.meta.url);
const require = createRequire(import.meta.url);

/** htmx's script, as its package ships it. */
export function readHtmx(build: HtmxBuild): Promise<string> {
  return readFile(new URL(`node_modules/htmx-${build}/dist/htmx.js`, root), 'utf8');
}

/** The version of that build, such as `2.0.11`. */
export function htmxVersion(build: HtmxBuild): string {
  return (require(`htmx-${build}/package.json`) as { readonly version: string }).version;
}

/** The WebSocket extension for htmx 2, from its own package. */
export function readExtension(): Promise<string> {
  return readFile(new URL('node_modules/htmx-ext-ws/dist/ws.js', root), 'utf8');
}

/** A file of the pages' folder; undefined when there is none of that name. */
export async function readPage(name: string): Promise<string | undefined> {
  // A plain name only: nothing outside the folder, nothing below it.
  if (!/^[a-z][a-z-]*\.(?:html|css|js)$/.test(name)) return undefined;
  return readFile(new URL(name, pages), 'utf8').catch(() => undefined);
}
