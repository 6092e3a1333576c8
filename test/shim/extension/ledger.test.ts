/** @jest-environment jsdom */
// The account of a socket, held against a buffer that drains byte by byte: what is sent again never left whole.
import '../fakes/browser-gaps.ts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byteLength, createLedger, type Ledger } from '../../../shim/extension/ledger.ts';
import { runs } from '../../property.ts';

describe('the bytes of a message', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 2],
    ['✓', 3],
    ['😀', 4],
    ['\ud800', 3],
    [new Blob(['abcd']), 4],
    [new Uint8Array(5).buffer, 5],
    [new Uint16Array(3), 6],
    [new DataView(new ArrayBuffer(8), 2), 6],
    [12, 2],
    [null, 4],
  ])('of %p are %i', (message, bytes) => {
    expect(byteLength(message)).toBe(bytes);
  });
});

type Step = { readonly send: number } | { readonly drain: number } | 'heard';

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ send: fc.oneof(fc.constant(0), fc.nat(40)) }) },
  { weight: 3, arbitrary: fc.record({ drain: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.constant('heard' as const) },
);

interface Outcome {
  readonly expected: { readonly unsent: readonly number[]; readonly unconfirmed: number };
  readonly actual: { readonly unsent: readonly number[]; readonly unconfirmed: number };
}

/** Plays the steps on the ledger and on a buffer of bytes of which each knows its unit. */
function play(steps: readonly Step[], make: typeof createLedger<number>): Outcome {
  const wire: number[] = [];
  let unitCount = 0;
  let heardAt = 0;
  const ledger: Ledger<number> = make({
    get bufferedAmount() {
      return wire.length;
    },
  });
  for (const each of steps) {
    if (each === 'heard') {
      heardAt = unitCount;
      ledger.heard();
    } else if ('drain' in each) wire.splice(0, each.drain);
    else {
      wire.push(...Array<number>(each.send).fill(unitCount));
      ledger.add(unitCount++, each.send);
    }
  }
  // An empty unit is behind the bytes before it: while one of those waits, it has not left either.
  const first = wire[0] ?? unitCount;
  const units = Array.from({ length: unitCount }, (_, unit) => unit);
  return {
    expected: {
      unsent: units.filter((unit) => unit >= first),
      unconfirmed: units.filter((unit) => unit >= heardAt && unit < first).length,
    },
    actual: ledger.settle(),
  };
}

test('what is unsent and what is unconfirmed is what the buffer says, in order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { expected, actual } = play(steps, createLedger);
      expect(actual).toStrictEqual(expected);
    }),
    runs(10_000),
  );
});

const planted: readonly (readonly [what: string, make: typeof createLedger<number>])[] = [
  ['forgets what is half sent', (socket) => altered(createLedger(socket), (unsent) => unsent.slice(1))],
  ['sends again what had left', (socket) => altered(createLedger(socket), (unsent) => [0, ...unsent])],
  ['turns the order round', (socket) => altered(createLedger(socket), (unsent) => [...unsent].reverse())],
  ['counts what the server answered', (socket) => ({ ...createLedger<number>(socket), heard() {} })],
];

function altered(ledger: Ledger<number>, alter: (unsent: readonly number[]) => number[]): Ledger<number> {
  return {
    ...ledger,
    settle() {
      const settled = ledger.settle();
      return { ...settled, unsent: alter(settled.unsent) };
    },
  };
}

test.each(planted)('a ledger that %s is caught', (_, make) => {
  const steps: readonly Step[] = [{ send: 3 }, { drain: 3 }, 'heard', { send: 4 }, { send: 5 }, { drain: 2 }];
  const { expected, actual } = play([...steps, { send: 0 }], createLedger);
  expect(actual).toStrictEqual(expected);
  const spoilt = play(steps, make);
  const answered = play([{ send: 3 }, { drain: 3 }, 'heard'], make);
  expect([spoilt.actual, answered.actual]).not.toStrictEqual([spoilt.expected, answered.expected]);
});
