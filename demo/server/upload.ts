// The drop box: answers each upload with what arrived. Keeps nothing.
import { createHash } from 'node:crypto';
import type { Channel } from './channel.ts';
import { escapeHtml } from './escape-html.ts';
import { readFields } from './read-fields.ts';

/** An endpoint that shows the message as it came, and the size and SHA-256 of every binary frame. */
export function createUpload(): Channel {
  return {
    maxFrameBytes: 128 * 1024 * 1024,
    join: (client) => ({
      text(text) {
        const fields = readFields(text);
        if (fields === undefined) {
          client.close(1007, 'expected a JSON object');
          return;
        }
        const { HEADERS: _, ...shown } = fields;
        client.send(received(`<pre>${escapeHtml(JSON.stringify(shown, null, 2))}</pre>`));
      },
      binary(bytes) {
        const digest = createHash('sha256').update(bytes).digest('hex');
        client.send(received(`<pre>${bytes.length} bytes, SHA-256 ${digest}</pre>`));
      },
      left() {},
    }),
  };
}

function received(html: string): string {
  return `<div id="received" hx-swap-oob="afterbegin"><div class="received">${html}</div></div>`;
}
