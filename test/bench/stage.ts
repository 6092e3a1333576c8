// One Chromium for all benches, pages on any variant, and the main thread's CPU time. Does not know what is measured.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';
import { type Site, serve, type Variant } from '../browser/site.ts';

export interface Measured {
  readonly page: Page;
  readonly site: Site;
  /** CPU time of the page's main thread while `act` runs, ms. Independent of what else the machine does. */
  readonly cpu: (act: () => Promise<unknown>) => Promise<number>;
}

export interface Stage {
  /** Opens a page in a context of its own, hands it over, and closes it. */
  readonly on: <Result>(
    html: string,
    variant: Variant,
    act: (measured: Measured) => Promise<Result>,
  ) => Promise<Result>;
  readonly close: () => Promise<void>;
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

/** @throws Error where no Chromium is found */
export async function openStage(): Promise<Stage> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('There is no Chromium here. Install one, or say where it is by CHROME_PATH.');
  const browser: Browser = await chromium.launch({ executablePath, args: flags });

  return {
    async on(html, variant, act) {
      const site = await serve({ '/': html }, variant);
      const context: BrowserContext = await browser.newContext();
      try {
        const page = await context.newPage();
        const failures: Error[] = [];
        page.on('pageerror', (error) => failures.push(error));
        const session = await context.newCDPSession(page);
        await session.send('Performance.enable');
        const threadTime = async () => {
          const { metrics } = await session.send('Performance.getMetrics');
          const found = metrics.find(({ name }) => name === 'ThreadTime');
          if (!found) throw new Error('This Chromium tells no ThreadTime.');
          return found.value * 1000;
        };
        await page.goto(site.url);
        const result = await act({
          page,
          site,
          async cpu(act) {
            const before = await threadTime();
            await act();
            return (await threadTime()) - before;
          },
        });
        if (failures[0]) throw failures[0];
        return result;
      } finally {
        await context.close();
        await site.stop();
      }
    },
    close: () => browser.close(),
  };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Runs each subject `times` times, by turns, so that what disturbs the machine disturbs all; the median of each. */
export async function byTurns<Name extends string>(
  subjects: Readonly<Record<Name, () => Promise<number>>>,
  times = 9,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(subjects) as Name[];
  const values = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < times; turn++) for (const name of names) values.get(name)?.push(await subjects[name]());
  return Object.fromEntries(names.map((name) => [name, median(values.get(name) ?? [])])) as Record<Name, number>;
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;
