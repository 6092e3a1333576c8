// Waits for a condition in a page whose content security policy forbids eval, which Playwright's own waiting needs at every
// look but the first. Does not know what is awaited.
import type { Page } from 'playwright-core';

/** Resolves when something in the document has changed, or a frame's worth of time has gone by. */
const nextChange = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = () => {
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(done);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(done, 50);
      }),
  );

/**
 * Resolves when `predicate` holds in the page.
 * @param describe what was awaited and what is there instead, for the error after `timeoutMs`
 */
export async function waitInPage<Arg>(
  page: Page,
  predicate: (arg: Arg) => boolean,
  arg: Arg,
  describe: () => Promise<string> | string,
  timeoutMs = 20_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await page.evaluate(predicate as (arg: unknown) => boolean, arg as unknown))) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms: ${await describe()}`);
    await nextChange(page);
  }
}
