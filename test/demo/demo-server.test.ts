// The server over real HTTP and WebSockets: what it serves, refuses, and how it ends.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { createDemoServer, type DemoOptions, type DemoServer } from '../../demo/server/demo-server.ts';

let server: DemoServer | undefined;
afterEach(() => server?.close());

async function start(options: Partial<DemoOptions> = {}): Promise<DemoServer> {
  server = await createDemoServer({ htmx: '2', shim: false, tickMs: 0, ...options });
  return server;
}

async function statusAndBody(url: string): Promise<readonly [number, string]> {
  const response = await fetch(url);
  return [response.status, await response.text()];
}

function socketTo(url: string, origin?: string): WebSocket {
  return new WebSocket(url.replace('http:', 'ws:'), origin === undefined ? {} : { origin });
}

async function refusal(socket: WebSocket): Promise<string> {
  const [error] = (await once(socket, 'error')) as [Error];
  return error.message;
}

describe('files', () => {
  test('a page comes as it stands on disk, with the shim’s line only when asked', async () => {
    const file = readFileSync(new URL('../../demo/pages/chat.html', import.meta.url), 'utf8');
    const { url } = await start();
    expect(await statusAndBody(`${url}/chat.html`)).toEqual([200, file]);
  });

  test('the index says what is served', async () => {
    const { url } = await start({ htmx: '1' });
    const [status, body] = await statusAndBody(url);
    expect(status).toBe(200);
    expect(body).toContain('Served with htmx 1.9.12, without the shim.');
    expect(body).not.toContain('{{');
  });

  test.each(['/nothing.html', '/../index.ts', '/%2e%2e/index.ts', '/pages/chat.html', '/hx-ws-shim.js', '/ws.js'])(
    '%s is not there',
    async (path) => {
      const { url } = await start();
      expect(await statusAndBody(url + path)).toEqual([404, 'Not found']);
    },
  );

  test('htmx is the one that was chosen', async () => {
    const { url } = await start({ htmx: '4' });
    const [, body] = await statusAndBody(`${url}/htmx.js`);
    expect(body).toBe(readFileSync(new URL('../../node_modules/htmx-4/dist/htmx.js', import.meta.url), 'utf8'));
  });

  test('pages and the chat’s pieces pass through the rewrite, the extension’s line is added', async () => {
    const rewritten: string[] = [];
    const { url } = await start({
      extension: true,
      rewrite(html, name) {
        rewritten.push(name);
        return html.replaceAll('hx-ws=', 'x-ws=');
      },
    });
    const [, body] = await statusAndBody(`${url}/chat.html`);
    expect(rewritten).toEqual(['chat-form.html', 'chat-input.html', 'chat.html']);
    expect(body).toContain('<script src="/htmx.js"></script>\n  <script src="/ws.js"></script>\n');
    expect(body).toContain('<form id="chat_form" x-ws="send">');
  });
});

describe('sockets', () => {
  test('an unknown path and another site’s page are refused', async () => {
    const { url } = await start();
    expect(await refusal(socketTo(`${url}/other`))).toBe('Unexpected server response: 404');
    expect(await refusal(socketTo(`${url}/chat`, 'http://evil.example'))).toBe('Unexpected server response: 403');
    const own = socketTo(`${url}/chat`, url);
    await once(own, 'open');
    own.terminate();
  });

  test('a message beyond the bound ends its connection alone', async () => {
    const { url } = await start();
    const [greedy, modest] = [socketTo(`${url}/chat`), socketTo(`${url}/chat`)];
    await Promise.all([once(greedy, 'open'), once(modest, 'open')]);
    greedy.send(JSON.stringify({ chat_message: 'x'.repeat(65 * 1024) }));
    expect((await once(greedy, 'close'))[0]).toBe(1009);
    expect(modest.readyState).toBe(WebSocket.OPEN);
    modest.terminate();
  });

  test('drops with a code or without, and a restart keeps the port and the chat', async () => {
    const demo = await start();
    const open = async (): Promise<WebSocket> => {
      const socket = socketTo(`${demo.url}/chat`);
      await once(socket, 'open');
      return socket;
    };
    const first = await open();
    demo.dropConnections(1012);
    expect((await once(first, 'close'))[0]).toBe(1012);
    const second = await open();
    demo.dropConnections();
    expect((await once(second, 'close'))[0]).toBe(1006);
    const third = await open();
    third.send('{"nick":"ann","chat_message":"remember me"}');
    await once(third, 'message');
    const gone = once(third, 'close');
    await demo.stop();
    expect((await gone)[0]).toBe(1006);
    await expect(fetch(demo.url)).rejects.toThrow('fetch failed');
    await demo.restart();
    const fourth = socketTo(`${demo.url}/chat`);
    const [history] = (await once(fourth, 'message')) as [Buffer];
    expect(history.toString()).toContain('<b>ann</b> remember me');
    fourth.terminate();
  });
});

test('a taken port is told in plain words', async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  await expect(createDemoServer({ htmx: '2', shim: false, port })).rejects.toThrow(
    `Port ${port} is taken by another program; choose another one.`,
  );
});
