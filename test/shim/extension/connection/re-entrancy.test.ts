/** @jest-environment jsdom */
// Handlers that act on the connection from inside its own events: whatever they do, one live socket, and nothing left.
import { describe, expect, test } from '@jest/globals';
import type { WsEventName } from '../../../../shim/extension/events.ts';
import { createRig, type Rig, type RigOptions } from './rig.ts';

const elt = document.createElement('a');

/** A life that raises every event: opens, sends, drops, comes back, ends for good; no event more than twice. */
function live(rig: Rig): void {
  rig.connection.start();
  rig.wrapper.send('queued', elt);
  rig.socket()?.open();
  rig.wrapper.send('sent', elt);
  rig.socket()?.say('hello');
  if (rig.socket()?.readyState === 1) rig.socket().drop(1006);
  rig.env.advance(60_000);
  rig.socket()?.open();
  rig.wrapper.send('again', elt);
  if (rig.socket()?.readyState === 1) rig.socket().drop(1000);
}

const events = [
  'htmx:wsConnecting',
  'htmx:wsOpen',
  'htmx:wsBeforeSend',
  'htmx:wsAfterSend',
  'htmx:wsClose',
  'htmx:wsError',
] as const satisfies readonly WsEventName[];

/** Does it the first time that the event comes. */
function once(rig: Rig, name: WsEventName, act: () => void): void {
  let done = false;
  rig.on(name, () => {
    if (done) return;
    done = true;
    act();
  });
}

const options: RigOptions = {
  config: {
    wsReconnectDelay: () => {
      throw new Error('page');
    },
  },
};

const liveSockets = (rig: Rig) => rig.sockets.filter(({ live: alive }) => alive).length;

describe.each(events)('inside %s', (name) => {
  test('stopping ends it: no live socket, listener or timer, now or later', () => {
    const rig = createRig(options);
    once(rig, name, () => rig.connection.stop());
    live(rig);
    rig.env.advance(120_000);
    expect({
      live: liveSockets(rig),
      listeners: rig.sockets.map(({ listeners }) => listeners).filter(Boolean),
      timers: rig.env.timers,
    }).toStrictEqual({ live: 0, listeners: [], timers: 0 });
  });

  test('reconnecting leaves one live socket at most, and the connection works', () => {
    const rig = createRig(options);
    once(rig, name, () => rig.wrapper.reconnect());
    live(rig);
    expect(liveSockets(rig)).toBeLessThanOrEqual(1);
    rig.wrapper.reconnect();
    rig.socket().open();
    rig.wrapper.send('last', elt);
    expect(liveSockets(rig)).toBe(1);
    expect(rig.socket().sent.at(-1)).toBe('last');
    expect(rig.wrapper.queue).toStrictEqual([]);
  });

  test('suspending keeps it quiet until start', () => {
    const rig = createRig(options);
    once(rig, name, () => rig.connection.suspend());
    live(rig);
    expect(liveSockets(rig) + rig.env.timers).toBe(0);
  });

  test('starting and hurrying change nothing', () => {
    const rig = createRig(options);
    const plain = createRig(options);
    once(rig, name, () => {
      if (name !== 'htmx:wsConnecting') rig.connection.start();
      if (name !== 'htmx:wsClose') rig.connection.hurry();
    });
    live(rig);
    live(plain);
    expect([rig.said(), rig.sockets.length]).toStrictEqual([plain.said(), plain.sockets.length]);
  });

  test('sending takes its turn: no message twice, none lost in silence', () => {
    const rig = createRig(options);
    once(rig, name, () => rig.wrapper.send('nested', elt));
    live(rig);
    const handed = rig.sockets.flatMap(({ sent }) => sent).filter((message) => message === 'nested').length;
    const named = rig.said().filter((line) => line === 'wsError closed "nested"').length;
    const waits = rig.wrapper.queue.filter(({ message }) => message === 'nested').length;
    // What a dead socket still held is handed over again, so "handed" may count it twice.
    const held = rig.sockets.filter(({ readyState }) => readyState === 3).flatMap(({ buffered }) => buffered);
    const again = held.filter((message) => message === 'nested').length;
    expect(handed - again + named + waits).toBe(1);
  });
});

test('wsConnecting that starts again every time, as processing the element does, makes one socket', () => {
  const rig = createRig();
  rig.on('htmx:wsConnecting', () => rig.connection.start());
  rig.connection.start();
  expect([rig.sockets.length, rig.said().length]).toStrictEqual([1, 1]);
});

test('messages sent inside wsBeforeSend and wsAfterSend leave after those that waited', () => {
  const rig = createRig();
  once(rig, 'htmx:wsBeforeSend', () => rig.wrapper.send('from before', elt));
  once(rig, 'htmx:wsAfterSend', () => rig.wrapper.send('from after', elt));
  rig.connection.start();
  for (const message of ['one', 'two']) rig.wrapper.send(message, elt);
  rig.socket().open();
  expect(rig.socket().sent).toStrictEqual(['one', 'two', 'from before', 'from after']);
});

test('reconnecting inside wsBeforeSend keeps the message, at its place and announced once', () => {
  const rig = createRig();
  once(rig, 'htmx:wsBeforeSend', () => rig.wrapper.reconnect());
  rig.connection.start();
  for (const message of ['one', 'two']) rig.wrapper.send(message, elt);
  rig.socket().open();
  expect(rig.sockets[0]?.sent).toStrictEqual([]);
  expect(rig.wrapper.queue.map(({ message }) => message)).toStrictEqual(['one', 'two']);
  rig.socket().open();
  expect(rig.socket().sent).toStrictEqual(['one', 'two']);
  expect(rig.said().filter((line) => line.startsWith('wsBeforeSend'))).toStrictEqual([
    'wsBeforeSend "one"',
    'wsBeforeSend "two"',
  ]);
});

test('reconnecting inside wsBeforeSend to a socket that is open at once keeps the order', () => {
  const rig = createRig({
    create: (socket) => {
      socket.readyState = 1;
      return socket;
    },
  });
  once(rig, 'htmx:wsBeforeSend', () => rig.wrapper.reconnect());
  for (const message of ['one', 'two']) rig.wrapper.send(message, elt);
  rig.connection.start();
  expect(rig.sockets.map(({ sent }) => sent)).toStrictEqual([[], ['one', 'two']]);
  expect(rig.wrapper.queue).toStrictEqual([]);
});

test('stopping inside wsBeforeSend counts that message among the discarded', () => {
  const rig = createRig();
  rig.connection.start();
  for (const message of ['one', 'two']) rig.wrapper.send(message, elt);
  once(rig, 'htmx:wsBeforeSend', () => rig.connection.stop());
  rig.socket().open();
  expect(rig.wrapper.queue).toStrictEqual([]);
  expect(rig.said().at(-1)).toBe('wsClose 1000 unconfirmed=0 discarded=2 @document');
});

test('a refused reconnect inside wsBeforeSend names that message too', () => {
  const rig = createRig();
  rig.connection.start();
  for (const message of ['one', 'two']) rig.wrapper.send(message, elt);
  rig.on('htmx:wsConnecting', () => false);
  once(rig, 'htmx:wsBeforeSend', () => rig.wrapper.reconnect());
  rig.socket().open();
  expect(rig.wrapper.queue).toStrictEqual([]);
  expect(
    rig
      .said()
      .filter((line) => line.startsWith('wsError'))
      .sort(),
  ).toStrictEqual(['wsError closed "one"', 'wsError closed "two"']);
});

test("stopping when the page's own delay function has thrown leaves no timer", () => {
  const rig = createRig(options);
  rig.on('htmx:wsError', ({ code }) => {
    if (code === 'handler') rig.connection.stop();
  });
  rig.connection.start();
  rig.socket().open();
  rig.socket().drop(1006);
  rig.env.advance(60_000);
  expect([rig.env.timers, liveSockets(rig), rig.sockets.length]).toStrictEqual([0, 0, 1]);
});

test('reconnecting inside wsBeforeSend and cancelling it discards the message', () => {
  const rig = createRig();
  rig.connection.start();
  for (const message of ['one', 'two']) rig.wrapper.send(message, elt);
  rig.on('htmx:wsBeforeSend', ({ message }) => {
    if (message !== 'one') return true;
    rig.wrapper.reconnect();
    return false;
  });
  rig.socket().open();
  rig.socket().open();
  expect(rig.socket().sent).toStrictEqual(['two']);
});
