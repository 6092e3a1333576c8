// Sockets live and die with their elements: removed, moved, readdressed, in every state of the connection.
import { describe, expect, test } from '@jest/globals';
import { lossComplaints } from '../conversation.ts';
import { compare } from './compare.ts';
import { heldRetries, type Noting } from './page-scripts.ts';
import { type Play, useStage } from './stage.ts';
import { core, ext, legacyShims, shims, v4 } from './subjects.ts';

const stage = useStage();

/** In the page: processes an element by htmx's public name for it. */
const process = (play: Play, selector: string) =>
  play.page.evaluate((selector) => {
    const { htmx } = window as unknown as Noting;
    htmx.process(document.querySelector(selector) as Element);
  }, selector);

const fire = (play: Play) => play.page.evaluate(() => (window as unknown as Noting).fireHeld());
const held = (play: Play) => play.page.evaluate(() => (window as unknown as Noting).held.size);
const remove = (play: Play) => play.page.evaluate(() => document.querySelector('#chat')?.remove());

compare(stage, 'an element removed by other means than htmx takes its socket with it', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div id="chat" ${connect('/x')}></div><div ${connect('/y')}></div>`);
    const first = await play.wire.nextConnection();
    await play.wire.nextConnection();
    await play.drained();
    await remove(play);
    const live = await play.live();
    if (live === 2) {
      first.send('<p id="nothing"></p>');
      return { live, closedByNextMessage: (await first.ended()).code };
    }
    return { live, closedByNextMessage: undefined, code: (await first.ended()).code };
  },
  right: { live: 1, closedByNextMessage: undefined, code: 1005 },
  on: shims,
  wrong: [
    [core, { live: 2, closedByNextMessage: 1005 }],
    [ext, { live: 2, closedByNextMessage: 1005 }],
    [v4, { live: 2, closedByNextMessage: 1005 }],
  ],
});

compare(stage, 'an element removed by other means takes its connections below with it', {
  async scenario(open) {
    const play = await open(({ connect }) => `<main><div ${connect('/x')}><div ${connect('/y')}></div></div></main>`);
    await play.drained();
    await play.page.evaluate(() => {
      document.body.innerHTML = '';
    });
    await Promise.all(play.wire.connections.map((connection) => connection.ended()));
    return { live: await play.live(), opened: play.paths() };
  },
  right: { live: 0, opened: ['/x', '/y'] },
  on: shims,
});

compare(stage, 'removed while its socket waits to reconnect, it never connects again', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div id="chat" ${connect('/x')}></div>`, { head: heldRetries });
    const first = await play.wire.nextConnection();
    await play.drained();
    first.drop();
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    await remove(play);
    await fire(play);
    await play.drained();
    return { opened: play.paths().length, live: await play.live() };
  },
  right: { opened: 1, live: 0 },
  on: shims,
  wrong: [[ext, { opened: 2, live: 1 }]],
});

compare(stage, 'removed while connecting, it lets go of the socket at once', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div id="chat" ${connect('/x')}></div>`, {
      before: (wire) => wire.stall(),
      tolerated: [/WebSocket is closed before the connection is established/],
    });
    await play.wire.nextAttempt();
    await remove(play);
    const atOnce = await play.live();
    play.wire.accept();
    await play.drained();
    return { atOnce, afterwards: await play.live() };
  },
  right: { atOnce: 0, afterwards: 0 },
  on: shims,
  wrong: [
    [core, { atOnce: 1, afterwards: 1 }],
    [ext, { atOnce: 1, afterwards: 1 }],
  ],
});

compare(stage, 'two reconnect() in a row leave one socket', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, {
      tolerated: [/WebSocket is closed before the connection is established/],
    });
    await play.sees('htmx:wsOpen');
    await play.page.evaluate(() => {
      const { wrapper } = window as unknown as Noting;
      wrapper.reconnect();
      wrapper.reconnect();
    });
    await play.drained();
    return { live: await play.live() };
  },
  right: { live: 1 },
  on: shims,
  wrong: [[ext, { live: 2 }]],
});

describe.each(shims.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  const open = stage.on(subject);
  const chat = () =>
    open(
      ({ connect, send }) =>
        `<main><div id="chat" ${connect('/x')}><i ${send}>send</i></div></main><aside id="other"></aside>`,
    );

  test('a move within one task keeps the socket', async () => {
    const play = await chat();
    await play.wire.nextConnection();
    await play.page.evaluate(() => {
      const chat = document.querySelector('#chat') as Element;
      document.querySelector('#other')?.append(chat);
      chat.remove();
      document.querySelector('main')?.prepend(chat);
    });
    await play.page.click('i');
    await play.drained();
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x'], [{}], 1]);
  });

  test('moved by htmx’s own swap or by append, processed or not, it keeps the socket', async () => {
    const play = await chat();
    await play.wire.nextConnection();
    await play.page.evaluate(() =>
      document.querySelector('#other')?.append(document.querySelector('#chat') as Element),
    );
    await process(play, '#other');
    await play.page.click('i');
    await play.drained();
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x'], [{}], 1]);
  });

  test('put back in a later task it is dead until htmx processes it, and then connects anew', async () => {
    const play = await chat();
    const first = await play.wire.nextConnection();
    await play.page.evaluate(() => {
      const chat = document.querySelector('#chat') as Element;
      chat.remove();
      return new Promise<void>((resolve) =>
        setTimeout(() => {
          document.querySelector('main')?.append(chat);
          resolve();
        }),
      );
    });
    await first.ended();
    await play.drained();
    expect([play.paths(), await play.live()]).toEqual([['/x'], 0]);
    await process(play, 'main');
    const second = await play.wire.nextConnection();
    await play.page.click('i');
    await second.nextFrame();
    await play.drained();
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x', '/x'], [{}], 1]);
  });

  test('another address: the old socket closes, the new one carries what follows', async () => {
    const play = await chat();
    const first = await play.wire.nextConnection();
    await play.drained();
    await play.page.evaluate(() => {
      const chat = document.querySelector('#chat') as Element;
      for (const { name, value } of [...chat.attributes]) chat.setAttribute(name, value.replace('/x', '/y'));
    });
    await first.ended();
    const second = await play.wire.nextConnection();
    await play.page.click('i');
    await second.nextFrame();
    await play.drained();
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x', '/y'], [{}], 1]);
  });

  test('the attribute gone: the socket closes, and a send says that there is none', async () => {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`, {
      complaints: [/htmx:noWebSocketSourceError/],
    });
    const first = await play.wire.nextConnection();
    await play.drained();
    await play.page.evaluate(() => {
      const chat = document.querySelector('div') as Element;
      for (const { name } of [...chat.attributes]) chat.removeAttribute(name);
    });
    await first.ended();
    await play.page.click('i');
    await play.sees('htmx:noWebSocketSourceError');
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x'], [], 0]);
  });

  test('the address changed while it connects and while it waits to retry: only the new one is tried', async () => {
    const play = await open(({ connect }) => `<div id="chat" ${connect('/x')}></div>`, {
      head: heldRetries,
      before: (wire) => wire.stall(),
      tolerated: [...lossComplaints, /WebSocket is closed before the connection is established/],
    });
    const readdress = (from: string, to: string) =>
      play.page.evaluate(
        ([from, to]) => {
          const chat = document.querySelector('#chat') as Element;
          for (const { name, value } of [...chat.attributes]) chat.setAttribute(name, value.replace(from, to));
        },
        [from, to] as const,
      );
    await play.wire.nextAttempt();
    await readdress('/x', '/y');
    await play.wire.nextAttempt();
    play.wire.accept();
    await play.sees('htmx:wsOpen');
    play.wire.connections.find(({ path }) => path === '/y')?.drop();
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    await readdress('/y', '/z');
    await play.sees('htmx:wsOpen', 2);
    expect([await held(play), play.paths(), await play.live()]).toEqual([0, ['/x', '/y', '/z'], 1]);
  });

  test('what was handed over leaves before a removed element’s socket closes; what waited is counted', async () => {
    const play = await open(
      ({ connect, send }) => `<div id="chat" ${connect('/x')}><i ${send}>send</i></div>
        <div id="late" ${connect('/late')}><b ${send}>send</b></div>
        <script>addEventListener('htmx:wsClose', ({ detail }) => notes.push(detail.discarded));</script>`,
      { before: (wire) => wire.accept(), tolerated: [/WebSocket is closed before the connection is established/] },
    );
    const first = await play.wire.nextConnection();
    await play.sees('htmx:wsOpen', 2);
    await play.page.evaluate(() => {
      for (let i = 0; i < 20; i++) document.querySelector('i')?.click();
      document.querySelector('#chat')?.remove();
    });
    expect((await first.ended()).code).toBe(1005);
    expect(first.frames.length).toBe(20);
    play.wire.stall();
    await play.page.evaluate(() => {
      const late = document.querySelector('#late') as Element;
      for (const { name, value } of [...late.attributes]) late.setAttribute(name, value.replace('/late', '/later'));
    });
    await play.wire.nextAttempt();
    await play.page.evaluate(() => {
      for (let i = 0; i < 3; i++) document.querySelector('b')?.click();
      document.querySelector('#late')?.remove();
    });
    await play.sees('htmx:wsClose', 2);
    expect(await play.page.evaluate(() => (window as unknown as Noting).notes)).toEqual([0, 3]);
  });
});

describe.each(legacyShims.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  test('lives in an open shadow root: connects, sends, receives, and closes with the root’s host', async () => {
    const play = await stage.on(subject)(() => '<div id="host"></div><p id="out"></p>');
    await play.page.evaluate(() => {
      const { htmx } = window as unknown as Noting;
      const host = document.querySelector('#host') as Element;
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = `<section><div hx-ws="connect:/x"><form hx-ws="send"><input name="a" value="1"><button>send</button>
        </form><i hx-ws="send">send</i></div></section>`;
      for (const elt of root.children) htmx.process(elt);
      for (const elt of root.querySelectorAll('div, form')) htmx.process(elt);
    });
    const connection = await play.wire.nextConnection();
    await play.page.click('i');
    await play.page.click('button');
    await play.drained();
    connection.send('<p id="out">received</p>');
    await play.page.waitForFunction(() => document.querySelector('#out')?.textContent === 'received');
    expect([play.paths(), play.messages()]).toEqual([['/x'], [{}, { a: '1' }]]);
    await play.page.evaluate(() => document.querySelector('#host')?.remove());
    await connection.ended();
    expect(await play.live()).toBe(0);
  });

  test('lives and dies within an open shadow root', async () => {
    const play = await stage.on(subject)(() => '<div id="host"></div>');
    await play.page.evaluate(() => {
      const { htmx } = window as unknown as Noting;
      const root = (document.querySelector('#host') as Element).attachShadow({ mode: 'open' });
      root.innerHTML = '<div hx-ws="connect:/x"></div><div hx-ws="connect:/y"></div><div hx-ws="connect:/z"></div>';
      for (const elt of root.children) htmx.process(elt);
    });
    await play.drained();
    const [x, y, z] = play.wire.connections;
    await play.page.evaluate(() => {
      const [x, y, z] = [...(document.querySelector('#host')?.shadowRoot?.children ?? [])];
      x?.remove();
      y?.setAttribute('hx-ws', 'connect:/other');
      z?.removeAttribute('hx-ws');
    });
    await Promise.all([x?.ended(), y?.ended(), z?.ended()]);
    await play.drained();
    expect([play.paths(), await play.live()]).toEqual([['/x', '/y', '/z', '/other'], 1]);
  });
});
