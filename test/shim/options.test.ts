// install's options over htmx.config.wsShim over the defaults.
import { expect, test } from '@jest/globals';
import { defaults, readOption } from '../../shim/options.ts';

test.each([
  [{}, {}, { warn: true }],
  [{ wsShim: { warn: false } }, {}, { warn: false }],
  [{ wsShim: { warn: false } }, { warn: true }, { warn: true }],
  [{}, { warn: false }, { warn: false }],
  [{ wsShim: undefined }, {}, { warn: true }],
  [{ wsShim: null }, {}, { warn: true }],
])('config %j and options %j give %j', (config, given, options) => {
  expect(readOption('warn', given, config)).toBe(options.warn);
});

test('the defaults cannot be changed', () => {
  expect(Object.isFrozen(defaults)).toBe(true);
});
