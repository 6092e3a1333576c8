// The demo's counter as a user sees it. Does not know what the page runs on.
import type { Page } from 'playwright-core';
import { waitInPage } from './wait-in-page.ts';

/** Resolves when the page shows this number. */
export async function counts(page: Page, count: number): Promise<void> {
  const shows = (text: string) => document.querySelector('#count')?.textContent === text;
  await waitInPage(
    page,
    shows,
    String(count),
    async () => `the page should count ${count}, not ${await page.textContent('#count')}`,
  );
}
