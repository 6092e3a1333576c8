// One Chromium for a test file and a fresh context for each page; what a page complains of fails the test that opened
// it. Does not know what the pages are.
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium, findHeadlessShell } from '../../scripts/find-chromium.ts';
import { type Site, serve, type Variant } from './site.ts';
import { trackSockets } from './tracked-sockets.ts';

export interface OpenOptions {
  /**
   * What the page may write with console.error or throw, each at least once; anything else fails the test.
   * Default: nothing.
   */
  readonly complaints?: readonly RegExp[];
  /** What it may write or not. Default: nothing. */
  readonly tolerated?: readonly RegExp[];
  /** Keeps a list of the page's sockets for `drained`. Default true. */
  readonly track?: boolean;
}

export interface BrowserOfFile {
  /** Opens an address in a context of its own and waits for its load event. */
  readonly open: (url: string, options?: OpenOptions) => Promise<Page>;
  /** Serves pages until the test ends. */
  readonly serve: (pages: Readonly<Record<string, string>>, variant: Variant) => Promise<Site>;
  /** What the page wrote with console.warn so far. */
  readonly warnings: (page: Page) => readonly string[];
}

interface Watched {
  readonly page: Page;
  readonly expected: readonly RegExp[];
  readonly tolerated: readonly RegExp[];
  readonly complaints: string[];
  readonly warnings: string[];
}

export interface BrowserOptions {
  /** Playwright turns the back/forward cache off unless asked. */
  readonly backForwardCache?: boolean;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Call it at the top of a test file: it starts the browser before the tests and ends it after them. */
export function useBrowser(options: BrowserOptions = {}): BrowserOfFile {
  let browser: Browser | undefined;
  const opened = new Map<Page, Watched>();
  const sites: Site[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(options),
      args: flags,
      ignoreDefaultArgs: options.backForwardCache === true ? ['--disable-back-forward-cache'] : [],
    });
  });
  afterAll(() => browser?.close());

  afterEach(async () => {
    const pages = [...opened.values()];
    opened.clear();
    await Promise.all(pages.map(({ page }) => page.context().close()));
    await Promise.all(sites.splice(0).map((site) => site.stop()));
    const faults = pages.flatMap(faultsOf);
    if (faults.length > 0) throw new Error(`A page complained:\n${faults.join('\n')}`);
  });

  return {
    async open(url, { complaints: expected = [], tolerated = [], track = true } = {}) {
      if (browser === undefined) throw new Error('open() is for tests: the browser starts before the first one.');
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const watched: Watched = { page, expected, tolerated, complaints: [], warnings: [] };
      opened.set(page, watched);
      page.on('pageerror', (error) => watched.complaints.push(`${error.name}: ${error.message}`));
      page.on('console', (message) => {
        // The browser asks for an icon by itself, at a time of its own, also while a test has stopped the server.
        if (message.location().url.endsWith('/favicon.ico')) return;
        if (message.type() === 'error') watched.complaints.push(message.text());
        if (message.type() === 'warning') watched.warnings.push(message.text());
      });
      if (track) await trackSockets(page);
      await page.goto(url);
      return page;
    },
    async serve(pages, variant) {
      const site = await serve(pages, variant);
      sites.push(site);
      return site;
    },
    warnings: (page) => opened.get(page)?.warnings ?? [],
  };
}

/** Complaints that nobody announced, and announced ones that did not come. */
export function faultsOf(page: Omit<Watched, 'page' | 'warnings'>): readonly string[] {
  const announced = [...page.expected, ...page.tolerated];
  const unexpected = page.complaints.filter((text) => !announced.some((pattern) => pattern.test(text)));
  const missing = page.expected.filter((pattern) => !page.complaints.some((text) => pattern.test(text)));
  return [...unexpected, ...missing.map((pattern) => `(nothing like ${pattern}, which the test expected)`)];
}

function chromiumPath({ backForwardCache = false }: BrowserOptions): string {
  const path = backForwardCache ? findChromium() : findHeadlessShell();
  if (path === undefined) throw new Error('There is no Chromium here. Install one, or say where it is by CHROME_PATH.');
  return path;
}
