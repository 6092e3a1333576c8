// Plays one life of a unit page and its server: units leave in bursts, connections fall as planned. Judges nothing.
import type { Page } from 'playwright-core';
import type { HtmxMajor } from '../../../demo/server/assets.ts';
import type { BrowserOfFile } from '../use-browser.ts';
import type { Frame } from '../wire.ts';
import type { Life, Unit } from './unit.ts';
import { type RecorderWindow, recordUnits, type UnitRecord } from './unit-recorder.ts';
import type { UnitServer } from './unit-server.ts';

/** Everything that a judge may want to know of one life. */
export interface History extends UnitRecord {
  readonly units: readonly Unit[];
  /** As the server read them, connection by connection. */
  readonly read: readonly Frame[];
}

/** @param plant a script that spoils the page's sockets; it runs before the shim */
export async function openUnitPage(browser: BrowserOfFile, htmx: HtmxMajor, plant = ''): Promise<Page> {
  const html = `<!DOCTYPE html><script>(${recordUnits})()</script><script src="/htmx.js"></script><script>
    htmx.config.wsShim = { warn: false };
    htmx.config.wsReconnectDelay = () => 4;
    ${plant}
  </script><body><main></main></body>`;
  const { url } = await browser.serve({ '/': html }, { htmx, shim: true });
  // Lost lines are what it is about.
  return browser.open(url, { track: false, tolerated: [/./] });
}

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));

let paths = 0;

export async function play(page: Page, server: UnitServer, { bursts, falls }: Life): Promise<History> {
  const path = ++paths;
  server.plan(path, falls);
  await page.evaluate(([path, port]) => (window as unknown as RecorderWindow).units.add(path, port), [
    path,
    server.port,
  ] as const);
  for (const burst of bursts) {
    await page.evaluate((units) => (window as unknown as RecorderWindow).units.send(units), burst);
    await nextFrame(page);
  }
  const end = Date.now() + 50_000;
  for (;;) {
    const state = await page.evaluate(() => (window as unknown as RecorderWindow).units.state());
    if (server.stalls(path) && state !== 'busy') server.drop(path);
    else if (state === 'settled') break;
    if (Date.now() > end) throw new Error(`After 50 s the page is still ${state}.`);
    await nextFrame(page);
  }
  await page.evaluate(() => (window as unknown as RecorderWindow).units.remove());
  await server.ended(path);
  const taken = await page.waitForFunction(() => (window as unknown as RecorderWindow).units.take());
  const record = (await taken.jsonValue()) as UnitRecord;
  return { ...record, units: bursts.flat(), read: server.read(path) };
}
