// Puts one page on one subject and tells a test what came of it. Knows neither what is right nor whose defect is shown.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { drained, liveSockets } from '../tracked-sockets.ts';
import { type BrowserOfFile, type BrowserOptions, useBrowser } from '../use-browser.ts';
import type { Wire } from '../wire.ts';
import { type Noting, notingScript } from './page-scripts.ts';
import type { Spelling, Subject } from './subjects.ts';

export interface PageOptions {
  /** Stands in the head, before htmx. */
  readonly head?: string;
  /** Further attributes of the body. */
  readonly body?: string;
  /** Told of the wire before the page is opened. */
  readonly before?: (wire: Wire) => void;
  /** Further pages of the site. */
  readonly pages?: Readonly<Record<string, string>>;
  readonly complaints?: readonly RegExp[];
  readonly tolerated?: readonly RegExp[];
}

export interface Play {
  readonly page: Page;
  readonly wire: Wire;
  readonly url: string;
  readonly spelling: Spelling;
  /** Resolves when all that the page sent is recorded. */
  readonly drained: () => Promise<void>;
  readonly live: () => Promise<number>;
  /** The paths of all handshakes, in order. */
  readonly paths: () => readonly string[];
  /** All text frames as objects, without HEADERS. */
  readonly messages: () => readonly Record<string, unknown>[];
  /** The events that the page saw of this name, or all. */
  readonly seen: (name?: string) => Promise<readonly string[]>;
  /** Resolves when the page saw as many events of this name. */
  readonly sees: (name: string, count?: number) => Promise<void>;
}

/** Opens a page that is written in a subject's spelling. */
export type Open = (body: (spelling: Spelling) => string, options?: PageOptions) => Promise<Play>;

export interface Stage {
  readonly browser: BrowserOfFile;
  /** @param complaints what this subject is known to complain of, besides what the scenario says */
  readonly on: (subject: Subject, complaints?: readonly RegExp[]) => Open;
}

const file = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const package4 = '../../../node_modules/htmx-4/dist/ext/';

/** Scripts that are no page of the site's, by the address that subjects name. */
export const peerScripts = async (): Promise<Readonly<Record<string, string>>> => ({
  '/hx-ws-4.js': await file(`${package4}hx-ws.js`),
  '/htmx-2-compat.js': await file(`${package4}htmx-2-compat.js`),
  '/stand-in.js': await file('stand-in.js'),
});

/** Call it at the top of a test file. */
export function useStage(options: BrowserOptions = {}): Stage {
  const browser = useBrowser(options);
  return {
    browser,
    on:
      (subject, known = []) =>
      async (body, options = {}) => {
        const { spelling, scripts, htmx } = subject;
        const html = `<!DOCTYPE html><html><head><title>page</title><script>${notingScript}</script>${options.head ?? ''}
        ${scripts.map((src) => `<script src="${src}"></script>`).join('\n')}</head>
        <body ${spelling.body} ${options.body ?? ''}>${body(spelling)}</body></html>`;
        const site = await browser.serve({ '/': html, ...(await peerScripts()), ...options.pages }, { htmx });
        options.before?.(site.wire);
        const page = await browser.open(site.url, {
          complaints: [...(options.complaints ?? []), ...known],
          tolerated: options.tolerated ?? [],
        });
        return playOn(page, site.wire, site.url, spelling);
      },
  };
}

export function playOn(page: Page, wire: Wire, url: string, spelling: Spelling): Play {
  return {
    page,
    wire,
    url,
    spelling,
    drained: () => drained(page, wire),
    live: () => liveSockets(page),
    paths: () => wire.attempts.map(({ path }) => path),
    messages: () =>
      wire.received.flatMap(({ data }) => {
        if (typeof data !== 'string') return [];
        const { HEADERS: _, ...values } = JSON.parse(data) as Record<string, unknown>;
        // htmx 4's own extension writes them small.
        if (typeof values['headers'] === 'object') delete values['headers'];
        return [values];
      }),
    seen: (name) =>
      page.evaluate(
        (name) => (window as unknown as Noting).seen.filter((event) => !name || event.startsWith(name)),
        name,
      ),
    async sees(name, count = 1) {
      await page.waitForFunction(
        ([name, count]) =>
          (window as unknown as Noting).seen.filter((event) => event.startsWith(String(name))).length >= Number(count),
        [name, count] as const,
      );
    },
  };
}

/**
 * Does what makes the browser raise `type`, and where nobody prevented the browser's own action, waits for the page
 * that it went to.
 * @returns path and query of the address in the end
 */
export async function addressAfter(page: Page, type: 'submit' | 'click', act: () => Promise<unknown>): Promise<string> {
  let report: (prevented: boolean) => void = () => {};
  const reported = new Promise<boolean>((resolve) => {
    report = resolve;
  });
  const before = page.url();
  await page.exposeFunction('reportPrevented', report);
  await page.evaluate((type) => {
    const { reportPrevented } = window as unknown as { reportPrevented(prevented: boolean): void };
    addEventListener(type, (event) => reportPrevented(event.defaultPrevented));
  }, type);
  await act();
  if (!(await reported)) await page.waitForURL((url) => url.href !== before);
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}
