// Where a run saw htmx loaded, and whether the ws extension is: the one thing that no single file can tell.
import { decode } from './byte-text.ts';
import type { Finding } from './codemod.ts';
import { type Position, positionsInBytes } from './position.ts';

export interface ScriptTag {
  readonly path: string;
  /** The whole tag, in the file's bytes. */
  readonly start: number;
  readonly end: number;
  readonly from: Position;
  readonly to: Position;
  readonly source: string;
  readonly major: number | undefined;
}

export interface ScriptWatch {
  /** Looks at one file's bytes (a latin1 string). */
  look(path: string, bytes: string): void;
  /** htmx's own tag, the first by path. */
  core(): ScriptTag | undefined;
  /** Whether a file already has what the extension reads. */
  needsExtension(): boolean;
  /** What is wrong, or undefined. */
  complaint(target: 'htmx2' | 'htmx4'): Complaint | undefined;
}

export interface Complaint {
  readonly at: ScriptTag | undefined;
  /** The arguments of the catalogue's message. */
  readonly args: Finding['args'];
}

const mayMatter = /htmx|hx-ws|ws-connect|ws\.(?:min\.)?js/;
const modern = /(?<![\w-])(?:data-)?(?:ws-connect|hx-ws:connect)\s*=/;
const scriptTags = /<script\b[^>]*>/gi;
const core = /htmx(?:\.org)?(?:[@/-]v?\d[\w.^~-]*)?(?=["'\s>)%}]|$)|htmx(?:[.-][\w.-]*)?\.js/;
const extension = /htmx-ext-ws|\bext\/(?:hx-)?ws\b|(?<![\w.-])(?:hx-)?ws\.(?:min\.)?js\b/;
/** Ours speaks with every htmx, and is the page's `ws` extension while it stays. */
const shim = /hx-ws-shim|hx-ws-migrate\/(?:dist\/)?shim/;
/** A bundler's import, a package.json, an import map. */
const quoted = /["'][^"'\s]*(?:htmx-ext-ws|htmx[^"'\s]*\/ext\/(?:hx-)?ws|hx-ws-migrate\/shim)[^"'\s]*["']/g;

export function createScriptWatch(): ScriptWatch {
  let first: ScriptTag | undefined;
  let isModern = false;
  const cores = new Set<number>();
  /** Undefined stands for an extension of a version that its name does not tell, or for the shim. */
  const extensions = new Set<number | undefined>();

  const lookAtTag = (path: string, bytes: string, start: number, tag: string) => {
    if (shim.test(tag)) extensions.add(undefined);
    else if (extension.test(tag)) extensions.add(extensionMajor(tag));
    else if (core.test(tag) && !/htmx-ext-|\/ext\//.test(tag)) {
      const major = majorOf(tag);
      if (major !== undefined) cores.add(major);
      const source = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
      if (first === undefined || path < first.path) {
        const positionOf = positionsInBytes(bytes);
        const end = start + tag.length;
        first = { path, start, end, from: positionOf(start), to: positionOf(end), source, major };
      }
    }
  };

  return {
    look(path, bytes) {
      if (!mayMatter.test(bytes)) return;
      isModern ||= modern.test(bytes);
      for (const match of bytes.matchAll(scriptTags)) lookAtTag(path, bytes, match.index, match[0]);
      for (const [text] of bytes.matchAll(quoted)) extensions.add(shim.test(text) ? undefined : extensionMajor(text));
    },
    core: () => first,
    needsExtension: () => isModern,
    complaint(target) {
      // What `--target htmx2` writes, htmx 4's extension does not read.
      const wanted = target === 'htmx4' ? 4 : first?.major === 4 ? 2 : first?.major;
      const fits = [...extensions].some((major) => major === undefined || wanted === undefined || major === wanted);
      if (fits) return undefined;
      const line = lineToAdd(wanted, first);
      if (extensions.size === 0) return { at: first, args: { line, ...(first && { where: placeOf(first) }) } };
      const found = `extension ${[...extensions].sort().join(', ')}`;
      const htmx = first && `${placeOf(first)}: htmx${first.major === undefined ? '' : ` ${first.major}`}, `;
      return { at: first, args: { reason: 'majors', line, where: (htmx ?? '') + found } };
    },
  };
}

function majorOf(url: string): number | undefined {
  const digits = /htmx(?:\.org)?(?:@|\/|-)[v^~]?(\d+)\b/.exec(url)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function extensionMajor(url: string): number | undefined {
  // The package of its own began with htmx 2; htmx 4 renamed the file.
  if (url.includes('htmx-ext-ws')) return 2;
  return /\bhx-ws\.(?:min\.)?js/.test(url) ? 4 : majorOf(url);
}

function lineToAdd(major: number | undefined, tag: ScriptTag | undefined): string {
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

/** `path:line`, decoded. */
export function placeOf(tag: ScriptTag): string {
  return `${decode(tag.path)}:${tag.from.line}`;
}
