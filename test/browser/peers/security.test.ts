// Markup that htmx must leave alone opens no socket and sends nothing, wherever and whenever it is marked so; and a page
// may forbid a connection.
import { describe, expect, test } from '@jest/globals';
import { compare } from './compare.ts';
import { heldRetries, type Noting } from './page-scripts.ts';
import { type Play, useStage } from './stage.ts';
import { ext, modernShims, type Subject, shims, v4 } from './subjects.ts';

const stage = useStage();

/** What tells each htmx to leave an element alone. */
const blocks = (htmx: Subject['htmx']): readonly string[] =>
  htmx === '4'
    ? ['hx-ignore', 'data-hx-ignore', 'hx-disable', 'data-hx-disable']
    : ['hx-disable', 'data-hx-disable', 'hx-disable="true"'];

const set = (play: Play, selector: string, attribute: string, value = '') =>
  play.page.evaluate(
    ([selector, attribute, value]) => document.querySelector(selector)?.setAttribute(attribute, value),
    [selector, attribute, value] as const,
  );
const unset = (play: Play, selector: string, attribute: string) =>
  play.page.evaluate(([selector, attribute]) => document.querySelector(selector)?.removeAttribute(attribute), [
    selector,
    attribute,
  ] as const);
const reprocess = (play: Play) => play.page.evaluate(() => (window as unknown as Noting).htmx.process(document.body));

compare(stage, 'untrusted markup opens no socket', {
  async scenario(open, { htmx }) {
    const play = await open(
      ({ connect }) =>
        `${blocks(htmx)
          .map(
            (block, index) => `<div ${block} ${connect(`/on-${index}`)}></div>
              <div ${block}><p><b><div ${connect(`/below-${index}`)}></div></b></p></div>`,
          )
          .join('')}<div ${connect('/good')}></div>`,
    );
    await play.page.waitForFunction(() =>
      (window as unknown as { __sockets: WebSocket[] }).__sockets.some(({ url }) => url.endsWith('/good')),
    );
    await play.drained();
    return { strangers: play.paths().filter((path) => path !== '/good').length };
  },
  right: { strangers: 0 },
  on: shims,
  wrong: [
    [ext, { strangers: 6 }],
    [v4, { strangers: 8 }],
  ],
});

compare(stage, 'an ignored extension opens no socket', {
  async scenario(open) {
    const play = await open(
      ({ connect }) => `<div hx-ext="ignore:ws" ${connect('/on')}></div>
        <div data-hx-ext="other, ignore:ws"><p><div ${connect('/below')}></div></p></div>
        <div hx-ext="ignore:ws"><p hx-ext="ws"><b ${connect('/named-again')}></b></p></div>
        <div ${connect('/good')}></div>`,
    );
    await play.drained();
    // Handshakes of several sockets reach a server in any order.
    return play.paths().toSorted();
  },
  right: ['/good', '/named-again'],
  on: modernShims,
  wrong: [[ext, ['/below', '/good', '/named-again', '/named-again', '/on']]],
});

compare(stage, 'an extension that is not named does nothing', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, {
      head: `<script>document.addEventListener('DOMContentLoaded', () => document.body.removeAttribute('hx-ext'))</script>`,
    });
    await play.drained();
    return play.paths();
  },
  right: [],
  on: modernShims,
});

compare(stage, 'a handler of wsConnecting may forbid the connection', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div><div ${connect('/y')}></div>`, {
      head: `<script>addEventListener('htmx:wsConnecting', (event) => {
        notes.push([event.detail.url, event.detail.sameHost]);
        if (event.target.matches(':first-of-type')) event.preventDefault();
      })</script>`,
    });
    await play.drained();
    const told = await play.page.evaluate(() => (window as unknown as Noting).notes);
    const host = new URL(play.url).host;
    return { paths: play.paths(), told: JSON.parse(JSON.stringify(told).replaceAll(host, 'host')) as unknown };
  },
  right: {
    paths: ['/y'],
    told: [
      ['ws://host/x', true],
      ['ws://host/y', true],
    ],
  },
  on: shims,
  wrong: [
    [
      ext,
      {
        paths: ['/x', '/y'],
        told: [
          [null, null],
          [null, null],
        ],
      },
    ],
  ],
});

compare(stage, 'a handler of wsConnecting may forbid a retry, and knows a strange host', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, {
      head: `${heldRetries}<script>
        let attempts = 0;
        addEventListener('htmx:wsConnecting', (event) => { if (++attempts === 2) event.preventDefault(); });
      </script>`,
    });
    const connection = await play.wire.nextConnection();
    await play.drained();
    connection.drop();
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    await play.page.evaluate(() => (window as unknown as Noting).fireHeld());
    await play.drained();
    const held = await play.page.evaluate(() => (window as unknown as Noting).held.size);
    return { paths: play.paths(), held };
  },
  right: { paths: ['/x'], held: 0 },
  on: shims,
});

describe.each(shims.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  const [block = ''] = blocks(subject.htmx);
  const chat = (options = {}) =>
    stage.on(subject)(
      ({ connect, send }) =>
        `<main><section><div id="chat" ${connect('/x')}><p><i ${send}>send</i></p></div></section></main><aside ${block}></aside>
         <div ${connect('/other')}><b ${send}>send</b></div>`,
      options,
    );
  const connected = async (play: Play) => {
    await play.sees('htmx:wsOpen', 2);
    return play.wire.connections[0];
  };

  test.each(['main', '#chat'])(
    'marked while it lives, on %s: the socket closes, and opens when it may',
    async (where) => {
      const play = await chat();
      const first = await connected(play);
      await set(play, where, block);
      await first?.ended();
      await play.page.click('i');
      await play.page.click('b');
      await play.drained();
      expect([play.paths(), play.wire.received.map(({ connection }) => connection)]).toEqual([['/x', '/other'], [1]]);
      await reprocess(play);
      await play.drained();
      expect(await play.live()).toBe(1);
      await unset(play, where, block);
      await reprocess(play);
      await play.sees('htmx:wsOpen', 3);
      await play.page.click('i');
      await play.drained();
      expect([play.paths(), await play.live()]).toEqual([['/x', '/other', '/x'], 2]);
      expect(play.wire.received.map(({ connection }) => connection)).toEqual([1, 2]);
    },
  );

  test('moved below a mark it closes', async () => {
    const play = await chat();
    const first = await connected(play);
    await play.page.evaluate(() => document.querySelector('aside')?.append(document.querySelector('#chat') as Element));
    await first?.ended();
    await play.drained();
    expect([play.paths(), await play.live()]).toEqual([['/x', '/other'], 1]);
  });

  test('a marked sender sends nothing, also when its element was marked after it lived', async () => {
    const play = await chat();
    const first = await connected(play);
    await set(play, 'p', block);
    await play.page.click('i');
    await unset(play, 'p', block);
    await set(play, 'i', block);
    await play.page.click('i');
    await play.drained();
    expect([play.messages(), first?.end]).toEqual([[], undefined]);
    await unset(play, 'i', block);
    await play.page.click('i');
    await play.drained();
    expect(play.messages()).toEqual([{}]);
  });

  test('marked while it waits to retry, it does not retry', async () => {
    const play = await chat({ head: heldRetries });
    const first = await connected(play);
    first?.drop();
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    await play.page.evaluate((block) => {
      // In the very task of the retry: the observer has not been told yet.
      document.querySelector('main')?.setAttribute(block, '');
      (window as unknown as Noting).fireHeld();
    }, block);
    await play.drained();
    expect([play.paths(), await play.live()]).toEqual([['/x', '/other'], 1]);
  });

  test('marked in the very task of a send, nothing leaves', async () => {
    const play = await chat();
    await connected(play);
    await play.page.evaluate((block) => {
      document.querySelector('main')?.setAttribute(block, '');
      document.querySelector('i')?.click();
    }, block);
    await play.drained();
    expect(play.messages()).toEqual([]);
  });

  test('what stands in a shadow root below a mark is marked', async () => {
    const play = await chat();
    await connected(play);
    await play.page.evaluate(
      ([html]) => {
        const aside = document.querySelector('aside') as Element;
        aside.innerHTML = '<section></section>';
        const root = (aside.firstElementChild as Element).attachShadow({ mode: 'open' });
        root.innerHTML = html;
        (window as unknown as Noting).htmx.process(root.firstElementChild as Element);
      },
      [`<div hx-ext="ws"><div ${subject.spelling.connect('/evil')}></div></div>`] as const,
    );
    await play.drained();
    expect(play.paths()).toEqual(['/x', '/other']);
  });

  test('what arrives within a mark stays dead', async () => {
    const play = await chat();
    await connected(play);
    play.wire.connections[1]?.send(
      `<aside hx-swap-oob="beforeend:aside"><div ${subject.spelling.connect('/evil')}><i id="new" ${subject.spelling.send}>x</i></div></aside>`,
    );
    await play.page.waitForSelector('#new');
    await play.page.click('#new');
    await play.drained();
    expect([play.paths(), play.messages()]).toEqual([['/x', '/other'], []]);
  });
});

describe.each(modernShims.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  test('the extension ignored above a live element closes its socket, and named again it connects', async () => {
    const play = await stage.on(subject)(
      ({ connect, send }) => `<main><div ${connect('/x')}><i ${send}>send</i></div></main>`,
    );
    const first = await play.wire.nextConnection();
    await play.drained();
    await set(play, 'main', 'hx-ext', 'ignore:ws');
    await first.ended();
    await play.page.click('i');
    await play.drained();
    expect([play.messages(), await play.live()]).toEqual([[], 0]);
    await unset(play, 'main', 'hx-ext');
    await reprocess(play);
    await play.sees('htmx:wsOpen', 2);
    await play.page.click('i');
    await play.drained();
    expect([play.paths(), play.messages()]).toEqual([['/x', '/x'], [{}]]);
  });
});
