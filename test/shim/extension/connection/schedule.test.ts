/** @jest-environment jsdom */
// Random lives of a connection against the laws of faults.ts, and one planted fault for each law that it is caught.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../property.ts';
import type { FakeSocket } from '../../fakes/socket.ts';
import { faults } from './faults.ts';
import { play, type Step, steps } from './schedule.ts';

describe('any life of a connection', () => {
  test.each(['leave', 'stop'] as const)('sends at most once, in order, and loses nothing in silence (%s)', (end) => {
    fc.assert(
      fc.property(steps, (life) => {
        expect(faults(play(life, end))).toStrictEqual([]);
      }),
      runs(20_000),
    );
  });
});

const life: readonly Step[] = [
  { page: 'send' },
  { page: 'send' },
  { server: 'open' },
  { page: 'send' },
  { drain: 2 },
  { drop: 1006 },
  { page: 'send' },
  { wait: 64_000 },
  { server: 'open' },
  { page: 'send' },
  { page: 'reconnect' },
  { server: 'open' },
  { page: 'send' },
];

function sending(socket: FakeSocket, alter: (send: (message: unknown) => void, message: unknown) => void): FakeSocket {
  const send = socket.send.bind(socket);
  socket.send = (message) => alter(send, message);
  return socket;
}

const planted: readonly (readonly [what: string, spoil: (socket: FakeSocket) => FakeSocket, caught: string])[] = [
  [
    'doubles a message',
    (socket) =>
      sending(socket, (send, message) => {
        send(message);
        if (message === 3) send(message);
      }),
    '3 may arrive twice',
  ],
  [
    'drops a message',
    (socket) =>
      sending(socket, (send, message) => {
        if (message !== 6) send(message);
      }),
    'lost: 6, and 0 counted as discarded',
  ],
  [
    'swaps two messages',
    (socket) => {
      const held: unknown[] = [];
      return sending(socket, (send, message) => {
        if (message === 1) held.push(message);
        else for (const each of [message, ...held.splice(0)]) send(each);
      });
    },
    'handed over first: 2,1,3,4,5,6',
  ],
  [
    'keeps a closed socket alive',
    (socket) => {
      socket.close = () => {};
      return socket;
    },
    '2 sockets were live at once',
  ],
  [
    'keeps listeners',
    (socket) => {
      socket.removeEventListener = () => {};
      return socket;
    },
    'socket 0 has 4 listeners left',
  ],
  [
    'says that it let out what it holds',
    (socket) => {
      Object.defineProperty(socket, 'bufferedAmount', { get: () => 0, set() {} });
      return socket;
    },
    'lost: 3, and 0 counted as discarded',
  ],
  [
    'says that it holds what it let out',
    (socket) => {
      const drain = socket.drain.bind(socket);
      socket.drain = (bytes) => {
        const before = socket.bufferedAmount;
        drain(bytes);
        socket.bufferedAmount = before;
      };
      return socket;
    },
    '1 may arrive twice',
  ],
];

test('the life that the faults are planted in is without fault', () => {
  expect(faults(play(life, 'stop'))).toStrictEqual([]);
});

test.each(planted)('a world that %s is caught', (_, spoil, caught) => {
  expect(faults(play(life, 'stop', spoil))).toContain(caught);
});
