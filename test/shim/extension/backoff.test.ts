// The wait before a retry: the documented formula, and what a page's own setting may be.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reconnectDelay } from '../../../shim/extension/backoff.ts';
import { runs } from '../../property.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('full jitter', () => {
  test('lies in [0, 1000 × 2^min(n, 6)) ms', () => {
    fc.assert(
      fc.property(fc.nat(1_000), chance, (retry, random) => {
        const ms = reconnectDelay('full-jitter', retry, random);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThan(1000 * 2 ** Math.min(retry, 6));
      }),
      runs(5_000),
    );
  });

  test('doubles with each retry, up to the seventh', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 100].map((retry) => reconnectDelay('full-jitter', retry, 0.5))).toStrictEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 32_000, 32_000, 32_000,
    ]);
  });
});

describe('wsReconnectDelay', () => {
  test('a number is so many ms, zero included', () => {
    expect([0, 1, 2500].map((ms) => reconnectDelay(ms, 3, 0.5))).toStrictEqual([0, 1, 2500]);
  });

  test.each([['full-jitter'], [undefined], [null], ['5000'], [Number.NaN], [-1], [{}], [() => 5]])(
    '%p is none: full jitter',
    (setting) => {
      expect(reconnectDelay(setting, 2, 0.25)).toBe(1000);
    },
  );

  // A browser's timer of more than 2^31 - 1 ms fires at once: a storm of reconnects.
  test('is never longer than a timer can keep', () => {
    const settings = [Number.POSITIVE_INFINITY, 2 ** 31];
    expect(settings.map((setting) => reconnectDelay(setting, 0, 0.5))).toStrictEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  });
});
