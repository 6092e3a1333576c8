// 5,000 messages from the server, swapped: every other one replaces a line, the others add to a list.
import { talkBench } from './talk.ts';

const count = 5_000;

export const receiving = talkBench('receive', '5,000 messages swapped', ({ page, site, cpu }) =>
  cpu(async () => {
    const [connection] = site.wire.connections;
    for (let n = 1; n <= count; n += 2) {
      connection?.send(`<p id="line">message ${n}</p>`);
      connection?.send(`<ul id="list" hx-swap-oob="beforeend"><li>message ${n + 1}</li></ul>`);
    }
    const last = `message ${count}`;
    await page.waitForFunction((last) => document.querySelector('#list > :last-child')?.textContent === last, last);
    await settled(page);
  }),
);

/** Resolves when htmx has taken its marks off, which it does in timers. */
const settled = (page: { waitForFunction(script: string): Promise<unknown> }) =>
  page.waitForFunction(`!document.querySelector('.htmx-settling, .htmx-swapping, .htmx-added')`);
