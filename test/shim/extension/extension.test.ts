/** @jest-environment jsdom */
// Elements come alive when they are processed, live as long as they stand as they are, and leave nothing behind.
import { afterEach, describe, expect, test } from '@jest/globals';
import { observed, type Page, startPage } from './page.ts';
import { raise } from './send/wired.ts';

let page: Page;
const start = (...args: Parameters<typeof startPage>) => {
  page = startPage(...args);
  return page;
};
afterEach(() => page.stop());

const $ = (selector: string) => document.querySelector(selector) as Element;
const said = (socket = page.sockets.at(-1)) =>
  (socket?.sent ?? []).map((message) => {
    const { HEADERS: _, ...rest } = JSON.parse(String(message));
    return rest;
  });

describe('a connect element', () => {
  test('has one socket, however often it or what is around it is processed', () => {
    const { process, sockets } = start('<main><section hx-ws="connect:/x"><p></p></section></main>');
    for (const root of [document.body, $('section'), $('p'), $('main')]) process(root);
    $('section').className = 'changed';
    process($('section'));
    expect(sockets.map(({ url }) => url)).toStrictEqual(['ws://localhost/x']);
  });

  test('comes alive by nothing but processing', async () => {
    const { sockets, process } = start('');
    document.body.innerHTML = '<p hx-ws="connect:/x"></p>';
    await observed();
    expect(sockets).toHaveLength(0);
    process();
    expect(sockets).toHaveLength(1);
  });

  test.each([
    ['removed', () => $('p').remove()],
    ['removed with what is around it', () => $('main').remove()],
    ['overwritten', () => document.body.replaceChildren()],
    ['without its attribute', () => $('p').removeAttribute('hx-ws')],
    ['without its connect clause', () => $('p').setAttribute('hx-ws', 'send')],
    ['forbidden above', () => $('main').setAttribute('hx-disable', '')],
    ['forbidden itself', () => $('p').setAttribute('hx-disable', '')],
  ])('%s, is closed: while connecting, open and waiting', async (_, act) => {
    for (const bring of ['connecting', 'open', 'waiting']) {
      const { sockets, env, live, stop } = start('<main><p hx-ws="connect:/x"></p></main>');
      if (bring !== 'connecting') sockets[0]?.open();
      if (bring === 'waiting') sockets[0]?.drop(1006);
      act();
      await observed();
      env.advance(120_000);
      expect([bring, live(), env.timers, sockets.length]).toStrictEqual([bring, [], 0, 1]);
      stop();
    }
  });

  test('moved in one task, lives on', async () => {
    const { live, sockets } = start('<main></main><p hx-ws="connect:/x"></p>');
    $('main').append($('p'));
    await observed();
    expect([live().length, sockets.length]).toStrictEqual([1, 1]);
  });

  test('put back later and processed, connects anew', async () => {
    const { live, sockets, process } = start('<p hx-ws="connect:/x"></p>');
    const elt = $('p');
    elt.remove();
    await observed();
    document.body.append(elt);
    await observed();
    expect(live()).toStrictEqual([]);
    process();
    expect([live().length, sockets.length]).toStrictEqual([1, 2]);
  });

  test('with another URL, reconnects there', async () => {
    const { live } = start('<p hx-ws="connect:/x"></p>');
    $('p').setAttribute('hx-ws', 'connect:/y');
    await observed();
    expect(live()).toStrictEqual(['ws://localhost/y']);
  });

  test('that htmx must leave alone is left alone', () => {
    const { sockets } = start('<div hx-disable><p hx-ws="connect:/x"></p></div><p hx-disable hx-ws="connect:/y"></p>');
    expect(sockets).toHaveLength(0);
  });

  test('in an open shadow root lives and dies like any other', async () => {
    const { process, live } = start('<div></div>');
    const root = $('div').attachShadow({ mode: 'open' });
    root.innerHTML = '<p hx-ws="connect:/x"></p>';
    process(root);
    expect(live()).toHaveLength(1);
    root.replaceChildren();
    await observed();
    expect(live()).toHaveLength(0);
    root.innerHTML = '<p hx-ws="connect:/x"></p>';
    process(root);
    expect(live()).toHaveLength(1);
    $('div').remove();
    await observed();
    expect(live()).toHaveLength(0);
  });

  test('removed with messages that waited, says on the document how many', async () => {
    start('<p hx-ws="connect:/x"><button hx-ws="send"></button></p>');
    const told: unknown[] = [];
    document.addEventListener('htmx:wsClose', (event) => told.push((event as CustomEvent).detail.discarded), {
      once: true,
    });
    raise($('button'), 'click');
    $('p').remove();
    await observed();
    expect(told).toStrictEqual([1]);
  });
});

describe('one fault does not spread', () => {
  test('a bad URL stops no other connection, and no sender', () => {
    const { live, sockets } = start(
      '<p hx-ws="connect:http://["></p><p id="good" hx-ws="connect:/x"><button hx-ws="send" name="a" value="1"></button></p>',
    );
    expect(live()).toStrictEqual(['ws://localhost/x']);
    sockets[0]?.open();
    raise($('button'), 'click');
    expect(said()).toStrictEqual([{ a: '1' }]);
  });

  test.each([
    ['a selector that is invalid', [{ trigger: 'click', from: '###' }]],
    ['a target that is invalid', [{ trigger: 'click', target: '###' }]],
    ['a root that is invalid', [{ trigger: 'intersect', root: '###' }]],
  ])('a trigger with %s stops no other sender', (_, specs) => {
    const { sockets } = start(
      '<main hx-ws="connect:/x"><i id="bad" hx-ws="send" hx-trigger="bad"></i><button hx-ws="send" name="a" value="1"></button></main>',
      { triggers: () => specs },
    );
    sockets[0]?.open();
    raise($('button'), 'click');
    expect(said()).toStrictEqual([{ a: '1' }]);
  });
});

describe('a sender', () => {
  test('sends through the nearest connection when it sends, its own first', () => {
    const { sockets } = start(
      '<main hx-ws="connect:/outer"><section hx-ws="connect:/inner"><button hx-ws="send" name="a" value="1"></button></section><b hx-ws="connect:/own send"></b></main>',
    );
    for (const socket of sockets) socket.open();
    raise($('button'), 'click');
    raise($('b'), 'click');
    $('main').append($('button'));
    raise($('button'), 'click');
    expect(sockets.map((socket) => said(socket))).toStrictEqual([[{ a: '1' }], [{ a: '1' }], [{}]]);
  });

  test.each([
    ['<form hx-ws="send"><input name="a" value="typed"></form>', 'submit'],
    ['<a hx-ws="send" href="/x">x</a>', 'click'],
  ])('without a connection keeps %s where it is, and says so', (html, type) => {
    start(html);
    const elt = document.body.firstElementChild as Element;
    const told: unknown[] = [];
    elt.addEventListener('htmx:noWebSocketSourceError', () => told.push(elt.querySelector('input')?.value), {
      once: true,
    });
    expect(raise(elt, type)).toBe(true);
    expect(told).toHaveLength(1);
  });

  test('while the socket connects queues, and nothing happens natively', () => {
    const { sockets } = start('<form hx-ws="connect:/x send"><input name="a" value="1"></form>');
    expect(raise($('form'), 'submit')).toBe(true);
    sockets[0]?.open();
    expect(said()).toStrictEqual([{ a: '1' }]);
  });

  test('sends once, however often it is processed', () => {
    const { sockets, process } = start('<p hx-ws="connect:/x"><button hx-ws="send"></button></p>');
    for (let i = 0; i < 3; i++) process();
    $('button').className = 'changed';
    process($('button'));
    sockets[0]?.open();
    raise($('button'), 'click');
    expect(said()).toHaveLength(1);
  });

  test('whose attribute is gone sends no more', () => {
    const { sockets } = start('<p hx-ws="connect:/x"><button hx-ws="send"></button></p>');
    sockets[0]?.open();
    $('button').removeAttribute('hx-ws');
    raise($('button'), 'click');
    expect(said()).toStrictEqual([]);
  });

  test('that halts at validation sends nothing, says so, and its form stays', () => {
    const { sockets } = start('<form hx-ws="connect:/x send"><input name="a" required></form>');
    sockets[0]?.open();
    const halted: unknown[] = [];
    $('form').addEventListener('htmx:validation:halted', (event) => halted.push(event.type));
    expect(raise($('form'), 'submit')).toBe(true);
    expect([said(), halted]).toStrictEqual([[], ['htmx:validation:halted']]);
  });

  test.each([true, false])('with hx-confirm asks first (%p)', (answer) => {
    const { env, sockets } = start('<p hx-ws="connect:/x"><button hx-ws="send" hx-confirm="Sure?"></button></p>');
    sockets[0]?.open();
    env.answer = answer;
    raise($('button'), 'click');
    expect([env.questions, said().length]).toStrictEqual([['Sure?'], answer ? 1 : 0]);
  });
});

describe('wsConfigSend', () => {
  const configured = (act: (detail: Record<string, unknown>) => unknown): unknown[] => {
    const { sockets } = start('<p hx-ws="connect:/x"><button id="b" hx-ws="send" name="a" value="1"></button></p>');
    sockets[0]?.open();
    $('button').addEventListener('htmx:wsConfigSend', (event) => {
      if (act((event as CustomEvent).detail) === false) event.preventDefault();
    });
    raise($('button'), 'click');
    return [...(sockets[0]?.sent ?? [])].map(String);
  };

  test.each([
    [
      'parameters are replaced',
      (d: Record<string, unknown>) => Object.assign(d, { parameters: { z: 1 }, headers: { H: 1 } }),
      ['{"z":1,"HEADERS":{"H":1}}'],
    ],
    ['headers are falsy', (d: Record<string, unknown>) => Object.assign(d, { headers: null }), ['{"a":"1"}']],
    ['a body overrides', (d: Record<string, unknown>) => Object.assign(d, { messageBody: 'raw' }), ['raw']],
    ['an empty body overrides too', (d: Record<string, unknown>) => Object.assign(d, { messageBody: '' }), ['']],
    ['errors are added', (d: Record<string, unknown>) => Object.assign(d, { errors: [{}] }), []],
    ['it is cancelled', () => false, []],
  ])('%s', (_, act, sent) => {
    expect(configured(act)).toStrictEqual(sent);
  });

  test('tells what is documented', () => {
    let seen: Record<string, unknown> = {};
    configured((detail) => {
      seen = detail;
    });
    // The host adds `elt`.
    expect(Object.keys(seen).sort()).toStrictEqual([
      'errors',
      'headers',
      'messageBody',
      'parameters',
      'socketWrapper',
      'triggeringEvent',
      'unfilteredParameters',
    ]);
    expect(seen).toMatchObject({
      parameters: { a: '1' },
      unfilteredParameters: { a: '1' },
      errors: [],
      messageBody: undefined,
    });
  });
});

describe('the page', () => {
  test('going online retries at once', () => {
    const { sockets, live } = start('<p hx-ws="connect:/x"></p>');
    sockets[0]?.open();
    sockets[0]?.drop(1006);
    dispatchEvent(new Event('online'));
    expect([live().length, sockets.length]).toStrictEqual([1, 2]);
  });

  test('leaving for the bfcache closes, and coming back connects', () => {
    const { live } = start('<p hx-ws="connect:/x"></p>');
    const transition = (type: string, persisted: boolean) =>
      dispatchEvent(Object.assign(new Event(type), { persisted }));
    transition('pagehide', false);
    expect(live()).toHaveLength(1);
    transition('pagehide', true);
    expect(live()).toHaveLength(0);
    transition('pageshow', true);
    expect(live()).toHaveLength(1);
  });
});

describe('stopping', () => {
  test('takes everything off', async () => {
    const { sockets, env, live, stop, process } = start(
      '<p hx-ws="connect:/x"><button hx-ws="send"></button><i hx-ws="send" hx-trigger="t"></i></p>',
      {
        triggers: () => [
          { trigger: 'every', pollInterval: 100 },
          { trigger: 'hit', from: 'body' },
        ],
      },
    );
    sockets[0]?.open();
    stop();
    raise($('button'), 'click');
    raise(document.body, 'hit');
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('pageshow'));
    process();
    await observed();
    env.advance(10_000);
    expect({
      live: live(),
      timers: env.timers,
      sent: said(),
      listeners: sockets.map(({ listeners }) => listeners),
    }).toStrictEqual({
      live: [],
      timers: 0,
      sent: [],
      listeners: [0],
    });
  });

  test('a thousand cycles of adding and removing leave nothing', async () => {
    const { sockets, env, live, process } = start('<main></main>', {
      triggers: () => [{ trigger: 'every', pollInterval: 100 }],
    });
    for (let i = 0; i < 1_000; i++) {
      $('main').innerHTML = '<p hx-ws="connect:/x"><b hx-ws="send"></b><i hx-ws="send" hx-trigger="every"></i></p>';
      process();
      if (i % 3) sockets.at(-1)?.open();
      if (i % 3 === 2) sockets.at(-1)?.drop(1006);
      $('main').replaceChildren();
      await observed();
    }
    expect({
      made: sockets.length,
      live: live().length,
      timers: env.timers,
      listening: sockets.filter(({ listeners }) => listeners > 0).length,
    }).toStrictEqual({ made: 1_000, live: 0, timers: 0, listening: 0 });
  });
});
