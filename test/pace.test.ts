// The measure itself: work that grows with the square of its input is caught.
import { expect, test } from '@jest/globals';
import { expectProportionalTime } from './pace.ts';

let sum = 0;
const steps = (count: number) => {
  for (let step = 0; step < count; step++) sum = (sum + step) % 1009;
};

test('what grows in proportion passes', () => expectProportionalTime((length) => steps(length * 100)));

test('what grows with the square is caught', () => {
  expect(() => expectProportionalTime((length) => steps((length / 3) ** 2))).toThrow('toBeLessThan');
});
