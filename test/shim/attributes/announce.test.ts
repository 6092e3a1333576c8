/** @jest-environment jsdom */
// The page is told that it is legacy: one warning, one event an element, one warning a mistake; and silence on request.
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createAnnouncer } from '../../../shim/attributes/announce.ts';
import { readLegacy } from '../../../shim/attributes/legacy.ts';
import { createWarn } from '../../../shim/warn.ts';

const warned = jest.spyOn(console, 'warn').mockImplementation(() => {});
const events: unknown[] = [];
document.addEventListener('htmx:wsLegacy', (event) => {
  const { elt, value, replacement } = (event as CustomEvent).detail;
  events.push([elt === event.target && elt.id, value, replacement]);
});

beforeEach(() => {
  warned.mockClear();
  events.length = 0;
});

const said = () => warned.mock.calls.map(([text]) => String(text));

function announce(html: string, warn = createWarn(() => false)): (root?: ParentNode) => void {
  document.body.innerHTML = html;
  const announcer = createAnnouncer(warn);
  return (root = document) => {
    for (const elt of root.querySelectorAll('*')) announcer(elt, readLegacy(elt) ?? { send: false });
  };
}

describe('a legacy page', () => {
  const html = '<div id="a" class="b" hx-ws="connect:/x"><form id="f" data-hx-ws="send"><i></i></form></div>';

  test('is warned about once: how many, the first, and the command', () => {
    const again = announce(html);
    again();
    again();
    expect(said()).toStrictEqual([
      'hx-ws-shim: [legacy] 2 hx-ws, first <div id="a" class="b" hx-ws="connect:/x">: run npx hx-ws-migrate.',
    ]);
  });

  test('raises one event an element, however often it is processed', () => {
    const again = announce(html);
    again();
    again();
    expect(events).toStrictEqual([
      ['a', 'connect:/x', 'hx-ext="ws" ws-connect="/x"'],
      ['f', 'send', 'ws-send'],
    ]);
  });

  test('tells of what arrives later, without a second warning', () => {
    const again = announce(html);
    again();
    document.body.insertAdjacentHTML('beforeend', '<b id="late" hx-ws="send"></b>');
    again();
    expect([said().length, events.at(-1)]).toStrictEqual([1, ['late', 'send', 'ws-send']]);
  });
});

test('a mistake is warned about once an element, with its text', () => {
  const again = announce('<i id="one" hx-ws="oops connect: connect:/x connect:/y"></i><i id="two" hx-ws="oops"></i>');
  again();
  again();
  expect(
    said()
      .slice(1)
      .map((text) => text.replace(/^hx-ws-shim: /, '')),
  ).toStrictEqual([
    '[unknown-clause] "oops" is neither connect:<url> nor send.',
    '[missing-url] "connect:" names no URL.',
    '[second-connect] "connect:/y" is one connect too many.',
    '[unknown-clause] "oops" is neither connect:<url> nor send.',
  ]);
});

test('a page without hx-ws hears nothing', () => {
  announce('<div hx-ext="ws" ws-connect="/x"><form ws-send></form><i hx-ws:send></i></div>')();
  expect([said(), events]).toStrictEqual([[], []]);
});

describe('silence', () => {
  test('is asked for at each warning; events are raised all the same', () => {
    let silent = true;
    const warn = createWarn(() => silent);
    const again = announce('<i id="one" hx-ws="oops"></i>', warn);
    again();
    expect([said(), events.length]).toStrictEqual([[], 1]);
    silent = false;
    announce('<i id="two" hx-ws="send"></i>', warn)();
    expect(said()).toHaveLength(1);
  });
});

test('the page is not counted over for each of its elements', () => {
  const counted = jest.spyOn(document, 'querySelectorAll');
  const elts = Array.from({ length: 200 }, () => {
    const elt = document.createElement('i');
    elt.setAttribute('hx-ws', 'send');
    return elt;
  });
  document.body.replaceChildren(...elts);
  const announcer = createAnnouncer(createWarn(() => false));
  for (const elt of elts) announcer(elt, readLegacy(elt) ?? { send: false });
  expect(counted.mock.calls.length).toBeLessThanOrEqual(1);
  counted.mockRestore();
});
