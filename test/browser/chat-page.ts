// The demo's chat as a user sees it: says something, reads what was said. Does not know what the page runs on.
import type { Page } from 'playwright-core';

/** Types into the message field and sends with the button; the nick name only when given. */
export async function say(page: Page, text: string, nick?: string): Promise<void> {
  if (nick !== undefined) await page.fill('#nick', nick);
  await page.fill('#chat_message', text);
  await page.click('button');
}

/** Resolves when the page shows exactly these messages, each `nick: text`, in this order. */
export async function shows(page: Page, messages: readonly string[]): Promise<void> {
  const read = (): readonly string[] =>
    [...document.querySelectorAll('#messages .message')].map((message) => {
      const nick = message.querySelector('b')?.textContent ?? '';
      return `${nick}: ${(message.textContent ?? '').slice(nick.length).trim()}`;
    });
  const same = page.waitForFunction(
    `JSON.stringify((${read})()) === ${JSON.stringify(JSON.stringify(messages))}`,
    null,
    {
      timeout: 15_000,
    },
  );
  await same.catch(async (error: unknown) => {
    const shown = JSON.stringify(await page.evaluate(read), null, 1);
    throw new Error(`The chat should show ${JSON.stringify(messages, null, 1)}, but shows ${shown}`, { cause: error });
  });
}

/** Resolves when the server has told the page how many people are there. */
export async function joined(page: Page, people: number): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('#people')?.textContent === text, `${people} here`, {
    timeout: 15_000,
  });
}

/** Resolves when the server's answer to the last message has emptied the field. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#chat_message')?.value === '', null, {
    timeout: 15_000,
  });
}
