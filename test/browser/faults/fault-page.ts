// The page that the schedules are played on. Knows no schedule.
import type { Page } from 'playwright-core';
import type { HtmxMajor } from '../../../demo/server/assets.ts';
import type { BrowserOfFile } from '../use-browser.ts';
import { record } from './recorder.ts';

/** @param plant a script that spoils the page's sockets; it runs before the shim */
export async function openFaultPage(browser: BrowserOfFile, htmx: HtmxMajor, plant = ''): Promise<Page> {
  const html = `<!DOCTYPE html><script>(${record})()</script><script src="/htmx.js"></script><script>
    htmx.config.wsShim = { warn: false };
    ${plant}
  </script><body><main></main></body>`;
  const { url } = await browser.serve({ '/': html }, { htmx, shim: true });
  // Lost lines are what it is about, and the messages have no place on the page.
  return browser.open(url, { track: false, tolerated: [/./] });
}
