// The chat: everybody sees what everybody says. Answers the way htmx 1's tutorials did, with pieces of the page.
import type { Channel, Client } from './channel.ts';
import { escapeHtml } from './escape-html.ts';
import { readFields, textField } from './read-fields.ts';

/** The pieces of the page that the room sends back, as they stand in the pages' folder. */
export interface ChatPieces {
  /** The whole form, with `{{ nick }}` where the nick name goes. */
  readonly form: string;
  /** The message field alone. */
  readonly input: string;
}

const remembered = 100;

/** A room that keeps its last hundred messages, so that a page that was cut off sees what it missed. */
export function createChatRoom(pieces: ChatPieces): Channel {
  const clients = new Set<Client>();
  let messages: readonly string[] = [];

  const toAll = (html: string): void => {
    for (const client of clients) client.send(html);
  };
  const people = (): string => `<span id="people">${clients.size} here</span>`;

  return {
    maxFrameBytes: 64 * 1024,
    join(client) {
      clients.add(client);
      client.send(`<div id="messages" hx-swap-oob="innerHTML">${messages.join('')}</div>`);
      toAll(people());
      return {
        text(text) {
          const fields = readFields(text);
          if (fields === undefined) {
            client.close(1007, 'expected a JSON object');
            return;
          }
          const nick = textField(fields, 'nick', 40);
          const said = textField(fields, 'chat_message', 2000);
          if (said !== '') {
            const message = `<div class="message"><b>${escapeHtml(nick || 'somebody')}</b> ${escapeHtml(said)}</div>`;
            messages = [...messages, message].slice(-remembered);
            toAll(`<div id="messages" hx-swap-oob="beforeend">${message}</div>`);
          }
          client.send(answer(fields['HEADERS'], nick, pieces));
        },
        binary: () => client.close(1003, 'expected text'),
        left() {
          clients.delete(client);
          toAll(people());
        },
      };
    },
  };
}

/** A fresh form for a page that has one; where the form is the connection itself, just its message field. */
function answer(headers: unknown, nick: string, pieces: ChatPieces): string {
  const trigger = (headers as { 'HX-Trigger'?: unknown } | undefined)?.['HX-Trigger'];
  if (trigger !== 'chat_form') return pieces.input;
  // A function, since a nick name may hold "$&", which replace() would expand.
  return pieces.form.replace('{{ nick }}', () => escapeHtml(nick));
}
