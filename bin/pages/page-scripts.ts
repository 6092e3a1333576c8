// What one file tells of a page: which htmx and which ws extension it loads, whether it uses sockets, what it includes.
// Knows nothing of other files.
import { type Position, positionsInBytes } from '../text/position.ts';

export interface ScriptTag {
  /** As shown; a latin1 string of bytes. */
  readonly path: string;
  readonly absolute: string;
  /** The whole tag, in the file's bytes. */
  readonly start: number;
  readonly end: number;
  readonly from: Position;
  readonly to: Position;
  readonly source: string;
  readonly major: number | undefined;
}

/** htmx's major that an extension was made for, `unknown` where its name does not tell. */
export type Extension = number | 'unknown' | 'hx-ws-shim';

export interface PageScripts {
  readonly path: string;
  readonly absolute: string;
  /** htmx's own tag, the first. */
  readonly core: ScriptTag | undefined;
  readonly extensions: ReadonlySet<Extension>;
  /** It loads scripts by tags: what it loads is its own. A bundle's or package.json's is everybody's. */
  readonly isMarkup: boolean;
  /** It holds attributes that only the extension reads. */
  readonly isUser: boolean;
  /** The files that it extends or includes, as written. */
  readonly links: readonly string[];
}

const modern =
  /(?<![\w-])(?:data-)?(?:ws-connect|hx-ws:connect)\s*=|<[a-z][^<>]*\s(?:data-)?(?:ws-send|hx-ws:send)(?=[\s=/>])/i;
const scriptTags = /<script\b[^>]*>/gi;
const core = /htmx(?:\.org)?(?:[@/-]v?\d[\w.^~-]*)?(?=["'\s>)%}]|$)|htmx(?:[.-][\w.-]*)?\.js/;
const extension = /htmx-ext-ws|\bext\/(?:hx-)?ws\b|(?<![\w.-])(?:hx-)?ws\.(?:min\.)?js\b/;
const shim = /hx-ws-shim|hx-ws-migrate\/(?:dist\/)?shim/;
/** A bundler's import, a package.json, an import map. */
const quoted = /["'][^"'\s]*(?:htmx-ext-ws|htmx[^"'\s]*\/ext\/(?:hx-)?ws|hx-ws-migrate\/shim)[^"'\s]*["']/g;
/** What npm wrote: other packages' needs among the project's own, which its package.json tells. */
const lockFile = /(?:^|[\\/])(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/;
const links =
  /(?:\{%[-~+]?\s*|\{\{[>-]?\s*|<%[-=]?\s*|@)(?:extends|include(?:If|When|_relative)?|layout|embed|import|from|render|partial)\b\s*\(?\s*["']([^"'\n]{1,200})["']/g;

/** Undefined where a file tells nothing. `bytes` is a latin1 string; `known` is how an extension is called here. */
export function pageScripts(path: string, absolute: string, bytes: string, known?: string): PageScripts | undefined {
  if (lockFile.test(path)) return undefined;
  const extensions = new Set<Extension>();
  let first: ScriptTag | undefined;
  let isMarkup = false;
  for (const { 0: tag, index } of bytes.matchAll(scriptTags)) {
    isMarkup = true;
    if (known !== undefined && tag.includes(known)) extensions.add('unknown');
    else if (shim.test(tag)) extensions.add('hx-ws-shim');
    else if (extension.test(tag)) extensions.add(extensionMajor(tag));
    else if (first === undefined && core.test(tag) && !/htmx-ext-|\/ext\//.test(tag)) {
      const positionOf = positionsInBytes(bytes);
      const end = index + tag.length;
      const source = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
      first = {
        path,
        absolute,
        start: index,
        end,
        from: positionOf(index),
        to: positionOf(end),
        source,
        major: majorOf(tag),
      };
    }
  }
  for (const [text] of bytes.matchAll(quoted)) extensions.add(shim.test(text) ? 'hx-ws-shim' : extensionMajor(text));
  const linked = [...new Set([...bytes.matchAll(links)].map((match) => match[1] ?? ''))];
  const isUser = modern.test(bytes);
  if (first === undefined && extensions.size === 0 && linked.length === 0 && !isUser) return undefined;
  return { path, absolute, core: first, extensions, isMarkup, isUser, links: linked };
}

function majorOf(url: string): number | undefined {
  const digits = /htmx(?:\.org)?(?:@|\/|-)[v^~]?(\d+)\b/.exec(url)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function extensionMajor(url: string): Extension {
  // The package of its own began with htmx 2; htmx 4 renamed the file.
  if (url.includes('htmx-ext-ws')) return 2;
  return /\bhx-ws\.(?:min\.)?js/.test(url) ? 4 : (majorOf(url) ?? 'unknown');
}

/** The tag of the extension that goes with htmx's own tag, from where that one comes. */
export function lineToAdd(major: number | undefined, tag: ScriptTag | undefined): string {
  const origin = tag && /unpkg\.com/.test(tag.source) ? 'https://unpkg.com' : 'https://cdn.jsdelivr.net/npm';
  const version = tag && /htmx(?:\.org)?[@/-]v?(\d+\.\d+\.\d+)/.exec(tag.source)?.[1];
  const path =
    major === 1
      ? `htmx.org@${version ?? '1.9.12'}/dist/ext/ws.js`
      : major === 4
        ? `htmx.org@${version?.startsWith('4.') ? version : '4'}/dist/ext/hx-ws.js`
        : 'htmx-ext-ws@2/dist/ws.min.js';
  return `<script src="${origin}/${path}"></script>`;
}
