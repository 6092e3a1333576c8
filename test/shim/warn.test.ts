// What the shim says on the console: a code and one sentence, once for each place and code.
import { beforeEach, expect, jest, test } from '@jest/globals';
import { createWarn, type WarningCode } from '../../shim/warn.ts';

const warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
beforeEach(() => void warned.mockClear());

const codes: readonly WarningCode[] = [
  'legacy',
  'unknown-clause',
  'missing-url',
  'second-connect',
  'second-extension',
  'foreign-socket',
  'not-allowed',
];

test.each(codes)('%s is said with its code, in one line, once a place', (code) => {
  const warn = createWarn(() => false);
  const place = {};
  for (let i = 0; i < 3; i++) warn(place, code, () => '<what>');
  warn({}, code, () => '<what>');
  const said = warned.mock.calls.map(([text]) => String(text));
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(new RegExp(`^hx-ws-shim: \\[${code}\\] ?[^\\n]+\\.$`));
  expect(said[0]).not.toMatch(/undefined|null/);
});

test('each code of a place is said', () => {
  const warn = createWarn(() => false);
  const place = {};
  for (const code of codes) warn(place, code, () => 'x');
  expect(warned.mock.calls).toHaveLength(codes.length);
});

test('nothing is said, nor even asked for, when silent; what was not said can be said later', () => {
  let silent = true;
  const warn = createWarn(() => silent);
  const place = {};
  const what = jest.fn(() => 'x');
  warn(place, 'missing-url', what);
  expect([warned.mock.calls.length, what.mock.calls.length]).toStrictEqual([0, 0]);
  silent = false;
  warn(place, 'missing-url', what);
  expect(warned.mock.calls).toHaveLength(1);
});
