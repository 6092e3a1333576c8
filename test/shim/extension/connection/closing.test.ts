/** @jest-environment jsdom */
// How a connection goes down: which codes are retried and when, what is sent again, and the ways to end for good.
import { describe, expect, test } from '@jest/globals';
import { createRig, type Rig, type RigOptions } from './rig.ts';

const connecting = 'wsConnecting ws://localhost/chat same-host';
const elt = document.createElement('a');

function opened(options?: RigOptions): Rig {
  const rig = createRig(options);
  rig.connection.start();
  rig.socket().open();
  rig.said();
  return rig;
}

describe('a retry', () => {
  test.each([1006, 1011, 1012, 1013])('follows %i, after full jitter', (code) => {
    const rig = opened();
    rig.socket().drop(code);
    expect(rig.env.delays).toStrictEqual([500]);
    rig.env.advance(499);
    expect(rig.sockets).toHaveLength(1);
    rig.env.advance(1);
    expect(rig.sockets).toHaveLength(2);
    expect(rig.said().slice(-2)).toStrictEqual([`wsClose ${code} unconfirmed=0`, connecting]);
  });

  test.each([1000, 1001, 1005, 1008, 1009, 3000, 4000])('does not follow %i', (code) => {
    const rig = opened();
    rig.socket().drop(code);
    expect([rig.env.timers, rig.said()]).toStrictEqual([0, [`wsClose ${code} unconfirmed=0`]]);
  });

  test('follows the codes that the page names instead', () => {
    const kept = opened({ config: { wsReconnectCodes: [4000] } });
    kept.socket().drop(4000);
    expect(kept.env.timers).toBe(1);
    const lost = opened({ config: { wsReconnectCodes: [4000] } });
    lost.socket().drop(1006);
    expect(lost.env.timers).toBe(0);
  });

  test('waits longer each time, until a connection opens', () => {
    const rig = createRig();
    rig.connection.start();
    for (let i = 0; i < 8; i++) {
      rig.socket().drop(1006);
      rig.env.advance(32_000);
    }
    rig.socket().open();
    rig.socket().drop(1006);
    expect(rig.env.delays).toStrictEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 32_000, 500]);
  });

  test('a number is so many ms', () => {
    const rig = opened({ config: { wsReconnectDelay: 70 } });
    rig.socket().drop(1006);
    expect(rig.env.delays).toStrictEqual([70]);
  });

  test('a function is asked with the retries made', () => {
    const asked: number[] = [];
    const rig = opened({ config: { wsReconnectDelay: (n: number) => asked.push(n) * 10 } });
    for (let i = 0; i < 3; i++) {
      rig.socket().drop(1006);
      rig.env.advance(1_000);
    }
    expect([asked, rig.env.delays]).toStrictEqual([
      [0, 1, 2],
      [10, 20, 30],
    ]);
  });

  test('a function that throws is an error of the page, and costs no connection', () => {
    const error = new Error('page');
    const errors: unknown[] = [];
    const rig = opened({
      config: {
        wsReconnectDelay: () => {
          throw error;
        },
      },
    });
    rig.on('htmx:wsError', (detail) => void (detail.code === 'handler' && errors.push(detail.error)));
    rig.socket().drop(1006);
    expect(errors).toStrictEqual([error]);
    expect(rig.said()).toStrictEqual(['wsError socket', 'wsError handler', 'wsClose 1006 unconfirmed=0']);
    rig.env.advance(500);
    expect(rig.sockets).toHaveLength(2);
  });

  test('can be hurried, and only then', () => {
    const rig = opened();
    rig.connection.hurry();
    rig.socket().drop(1006);
    rig.connection.hurry();
    rig.connection.hurry();
    expect([rig.sockets.length, rig.env.timers]).toStrictEqual([2, 0]);
    rig.env.advance(60_000);
    expect(rig.sockets).toHaveLength(2);
  });

  test('asks for leave again', () => {
    let permitted = true;
    const rig = opened({ permitted: () => permitted });
    rig.socket().drop(1006);
    permitted = false;
    rig.env.advance(60_000);
    expect([rig.sockets.length, rig.env.timers]).toStrictEqual([1, 0]);
  });

  test('does not come where leave is gone at the drop', () => {
    let permitted = true;
    const rig = opened({ permitted: () => permitted });
    permitted = false;
    rig.socket().drop(1006);
    expect([rig.sockets.length, rig.env.timers]).toStrictEqual([1, 0]);
  });

  test('can be refused by wsConnecting, which ends it', () => {
    const rig = opened();
    rig.socket().drop(1006);
    rig.wrapper.send('queued');
    rig.on('htmx:wsConnecting', () => false);
    rig.env.advance(60_000);
    expect(rig.said()).toStrictEqual([
      'wsError socket',
      'wsClose 1006 unconfirmed=0',
      connecting,
      'wsError closed "queued"',
    ]);
    expect([rig.sockets.length, rig.env.timers]).toStrictEqual([1, 0]);
  });
});

describe('what a dead socket still held', () => {
  test('is sent again before the queue, in order, and neither announced nor reported a second time', () => {
    const rig = opened();
    for (const message of ['one', 'two', 'three']) rig.wrapper.send(message, elt);
    rig.socket().drain(4);
    rig.socket().drop(1006);
    rig.wrapper.send('four', elt);
    rig.said();
    rig.env.advance(500);
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['two', 'three', 'four']);
    expect(rig.said()).toStrictEqual([connecting, 'wsOpen', 'wsBeforeSend "four"', 'wsAfterSend "four"']);
  });

  test('survives a second drop', () => {
    const rig = opened();
    rig.wrapper.send('one', elt);
    rig.socket().drop(1006);
    rig.env.advance(60_000);
    rig.socket().drop(1006);
    rig.env.advance(60_000);
    rig.socket().open();
    rig.socket().drop(1006);
    rig.env.advance(60_000);
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['one']);
    rig.socket().drain();
    rig.socket().drop(1006);
    rig.env.advance(60_000);
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual([]);
  });

  test('counts what was given to a closing socket, which takes and drops it', () => {
    const rig = opened();
    rig.socket().readyState = 2;
    rig.wrapper.send('late', elt);
    rig.socket().drop(1012);
    rig.env.advance(500);
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['late']);
  });

  test.each(['reconnect', 'suspend'] as const)(
    'is sent again after a %s inside the error that comes before the close',
    (act) => {
      const rig = opened();
      rig.wrapper.send('one', elt);
      rig.on('htmx:wsError', () => {
        if (act === 'reconnect') rig.wrapper.reconnect();
        else rig.connection.suspend();
      });
      rig.socket().drop(1006);
      rig.connection.start();
      rig.socket().open();
      expect(rig.socket().sent).toStrictEqual(['one']);
    },
  );

  test('is named when the end is final', () => {
    const rig = opened();
    rig.wrapper.send('one', elt);
    rig.socket().drop(1000);
    expect(rig.said()).toStrictEqual([
      'wsBeforeSend "one"',
      'wsAfterSend "one"',
      'wsClose 1000 unconfirmed=0',
      'wsError closed "one"',
    ]);
  });
});

describe('unconfirmed', () => {
  test('counts what left since the server last spoke', () => {
    const rig = opened();
    for (const message of ['a', 'b']) rig.wrapper.send(message);
    rig.socket().drain();
    rig.socket().say('hello');
    for (const message of ['c', 'd', 'e']) rig.wrapper.send(message);
    rig.socket().drain(2);
    rig.socket().drop(1006);
    expect(rig.said()).toStrictEqual(['wsError socket', 'wsClose 1006 unconfirmed=2']);
    expect(rig.wrapper.queue.map(({ message }) => message)).toStrictEqual(['e']);
  });

  test('counts after a clean end too, since a browser drops what is on its way then', () => {
    const rig = opened();
    rig.wrapper.send('a');
    rig.socket().drain();
    rig.socket().drop(1000);
    expect(rig.said()).toStrictEqual(['wsClose 1000 unconfirmed=1']);
  });

  test('starts anew with each socket', () => {
    const rig = opened();
    rig.wrapper.send('a');
    rig.socket().drain();
    rig.socket().drop(1006);
    rig.env.advance(500);
    rig.socket().open();
    rig.said();
    rig.socket().drop(1006);
    expect(rig.said()).toStrictEqual(['wsError socket', 'wsClose 1006 unconfirmed=0']);
  });
});

describe('a final end', () => {
  test('names each message that waited, oldest first, after wsClose', () => {
    const rig = createRig();
    rig.connection.start();
    const senders = [document.createElement('b'), undefined];
    const named: unknown[] = [];
    rig.on('htmx:wsError', ({ code, message, sendElt }) => void named.push([code, message, sendElt]));
    rig.wrapper.send('one', senders[0]);
    rig.wrapper.send('two');
    rig.socket().drop(1000);
    expect(named).toStrictEqual([
      ['closed', 'one', senders[0]],
      ['closed', 'two', undefined],
    ]);
    expect(rig.said()).toStrictEqual([
      connecting,
      'wsClose 1000 unconfirmed=0',
      'wsError closed "one"',
      'wsError closed "two"',
    ]);
    expect(rig.wrapper.queue).toStrictEqual([]);
  });

  test('refuses and names what is sent after it', () => {
    const rig = opened();
    rig.socket().drop(1000);
    rig.said();
    rig.wrapper.send('late', elt);
    expect(rig.said()).toStrictEqual(['wsError closed "late"']);
    expect(rig.wrapper.queue).toStrictEqual([]);
    expect(() => rig.wrapper.sendImmediately('later')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
  });

  test('is not for start, hurry or resume to undo; reconnect is', () => {
    const rig = opened();
    rig.socket().drop(1000);
    rig.connection.start();
    rig.connection.hurry();
    rig.connection.suspend();
    rig.connection.start();
    expect(rig.sockets).toHaveLength(1);
    rig.wrapper.reconnect();
    rig.socket().open();
    rig.wrapper.send('again');
    expect(rig.socket().sent).toStrictEqual(['again']);
  });
});

describe('reconnect', () => {
  test('twice leaves one live socket, and no listener on the others', () => {
    const rig = opened();
    rig.wrapper.reconnect();
    rig.wrapper.reconnect();
    expect(rig.sockets.map(({ live, listeners }) => [live, listeners > 0])).toStrictEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
    rig.sockets[0]?.drop(1006);
    rig.sockets[1]?.drop(1006);
    expect(rig.env.timers).toBe(0);
  });

  test('does not send again what the closing socket lets out', () => {
    const rig = opened();
    rig.wrapper.send('one');
    rig.wrapper.reconnect();
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual([]);
    rig.sockets[0]?.drain();
    expect(rig.sockets[0]?.left).toStrictEqual(['one']);
  });

  test('while a retry waits takes its place', () => {
    const rig = opened();
    rig.socket().drop(1006);
    rig.wrapper.reconnect();
    expect([rig.sockets.length, rig.env.timers]).toStrictEqual([2, 0]);
  });
});

describe('stop', () => {
  const states: readonly (readonly [name: string, bring: (rig: Rig) => void])[] = [
    ['idle', () => {}],
    ['connecting', (rig) => rig.connection.start()],
    [
      'open',
      (rig) => {
        rig.connection.start();
        rig.socket().open();
      },
    ],
    [
      'waiting',
      (rig) => {
        rig.connection.start();
        rig.socket().drop(1006);
      },
    ],
    [
      'closed',
      (rig) => {
        rig.connection.start();
        rig.socket().drop(1000);
      },
    ],
  ];

  test.each(states)('while %s leaves nothing: no socket, listener or timer', (_, bring) => {
    const rig = createRig();
    bring(rig);
    rig.said();
    rig.connection.stop();
    rig.env.advance(120_000);
    rig.connection.start();
    rig.connection.hurry();
    expect({
      timers: rig.env.timers,
      sockets: rig.sockets.filter(({ live, listeners }) => live || listeners > 0).length,
      said: rig.said(),
    }).toStrictEqual({ timers: 0, sockets: 0, said: ['wsClose 1000 unconfirmed=0 discarded=0 @document'] });
  });

  test('lets out what was handed over, and says how many queued messages go', () => {
    const rig = opened();
    rig.wrapper.send('handed');
    rig.connection.stop();
    rig.socket().drain();
    expect(rig.socket().left).toStrictEqual(['handed']);

    const other = createRig();
    other.connection.start();
    other.wrapper.send('one');
    other.wrapper.send('two');
    other.said();
    other.connection.stop();
    expect(other.said()).toStrictEqual(['wsClose 1000 unconfirmed=0 discarded=2 @document']);
    expect(other.wrapper.queue).toStrictEqual([]);
  });

  test('refuses and names what is sent after it', () => {
    const rig = opened();
    rig.connection.stop();
    rig.said();
    rig.wrapper.send('late');
    expect(rig.said()).toStrictEqual(['wsError closed "late"']);
  });
});

describe('suspend', () => {
  test('closes, keeps the queue, and start goes on', () => {
    const rig = opened();
    rig.connection.suspend();
    rig.wrapper.send('kept');
    expect([rig.socket().live, rig.socket().listeners, rig.env.timers]).toStrictEqual([false, 0, 0]);
    rig.connection.start();
    rig.socket().open();
    expect(rig.socket().sent).toStrictEqual(['kept']);
  });

  test('ends a wait', () => {
    const rig = opened();
    rig.socket().drop(1006);
    rig.connection.suspend();
    rig.env.advance(120_000);
    expect(rig.sockets).toHaveLength(1);
    rig.connection.start();
    expect(rig.sockets).toHaveLength(2);
  });
});

test('what the server says is passed on as it came, and nothing after the end', () => {
  const rig = opened();
  const blob = new Blob(['x']);
  rig.socket().say('text');
  rig.socket().say(blob);
  rig.connection.stop();
  rig.socket().say('after');
  expect(rig.received).toStrictEqual(['text', blob]);
});

test('an error of the socket is told with the socket', () => {
  const rig = opened();
  const told: unknown[] = [];
  rig.on('htmx:wsError', ({ code, error, socket }) => void told.push(code, (error as Event).type, socket));
  rig.socket().dispatchEvent(new Event('error'));
  expect(told).toStrictEqual(['socket', 'error', rig.socket()]);
});
