// Pictures for people to look at; no test reads them.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../.tmp/screenshots/', import.meta.url));

/** Writes `.tmp/screenshots/<name>.png` (ignored by git). */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
}
