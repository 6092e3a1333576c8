/** @jest-environment jsdom */
// install on the real htmx of each major: one socket, one message, one swap; and uninstall leaves nothing, twice over.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ClassicHtmx } from '../../shim/host/htmx.ts';
import { install } from '../../shim/install.ts';
import { loadHtmx } from './fakes/htmx.ts';
import { FakeSocket } from './fakes/socket.ts';

const warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
jest.spyOn(console, 'error').mockImplementation(() => {});

const sockets: FakeSocket[] = [];

/** What the browser's own constructor would make. */
class GlobalSocket extends FakeSocket {
  static readonly OPEN = 1;
  constructor(
    url: string,
    readonly protocols?: unknown,
  ) {
    super(url);
    sockets.push(this);
  }
}

let uninstall = () => {};
let htmx: ClassicHtmx;

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { WebSocket: GlobalSocket });
  document.body.innerHTML = '';
  sockets.length = 0;
  warned.mockClear();
});

afterEach(() => {
  uninstall();
  jest.useRealTimers();
});

/** Puts content on the page and has htmx process it. */
function show(html: string): void {
  document.body.innerHTML = html;
  htmx.process(document.body);
  jest.runOnlyPendingTimers();
}

const chat =
  '<main id="m" hx-ws="connect:/chat"><p id="log"></p><form id="f" hx-ws="send"><input name="text" value="hello"></form></main>';

const submit = () =>
  document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));

const living = () => sockets.filter(({ live }) => live);

describe.each(['1', '2', '4'] as const)('on htmx %s', (major) => {
  beforeEach(() => {
    htmx = loadHtmx(major);
    jest.runOnlyPendingTimers();
  });

  test('a chat connects, sends and receives', () => {
    uninstall = install(htmx);
    show(chat);
    expect(sockets.map(({ url, binaryType }) => [url, binaryType])).toStrictEqual([['ws://localhost/chat', 'blob']]);
    sockets[0]?.open();
    submit();
    expect(sockets[0]?.sent.map((text) => JSON.parse(String(text)))).toStrictEqual([
      {
        text: 'hello',
        HEADERS: {
          'HX-Request': 'true',
          'HX-Trigger': 'f',
          'HX-Trigger-Name': null,
          'HX-Target': 'm',
          'HX-Current-URL': 'http://localhost/',
        },
      },
    ]);
    sockets[0]?.say('<p id="log">hello yourself</p><p>lost</p>');
    expect(document.querySelector('#log')?.textContent).toBe('hello yourself');
    expect(document.querySelector('form')).not.toBeNull();
  });

  test('loaded late, it picks up what is there', () => {
    document.body.innerHTML = chat;
    htmx.process(document.body);
    jest.runOnlyPendingTimers();
    sockets.length = 0;
    uninstall = install(htmx);
    jest.runOnlyPendingTimers();
    expect(living().map(({ url }) => url)).toStrictEqual(['ws://localhost/chat']);
    living()[0]?.open();
    submit();
    expect(sockets.flatMap(({ sent }) => sent)).toHaveLength(1);
  });

  test('installing twice installs once, and gives the same uninstall', () => {
    uninstall = install(htmx);
    expect(install(htmx)).toBe(uninstall);
    show(chat);
    expect(sockets).toHaveLength(1);
    sockets[0]?.open();
    submit();
    expect(sockets[0]?.sent).toHaveLength(1);
  });

  test('after uninstall nothing acts, and install works again', async () => {
    const first = install(htmx);
    show(chat);
    sockets[0]?.open();
    first();
    expect(living()).toStrictEqual([]);
    expect(sockets.map(({ listeners }) => listeners)).toStrictEqual([0]);
    submit();
    jest.advanceTimersByTime(120_000);
    expect([sockets.length, sockets[0]?.sent.length]).toStrictEqual([1, 0]);

    uninstall = install(htmx);
    first();
    show(chat);
    // What stood there before is noticed to be gone by an observer of mutations.
    await Promise.resolve();
    expect(living()).toHaveLength(1);
    living()[0]?.open();
    submit();
    expect(living()[0]?.sent).toHaveLength(1);
  });

  test('uninstalled at once, nothing comes alive later', () => {
    document.body.innerHTML = chat;
    htmx.createWebSocket = (url) => new GlobalSocket(url) as unknown as WebSocket;
    const errors: unknown[] = [];
    document.addEventListener('htmx:wsError', (event) => errors.push(event), { once: true });
    install(htmx)();
    jest.runOnlyPendingTimers();
    expect([living(), errors]).toStrictEqual([[], []]);
    htmx.createWebSocket = undefined;
  });

  test('htmx has the factory it had, before and after', () => {
    const before = htmx.createWebSocket;
    install(htmx)();
    jest.runOnlyPendingTimers();
    expect(htmx.createWebSocket).toBe(before);
    const own = jest.fn((url: string) => new GlobalSocket(url) as unknown as WebSocket);
    htmx.createWebSocket = own;
    uninstall = install(htmx);
    show(chat);
    expect(own.mock.calls).toStrictEqual([['ws://localhost/chat']]);
    uninstall();
    expect(htmx.createWebSocket).toBe(own);
  });

  test('a factory set later is the one that is asked', () => {
    uninstall = install(htmx);
    const own = jest.fn((url: string) => new GlobalSocket(url) as unknown as WebSocket);
    htmx.createWebSocket = own;
    show(chat);
    expect([own.mock.calls.length, sockets.length]).toStrictEqual([1, 1]);
    htmx.createWebSocket = undefined;
  });

  test('wsBinaryType sets what the default factory makes', () => {
    htmx.config['wsBinaryType'] = 'arraybuffer';
    uninstall = install(htmx);
    show(chat);
    expect(sockets[0]?.binaryType).toBe('arraybuffer');
  });

  test('every event comes in its camel and its kebab name', () => {
    uninstall = install(htmx);
    const heard: string[] = [];
    const names = [
      'wsConnecting',
      'wsOpen',
      'wsConfigSend',
      'wsBeforeSend',
      'wsAfterSend',
      'wsBeforeMessage',
      'wsAfterMessage',
      'wsError',
      'wsClose',
    ];
    const kebab = (name: string) => `htmx:${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const note = (event: Event) => void heard.push(event.type);
    for (const name of names) for (const type of [`htmx:${name}`, kebab(name)]) document.addEventListener(type, note);
    show(chat);
    sockets[0]?.open();
    submit();
    sockets[0]?.say('<p id="log"></p>');
    sockets[0]?.drop(1006);
    for (const name of names)
      for (const type of [`htmx:${name}`, kebab(name)]) document.removeEventListener(type, note);
    expect(heard).toStrictEqual(names.flatMap((name) => [`htmx:${name}`, kebab(name)]));
  });

  test.each([
    [
      'config',
      () => {
        htmx.config['wsShim'] = { warn: false };
        return {};
      },
    ],
    ['options', () => ({ warn: false })],
  ])('warnings are silenced by %s', (_, options) => {
    uninstall = install(htmx, options());
    show(chat);
    expect(warned).not.toHaveBeenCalled();
  });

  test('the page is warned once', () => {
    uninstall = install(htmx);
    show(chat);
    show(chat);
    expect(warned.mock.calls.filter(([text]) => String(text).includes('[legacy]'))).toHaveLength(1);
  });
});

describe.each(['1', '2'] as const)('as the ws extension of htmx %s', (major) => {
  beforeEach(() => {
    htmx = loadHtmx(major);
    jest.runOnlyPendingTimers();
  });

  test('ws-connect and ws-send work', () => {
    uninstall = install(htmx);
    show('<main hx-ext="ws" ws-connect="/chat"><form ws-send id="f"><input name="a" value="1"></form></main>');
    sockets[0]?.open();
    submit();
    expect(sockets.flatMap(({ sent }) => sent).map((text) => JSON.parse(String(text)))).toMatchObject([
      { a: '1', HEADERS: { 'HX-Target': 'f' } },
    ]);
  });

  test('another ws extension is not let in, which is said, and any other is', () => {
    uninstall = install(htmx);
    const init = jest.fn();
    htmx.defineExtension('ws', { init });
    htmx.defineExtension('other', { init });
    expect(init).toHaveBeenCalledTimes(1);
    expect(warned.mock.calls.map(([text]) => String(text))).toStrictEqual([
      expect.stringContaining('[second-extension]'),
    ]);
    uninstall();
    htmx.defineExtension('ws', { init });
    expect(init).toHaveBeenCalledTimes(2);
    htmx.removeExtension('ws');
    htmx.removeExtension('other');
  });
});

describe('a version that is not served', () => {
  test.each(['0.4.1', '1.8.6', '1.0.0', '1.90.0', '3.0.0', '5.0.0', '', undefined])('%p: says which are', (version) => {
    const other = { version, config: {} };
    expect(() => install(other)).toThrow(/1\.9\.x, 2\.x and 4\.x/);
    expect(Object.getOwnPropertySymbols(other)).toStrictEqual([]);
  });

  test('names what it found', () => {
    expect(() => install({ version: '3.1.4', config: {} })).toThrow('3.1.4');
  });
});
