// The demo's chat as a user sees it: says something, reads what was said. Does not know what the page runs on.
import type { Page } from 'playwright-core';
import { waitInPage } from './wait-in-page.ts';

/** Types into the message field and sends with the button; the nick name only when given. */
export async function say(page: Page, text: string, nick?: string): Promise<void> {
  if (nick !== undefined) await page.fill('#nick', nick);
  await page.fill('#chat_message', text);
  await page.click('button');
}

/** What the page shows, each message as `nick: text`. */
const read = (): readonly string[] =>
  [...document.querySelectorAll('#messages .message')].map((message) => {
    const nick = message.querySelector('b')?.textContent ?? '';
    return `${nick}: ${(message.textContent ?? '').slice(nick.length).trim()}`;
  });

/** Resolves when the page shows exactly these messages, each `nick: text`, in this order. */
export async function shows(page: Page, messages: readonly string[]): Promise<void> {
  const same = (expected: string): boolean =>
    JSON.stringify(
      [...document.querySelectorAll('#messages .message')].map((message) => {
        const nick = message.querySelector('b')?.textContent ?? '';
        return `${nick}: ${(message.textContent ?? '').slice(nick.length).trim()}`;
      }),
    ) === expected;
  await waitInPage(page, same, JSON.stringify(messages), async () => {
    const shown = JSON.stringify(await page.evaluate(read), null, 1);
    return `the chat should show ${JSON.stringify(messages, null, 1)}, but shows ${shown}`;
  });
}

/** Resolves when the server has told the page how many people are there. */
export async function joined(page: Page, people: number): Promise<void> {
  const text = `${people} here`;
  const says = (expected: string) => document.querySelector('#people')?.textContent === expected;
  await waitInPage(
    page,
    says,
    text,
    async () => `the chat should say ${text}, not ${await page.textContent('#people')}`,
  );
}

/** Resolves when the server's answer to the last message has emptied the field. */
export async function answered(page: Page): Promise<void> {
  const isEmpty = () => document.querySelector<HTMLInputElement>('#chat_message')?.value === '';
  await waitInPage(page, isEmpty, null, () => 'the message field should have been emptied by the server');
}
