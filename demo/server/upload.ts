// The drop box: answers each upload with what arrived. Keeps nothing.
import { createHash } from 'node:crypto';
import { createDecoder, type Decoded, type ReceivedFile } from '../../shim/wire/decode.ts';
import type { Channel } from './channel.ts';
import { escapeHtml } from './escape-html.ts';

/** An endpoint that lists the fields of each message, and its files with their size and SHA-256. */
export function createUpload(): Channel {
  return {
    maxFrameBytes: 128 * 1024 * 1024,
    join(client) {
      const decoder = createDecoder();
      const take = (frame: string | Uint8Array, isBinary: boolean): void => {
        for (const decoded of decoder.push(frame, isBinary)) client.send(answer(decoded));
      };
      return { text: (text) => take(text, false), binary: (bytes) => take(bytes, true), left() {} };
    },
  };
}

function answer(decoded: Decoded): string {
  const html = decoded.ok ? list(decoded.message, decoded.files) : `<p>${escapeHtml(decoded.reason)}</p>`;
  return `<div id="received" hx-swap-oob="afterbegin"><div class="received">${html}</div></div>`;
}

function list(message: Readonly<Record<string, unknown>>, files: readonly ReceivedFile[]): string {
  const isFile = (value: unknown): boolean => files.some((file) => file === value);
  const fields = Object.entries(message)
    .filter(([name, value]) => name !== 'HEADERS' && ![value].flat().some(isFile))
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(show(value))}</dd>`);
  const described = files.map((file) => {
    const digest = createHash('sha256').update(file.bytes).digest('hex');
    const kind = file.type === '' ? 'unknown type' : file.type;
    return `<dt class="file">${escapeHtml(file.name)}</dt><dd>${file.size} bytes, ${escapeHtml(kind)}, ${file.serialization}<br><code>${digest}</code></dd>`;
  });
  return `<dl>${[...fields, ...described].join('')}</dl>`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
