// What a page of these suites runs on: the shim on each htmx in each spelling that it serves, and the implementations
// that it is held against. Knows no scenario.
import type { HtmxMajor } from '../../../demo/server/assets.ts';

/** How a page says what it wants of its sockets. */
export interface Spelling {
  /** Attributes of the body. */
  readonly body: string;
  readonly connect: (url: string) => string;
  readonly send: string;
}

export interface Subject {
  readonly name: string;
  readonly htmx: HtmxMajor;
  /** In order, htmx included. */
  readonly scripts: readonly string[];
  readonly spelling: Spelling;
}

const legacy: Spelling = { body: '', connect: (url) => `hx-ws="connect:${url}"`, send: 'hx-ws="send"' };
const legacyUnderExtension: Spelling = { ...legacy, body: 'hx-ext="ws"' };
const modern: Spelling = { body: 'hx-ext="ws"', connect: (url) => `ws-connect="${url}"`, send: 'ws-send' };
const four: Spelling = { body: '', connect: (url) => `hx-ws:connect="${url}"`, send: 'hx-ws:send' };

const titles = { '1': 'htmx 1.9', '2': 'htmx 2', '4': 'htmx 4' } as const;

function shimOn(htmx: HtmxMajor, spelling: Spelling, words: string): Subject {
  const scripts = [`/htmx-${htmx}.js`, '/hx-ws-shim.js'];
  return { name: `the shim on ${titles[htmx]}, ${words}`, htmx, scripts, spelling };
}

/** The shim, on pages with hx-ws. */
export const legacyShims: readonly Subject[] = (['1', '2', '4'] as const).map((htmx) => shimOn(htmx, legacy, 'hx-ws'));
/** The shim, on pages with `ws-*`. */
export const modernShims: readonly Subject[] = (['1', '2'] as const).map((htmx) => shimOn(htmx, modern, 'ws-*'));
export const shims: readonly Subject[] = [...legacyShims, ...modernShims];

/** htmx 1.9.12 alone, whose core serves hx-ws. */
export const core: Subject = { name: 'htmx 1.9.12 alone', htmx: '1', scripts: ['/htmx-1.js'], spelling: legacy };

/** htmx 2 with its own extension. */
export const ext: Subject = {
  name: 'htmx-ext-ws 2.0.4 on htmx 2',
  htmx: '2',
  scripts: ['/htmx-2.js', '/ws.js'],
  spelling: modern,
};

/** The same, on what it reads of hx-ws. */
export const extLegacy: Subject = {
  ...ext,
  name: 'htmx-ext-ws 2.0.4 on htmx 2, hx-ws',
  spelling: legacyUnderExtension,
};

/** htmx 4 with its own extension. */
export const v4: Subject = {
  name: 'hx-ws of htmx 4',
  htmx: '4',
  scripts: ['/htmx-4.js', '/hx-ws-4.js'],
  spelling: four,
};
