// The demo's counter as a user sees it. Does not know what the page runs on.
import type { Page } from 'playwright-core';

/** Resolves when the page shows this number. */
export async function counts(page: Page, count: number): Promise<void> {
  const shown = page.waitForFunction((text) => document.querySelector('#count')?.textContent === text, String(count), {
    timeout: 15_000,
  });
  await shown.catch(async (error: unknown) => {
    throw new Error(`The page should count ${count}, it shows ${await page.textContent('#count')}`, { cause: error });
  });
}
