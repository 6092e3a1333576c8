// The keys of htmx.config that the extension reads: the page's value, else the default.
import { describe, expect, test } from '@jest/globals';
import { setting } from '../../../shim/extension/settings.ts';

describe('a setting', () => {
  test('has its documented default', () => {
    expect(setting({}, 'wsReconnectCodes')).toStrictEqual([1006, 1011, 1012, 1013]);
    expect(setting({}, 'wsReconnectDelay')).toBe('full-jitter');
    expect(setting({}, 'wsBinaryType')).toBe('blob');
    expect(setting({}, 'wsQueueLimit')).toBe(1000);
  });

  test.each([
    ['wsReconnectCodes', []],
    ['wsReconnectCodes', [4000]],
    ['wsReconnectDelay', 0],
    ['wsBinaryType', 'arraybuffer'],
    ['wsQueueLimit', 0],
  ] as const)('%s is what the page says: %j', (key, value) => {
    expect(setting({ [key]: value }, key)).toBe(value);
  });

  test.each([[null], [undefined]])('%p is the default', (value) => {
    expect(setting({ wsQueueLimit: value }, 'wsQueueLimit')).toBe(1000);
  });
});
