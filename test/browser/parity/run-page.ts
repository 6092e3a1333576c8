// Runs one case of `fixtures/pages/` on one variant and records what happened. Does not judge it.
import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { domTree, type ElementTree } from '../dom-tree.ts';
import type { Site, Variant } from '../site.ts';
import { connected, drained } from '../tracked-sockets.ts';
import type { BrowserOfFile } from '../use-browser.ts';
import type { WireConnection } from '../wire.ts';
import { newInOrder } from './in-order.ts';
import { type ExpectStep, type PageScript, parsePageScript, type ServerStep, type UserStep } from './page-script.ts';
import { type Recording, recordFrame, withoutHost } from './recording.ts';
import type { Difference } from './verdict.ts';

const fixtures = new URL('../../../fixtures/', import.meta.url);

/** Pages that must do the same everywhere, and pages that show a deliberate difference. */
export type CaseFolder = 'pages' | 'differences';

export interface PageCase {
  readonly name: string;
  /** `page.html` at `/`, any further file at its own name. */
  readonly pages: Readonly<Record<string, string>>;
  readonly script: PageScript;
}

/** All differences that are wanted. */
export async function readDifferences(): Promise<readonly Difference[]> {
  return JSON.parse(await readFile(new URL('pages/differences.json', fixtures), 'utf8')) as readonly Difference[];
}

/** One page while it runs. */
interface Run {
  readonly page: Page;
  readonly site: Site;
  /** Those that the script has waited for, in the page's own order. */
  readonly connections: WireConnection[];
}

/** The names of all cases, sorted. */
export async function caseNames(folder: CaseFolder = 'pages'): Promise<readonly string[]> {
  const entries = await readdir(new URL(`${folder}/`, fixtures), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** @throws Error that names the case when its script is malformed. */
export async function readCase(name: string, folder: CaseFolder = 'pages'): Promise<PageCase> {
  const directory = new URL(`${folder}/${name}/`, fixtures);
  const read = (file: string): Promise<string> => readFile(new URL(file, directory), 'utf8');
  const files = (await readdir(directory)).filter((file) => file !== 'script.json');
  const pages = await Promise.all(
    files.map(async (file) => [file === 'page.html' ? '/' : `/${file}`, await read(file)] as const),
  );
  return { name, pages: Object.fromEntries(pages), script: parsePageScript(await read('script.json'), name) };
}

/** @throws Error that names the step (1-based) whose expectation did not come true. */
export async function runPage(browser: BrowserOfFile, subject: PageCase, variant: Variant): Promise<Recording> {
  const site = await browser.serve(subject.pages, variant);
  const tolerated = subject.script.complaints.map((source) => new RegExp(source));
  const page = await browser.open(site.url, { tolerated });
  const dom: ElementTree[] = [];
  const run: Run = { page, site, connections: [] };

  const side = variant.shim === true ? 'shim' : 'core';
  for (const [index, step] of subject.script.steps.entries()) {
    if ((step.by ?? side) !== side) continue;
    try {
      if ('user' in step) await act(page, step);
      else if ('server' in step) await serverStep(run, step);
      else if ('expect' in step) await expectation(run, step);
      else dom.push(await domTree(page));
    } catch (error) {
      const place = `step ${index + 1}, ${JSON.stringify(step)}, on ${JSON.stringify(variant)}`;
      throw new Error(`${subject.name}: ${place}: ${(error as Error).message}`, { cause: error });
    }
  }

  await drained(page, site.wire);
  await takeConnections(run);
  dom.push(await domTree(page));
  const location = await page.evaluate(() => window.location.pathname + window.location.search + window.location.hash);
  const recording: Recording = {
    connections: run.connections.map(({ path, protocol, headers, frames, end }) => ({
      path,
      protocol,
      cookie: headers.cookie ?? '',
      frames: frames.map(({ data }) => recordFrame(data)),
      end: end?.code ?? 'open',
    })),
    location,
    dom,
  };
  return withoutHost(recording, new URL(site.url).host);
}

async function act(page: Page, step: UserStep): Promise<void> {
  const timeout = 10_000;
  switch (step.user) {
    case 'type':
      // Key by key, as a user: pages listen to keyup.
      return page.locator(step.into).pressSequentially(step.text, { timeout });
    case 'click':
      return page.locator(step.on).click({ timeout });
    case 'hover':
      return page.locator(step.on).hover({ timeout });
    case 'press':
      return page.locator(step.on).press(step.key, { timeout });
    case 'select':
      await page.locator(step.on).selectOption([...step.values], { timeout });
      return;
    case 'check':
      return page.locator(step.on).setChecked(step.checked, { timeout });
    case 'submit':
      return page.locator(step.on).evaluate((form) => (form as HTMLFormElement).requestSubmit());
    case 'choose': {
      const files = step.files.map(({ name, type, text }) => ({ name, mimeType: type, buffer: Buffer.from(text) }));
      return page.locator(step.into).setInputFiles(files, { timeout });
    }
    case 'eval':
      await page.evaluate(step.script);
      return;
  }
}

async function serverStep(run: Run, step: ServerStep): Promise<void> {
  const { site } = run;
  const { wire } = site;
  switch (step.server) {
    case 'send': {
      const to = connection(run, step.to);
      const text = step.text.replaceAll('{pad}', 'x'.repeat(step.pad ?? 0));
      for (let n = 0; n < (step.times ?? 1); n++) {
        const message = text.replaceAll('{n}', String(n));
        to.send(step.binary === true ? Buffer.from(message) : message);
      }
      return;
    }
    case 'close':
      return connection(run, step.to).close(step.code);
    case 'drop':
      return connection(run, step.to).drop();
    case 'stop':
      return site.stop();
    case 'start':
      return site.start();
    case 'stall':
      return wire.stall();
    case 'refuse':
      return wire.refuse();
    case 'accept':
      return wire.accept();
  }
}

async function expectation(run: Run, step: ExpectStep): Promise<void> {
  switch (step.expect) {
    case 'connection':
      await run.site.wire.nextConnection();
      // htmx 1.9 throws when it sends on a socket that the server has accepted and the page does not know of yet.
      return takeConnections(run);
    case 'frame':
      await connection(run, step.from).nextFrame();
      return;
    case 'end':
      await connection(run, step.of).ended();
      return;
    case 'dom':
      return domShows(run.page, step);
  }
}

/** Gives every connection that has arrived its place. */
async function takeConnections({ page, site, connections }: Run): Promise<void> {
  const made = await connected(page);
  connections.push(...newInOrder(connections, site.wire.connections, made));
}

function connection({ connections }: Run, id: number | undefined): WireConnection {
  const found = id === undefined ? connections.at(-1) : connections[id];
  if (found === undefined) throw new Error(`there is no connection ${id ?? ''} yet, only ${connections.length}`);
  return found;
}

async function domShows(page: Page, step: ExpectStep & { expect: 'dom' }): Promise<void> {
  const { selector, text, count } = step;
  const shown = page.waitForFunction(
    ([selector, text, count]) => {
      const found = document.querySelectorAll(selector);
      const enough = count === undefined ? found.length > 0 : found.length === count;
      return enough && (text === undefined || found[0]?.textContent?.trim() === text);
    },
    [selector, text, count] as const,
    { timeout: 10_000 },
  );
  await shown.catch(async (error: unknown) => {
    const found = await page.locator(selector).allTextContents();
    throw new Error(`found ${JSON.stringify(found)} instead`, { cause: error });
  });
}
