/** @jest-environment jsdom */
// What an element's hx-ws asks for, what is wrong with it, and what it would read in today's attributes.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLegacy } from '../../../shim/attributes/legacy.ts';
import { hxWsValue } from '../../grammar/hx-ws-value.ts';
import { runs } from '../../property.ts';

function element(attributes: Readonly<Record<string, string>>): Element {
  const elt = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) elt.setAttribute(name, value);
  return elt;
}

const read = (value: string) => readLegacy(element({ 'hx-ws': value }));

describe('a value', () => {
  test.each([
    ['connect:/chat', '/chat', false],
    ['connect:wss:/chat', 'wss:/chat', false],
    ['connect:wss://other.test/chat', 'wss://other.test/chat', false],
    ['connect /chat', '/chat', false],
    ['send', undefined, true],
    ['send:submit', undefined, true],
    ['connect:/chat send', '/chat', true],
    ['connect:/chat,send', '/chat', true],
    ['send, connect:/chat', '/chat', true],
    ['connect:/chat?ids=1,2', '/chat?ids=1,2', false],
    ['connect:/one connect:/two', '/one', false],
    ['connect:', undefined, false],
    ['connect', undefined, false],
    ['nonsense', undefined, false],
    ['SEND', undefined, false],
    ['nonsense send', undefined, true],
  ])('%s', (value, connect, send) => {
    expect(read(value)).toMatchObject({ value, connect, send, headersTarget: send && 'connection' });
  });

  test.each([
    [{}],
    [{ 'hx-ws': '' }],
    [{ 'hx-ws:connect': '/chat' }],
    [{ 'hx-ws:send': '' }],
    [{ 'ws-connect': '/chat' }],
  ])('there is none on %j', (attributes) => {
    expect(readLegacy(element(attributes))).toBeUndefined();
  });

  test('the plain spelling counts before the data- one', () => {
    expect(readLegacy(element({ 'data-hx-ws': 'send' }))).toMatchObject({ value: 'send' });
    expect(readLegacy(element({ 'hx-ws': 'connect:/x', 'data-hx-ws': 'send' }))).toMatchObject({ value: 'connect:/x' });
  });

  test('is not inherited', () => {
    const outer = element({ 'hx-ws': 'send' });
    outer.append(element({}));
    expect(readLegacy(outer.firstElementChild as Element)).toBeUndefined();
  });
});

describe('a complaint', () => {
  test.each([
    ['connect:/x send', []],
    ['send:submit', []],
    ['connect:', [['missing-url', 'connect:']]],
    ['connect', [['missing-url', 'connect']]],
    ['connect send', [['missing-url', 'connect']]],
    ['nonsense', [['unknown-clause', 'nonsense']]],
    ['connect:/x connect:/y', [['second-connect', 'connect:/y']]],
    [
      'a connect:/x b connect:/y, connect:/z',
      [
        ['unknown-clause', 'a'],
        ['unknown-clause', 'b'],
        ['second-connect', 'connect:/y'],
        ['second-connect', 'connect:/z'],
      ],
    ],
  ])('of %s', (value, complaints) => {
    expect([...(read(value)?.complaints ?? [])]).toStrictEqual(complaints);
  });
});

describe('the replacement', () => {
  test.each([
    ['connect:/chat', 'hx-ext="ws" ws-connect="/chat"'],
    ['send', 'ws-send'],
    ['connect:/chat send', 'hx-ext="ws" ws-connect="/chat" ws-send'],
    ['nonsense', ''],
  ])('of %s is %s', (value, replacement) => {
    expect(read(value)?.replacement).toBe(replacement);
  });

  test('read as HTML, asks for the same', () => {
    fc.assert(
      fc.property(hxWsValue, (value) => {
        const legacy = read(value);
        if (!legacy) return;
        const template = document.createElement('template');
        template.innerHTML = `<div ${legacy.replacement}></div>`;
        const div = template.content.firstElementChild as Element;
        expect([div.getAttribute('ws-connect') ?? undefined, div.hasAttribute('ws-send')]).toStrictEqual([
          legacy.connect,
          legacy.send,
        ]);
      }),
      runs(5_000),
    );
  });

  test.each(['connect:/a?x="1"', 'connect:/a?x=1&lt;2', 'connect:/a?x=1&amp;y=2', 'connect:/a?x=1&quot;'])(
    'keeps every character of %s',
    (value) => {
      const template = document.createElement('template');
      template.innerHTML = `<div ${read(value)?.replacement}></div>`;
      expect(template.content.firstElementChild?.getAttribute('ws-connect')).toBe(value.slice('connect:'.length));
    },
  );
});
