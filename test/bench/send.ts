// 5,000 messages sent by clicks on one button, a hundred to a task.
import { talkBench } from './talk.ts';

const count = 5_000;

export const sending = talkBench('send', '5,000 messages sent by clicks', ({ page, site, cpu }) =>
  cpu(async () => {
    await page.evaluate(async (count) => {
      const button = document.querySelector('button') as HTMLButtonElement;
      for (let n = 1; n <= count; n++) {
        button.click();
        if (n % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
    }, count);
    const frames = await site.wire.frames(count);
    if (frames.length !== count) throw new Error(`${frames.length} messages came of ${count}.`);
  }),
);
