// From the written address to the opened one: documented spellings on http and https pages, with and without a base.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveUrl } from '../../../shim/extension/url.ts';
import { runs } from '../../property.ts';

const http = {
  location: new URL('http://page.test:8080/a/b?q#h'),
  document: { baseURI: 'http://page.test:8080/a/b?q' },
};
const https = { location: new URL('https://page.test/a/b'), document: { baseURI: 'https://page.test/a/b' } };
const based = { location: new URL('https://page.test/a/b'), document: { baseURI: 'https://cdn.test/x/y' } };

const cases: readonly (readonly [written: string, page: typeof http, url: string, sameHost: boolean])[] = [
  ['/chat', http, 'ws://page.test:8080/chat', true],
  ['/chat', https, 'wss://page.test/chat', true],
  ['/chat', based, 'wss://page.test/chat', true],
  ['/', http, 'ws://page.test:8080/', true],
  ['/chat?ids=1,2&x=y', http, 'ws://page.test:8080/chat?ids=1,2&x=y', true],
  ['chat', http, 'ws://page.test:8080/a/chat', true],
  ['../chat', https, 'wss://page.test/chat', true],
  ['chat', based, 'wss://cdn.test/x/chat', false],
  ['?room=1', http, 'ws://page.test:8080/a/b?room=1', true],
  ['//other.test/chat', http, 'ws://other.test/chat', false],
  ['//other.test/chat', https, 'wss://other.test/chat', false],
  ['//other.test/chat', based, 'wss://other.test/chat', false],
  ['//page.test:8080/chat', http, 'ws://page.test:8080/chat', true],
  ['//page.test/chat', http, 'ws://page.test/chat', false],
  ['ws:/chat', http, 'ws://page.test:8080/chat', true],
  ['wss:/chat', http, 'wss://page.test:8080/chat', true],
  ['WSS:/chat', http, 'wss://page.test:8080/chat', true],
  ['ws:/chat', based, 'ws://page.test/chat', true],
  ['wss:/chat?a=b:c', http, 'wss://page.test:8080/chat?a=b:c', true],
  ['ws:/', http, 'ws://page.test:8080/', true],
  ['ws://other.test:9/chat', http, 'ws://other.test:9/chat', false],
  ['wss://other.test/chat', http, 'wss://other.test/chat', false],
  ['wss://page.test/chat', https, 'wss://page.test/chat', true],
  ['wss://page.test:443/chat', https, 'wss://page.test/chat', true],
  ['wss:other.test/chat', http, 'wss://other.test/chat', false],
  ['ws:other.test', https, 'ws://other.test/', false],
  ['http://other.test/chat', https, 'ws://other.test/chat', false],
  ['https://other.test/chat', http, 'wss://other.test/chat', false],
];

describe('an address', () => {
  test.each(cases)('%s on %j', (written, page, url, sameHost) => {
    expect(resolveUrl(written, page)).toStrictEqual({ url, sameHost });
  });

  test.each(['ws://', 'wss://:80', 'http://[', '//'])('%s cannot be read, and says so', (written) => {
    expect(() => resolveUrl(written, http)).toThrow(expect.objectContaining({ name: 'TypeError' }));
  });

  test('of another scheme is handed on, for the browser to refuse', () => {
    expect(resolveUrl('ftp://other.test/x', http)).toStrictEqual({ url: 'ftp://other.test/x', sameHost: false });
  });
});

const segment = fc.stringMatching(/^[a-z0-9]{1,8}$/);

test('any path stays on the page, in its scheme or in the one that is written before it', () => {
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', 'ws:', 'wss:'),
      fc.constantFrom(http, https, based),
      (segments, prefix, page) => {
        const here = page.location;
        const scheme = prefix || (here.protocol === 'https:' ? 'wss:' : 'ws:');
        const path = `/${segments.join('/')}`;
        expect(resolveUrl(prefix + path, page)).toStrictEqual({
          url: `${scheme}//${here.host}${path}`,
          sameHost: true,
        });
      },
    ),
    runs(2_000),
  );
});
