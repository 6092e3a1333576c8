/** @jest-environment jsdom */
// How a connection comes up: the address, the factory, wsConnecting, and the queue that waits for it.
import { describe, expect, test } from '@jest/globals';
import type { FakeSocket } from '../../fakes/socket.ts';
import { createRig } from './rig.ts';

const connecting = 'wsConnecting ws://localhost/chat same-host';

describe('opening', () => {
  test('makes the socket at once, with the resolved address', () => {
    const rig = createRig();
    rig.connection.start();
    expect(rig.sockets.map(({ url }) => url)).toStrictEqual(['ws://localhost/chat']);
    expect(rig.said()).toStrictEqual([connecting]);
    rig.socket().open();
    expect(rig.said()).toStrictEqual(['wsOpen']);
  });

  test('happens once however often it is asked for', () => {
    const rig = createRig();
    rig.connection.start();
    rig.connection.start();
    rig.socket().open();
    rig.connection.start();
    rig.connection.hurry();
    expect(rig.sockets).toHaveLength(1);
    expect(rig.said()).toStrictEqual([connecting, 'wsOpen']);
  });

  test('a factory may hand out a socket that is open already', () => {
    const rig = createRig({
      create: (socket) => {
        socket.readyState = 1;
        return socket;
      },
    });
    rig.wrapper.send('early');
    rig.connection.start();
    expect(rig.said()).toStrictEqual([connecting, 'wsOpen']);
    expect(rig.socket().sent).toStrictEqual(['early']);
  });

  test('needs leave: without it nothing is attempted and nothing said', () => {
    let permitted = false;
    const rig = createRig({ permitted: () => permitted });
    rig.connection.start();
    rig.wrapper.send('kept');
    expect([rig.sockets.length, rig.said(), rig.wrapper.queue.length]).toStrictEqual([0, [], 1]);
    permitted = true;
    rig.connection.start();
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['kept']);
  });

  test('wsConnecting cancelled: no socket, no retry, and what waited is named', () => {
    const rig = createRig();
    rig.on('htmx:wsConnecting', () => false);
    rig.wrapper.send('one');
    rig.wrapper.send('two');
    rig.connection.start();
    rig.connection.start();
    expect(rig.sockets).toHaveLength(0);
    expect(rig.env.timers).toBe(0);
    expect(rig.said()).toStrictEqual([connecting, 'wsError closed "one"', 'wsError closed "two"']);
    expect(rig.wrapper.queue).toStrictEqual([]);
  });

  test.each(['ws://', 'http://['])(
    'an address that cannot be read (%s) is an error, and names what waited',
    (address) => {
      const rig = createRig({ address: () => address });
      rig.wrapper.send('one');
      rig.connection.start();
      expect(rig.sockets).toHaveLength(0);
      expect(rig.env.timers).toBe(0);
      expect(rig.said()).toStrictEqual(['wsError url', 'wsError closed "one"']);
    },
  );

  test('a factory that throws is an error of the address, not of the page', () => {
    const thrown = new Error('blocked by policy');
    const errors: unknown[] = [];
    const rig = createRig({
      create: () => {
        throw thrown;
      },
    });
    rig.on('htmx:wsError', ({ error, socket }) => void errors.push(error, socket));
    rig.connection.start();
    expect(rig.said()).toStrictEqual([connecting, 'wsError url']);
    expect(errors).toStrictEqual([thrown, undefined]);
    expect(rig.env.timers).toBe(0);
  });

  test('a later address is read at each attempt', () => {
    let address = '/one';
    const rig = createRig({ address: () => address });
    rig.connection.start();
    address = '/two';
    rig.socket().drop(1006);
    rig.env.advance(60_000);
    expect(rig.sockets.map(({ url }) => url)).toStrictEqual(['ws://localhost/one', 'ws://localhost/two']);
  });

  test('listeners stand on the socket by addEventListener alone, so that a page may set its own on…', () => {
    const rig = createRig();
    rig.connection.start();
    const socket = rig.socket() as FakeSocket & Record<string, unknown>;
    expect(['onopen', 'onmessage', 'onerror', 'onclose'].filter((name) => socket[name])).toStrictEqual([]);
    expect(socket.listeners).toBeGreaterThanOrEqual(4);
  });
});

describe('the queue', () => {
  test('is flushed in order when the socket opens, each announced and reported on its sender', () => {
    const rig = createRig();
    const senders = [document.createElement('a'), document.createElement('b')];
    const targets: unknown[] = [];
    rig.on('htmx:wsBeforeSend', (_, target) => void targets.push(target));
    rig.on('htmx:wsAfterSend', (_, target) => void targets.push(target));
    rig.connection.start();
    rig.wrapper.send('one', senders[0]);
    rig.wrapper.send('two', senders[1]);
    rig.wrapper.send('three');
    expect(rig.wrapper.queue).toStrictEqual([
      { message: 'one', sendElt: senders[0] },
      { message: 'two', sendElt: senders[1] },
      { message: 'three', sendElt: undefined },
    ]);
    rig.said();
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['one', 'two', 'three']);
    expect(rig.wrapper.queue).toStrictEqual([]);
    expect(rig.said()).toStrictEqual([
      'wsOpen',
      'wsBeforeSend "one"',
      'wsAfterSend "one"',
      'wsBeforeSend "two"',
      'wsAfterSend "two"',
    ]);
    expect(targets).toStrictEqual([senders[0], senders[0], senders[1], senders[1]]);
  });

  test('is one live array that the user may empty', () => {
    const rig = createRig();
    const { queue } = rig.wrapper;
    rig.connection.start();
    rig.wrapper.send('one');
    expect(rig.wrapper.queue).toBe(queue);
    queue.length = 0;
    rig.wrapper.send('two');
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['two']);
    expect(rig.wrapper.queue).toBe(queue);
  });

  test('is bounded: the new message is refused and named', () => {
    const rig = createRig({ config: { wsQueueLimit: 2 } });
    const sender = document.createElement('a');
    const named: unknown[] = [];
    rig.on('htmx:wsError', ({ message, sendElt, code }) => void named.push(code, message, sendElt));
    rig.connection.start();
    for (const message of ['one', 'two', 'three']) rig.wrapper.send(message, sender);
    expect(named).toStrictEqual(['overflow', 'three', sender]);
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['one', 'two']);
  });

  test('holds a thousand unless the page says otherwise', () => {
    const rig = createRig();
    for (let i = 0; i < 1_001; i++) rig.wrapper.send(i);
    expect(rig.wrapper.queue).toHaveLength(1_000);
    expect(rig.said()).toStrictEqual(['wsError overflow 1000']);
  });

  test('its bound does not stand in the way of an open socket', () => {
    const rig = createRig({ config: { wsQueueLimit: 0 } });
    rig.connection.start();
    rig.wrapper.send('refused');
    rig.socket().open();
    rig.wrapper.send('sent');
    expect(rig.socket().sent).toStrictEqual(['sent']);
  });

  test('wsBeforeSend cancelled: that message alone goes nowhere', () => {
    const rig = createRig();
    rig.on('htmx:wsBeforeSend', ({ message }) => message !== 'two');
    rig.connection.start();
    const elt = document.createElement('a');
    for (const message of ['one', 'two', 'three']) rig.wrapper.send(message, elt);
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['one', 'three']);
    expect(rig.wrapper.queue).toStrictEqual([]);
  });

  test('a message that send() throws on is named and does not block the next', () => {
    const rig = createRig();
    const elt = document.createElement('a');
    rig.connection.start();
    rig.socket().poison.add('two');
    for (const message of ['one', 'two', 'three']) rig.wrapper.send(message, elt);
    rig.said();
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['one', 'three']);
    expect(rig.said()).toStrictEqual([
      'wsOpen',
      'wsBeforeSend "one"',
      'wsAfterSend "one"',
      'wsBeforeSend "two"',
      'wsError socket "two"',
      'wsBeforeSend "three"',
      'wsAfterSend "three"',
    ]);
    expect(rig.wrapper.queue).toStrictEqual([]);
  });
});

describe('sendImmediately', () => {
  test('goes past the queue', () => {
    const rig = createRig();
    const elt = document.createElement('a');
    rig.connection.start();
    rig.wrapper.send('queued');
    rig.socket().readyState = 1;
    rig.wrapper.sendImmediately('first', elt);
    expect(rig.socket().sent).toStrictEqual(['first']);
    expect(rig.said()).toStrictEqual([connecting, 'wsBeforeSend "first"', 'wsAfterSend "first"']);
  });

  test('throws what the socket throws, and what it is given stays with the caller', () => {
    const rig = createRig();
    expect(() => rig.wrapper.sendImmediately('none')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    rig.connection.start();
    expect(() => rig.wrapper.sendImmediately('early')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    rig.socket().open();
    rig.socket().poison.add('bad');
    expect(() => rig.wrapper.sendImmediately('bad')).toThrow(expect.objectContaining({ name: 'DataCloneError' }));
    expect(rig.socket().sent).toStrictEqual([]);
    expect(rig.wrapper.queue).toStrictEqual([]);
  });

  test('can be cancelled', () => {
    const rig = createRig();
    rig.on('htmx:wsBeforeSend', () => false);
    rig.connection.start();
    rig.socket().open();
    rig.wrapper.sendImmediately('no', document.createElement('a'));
    expect(rig.socket().sent).toStrictEqual([]);
  });
});
