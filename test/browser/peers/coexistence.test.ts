// Several implementations on one page: still one socket for each connect element, one message for each send, one swap for
// each message received.
import { describe, expect, test } from '@jest/globals';
import { heldRetries, type Noting } from './page-scripts.ts';
import { type Open, type PageOptions, type Play, useStage } from './stage.ts';
import { core, ext, type Subject, shims } from './subjects.ts';

const stage = useStage();

/** A page that is migrated by half: each spelling of a connection with each of a sender. */
const halfMigrated = `
  <div id="a" hx-ws="connect:/a"><form hx-ws="send"><input name="n" value="1"><button>a</button></form><p id="in-a"></p></div>
  <div id="b" ws-connect="/b"><button ws-send>b</button><p id="in-b"></p></div>
  <div id="c" ws-connect="/c"><button hx-ws="send">c</button><p id="in-c"></p></div>
  <div id="d" hx-ws="connect:/d"><button ws-send>d</button><p id="in-d"></p></div>
  <div id="e" hx-ws="connect:/e" ws-connect="/e"><button hx-ws="send" ws-send>e</button><p id="in-e"></p></div>`;

const legacy = `
  <div id="a" hx-ws="connect:/a"><form hx-ws="send"><input name="n" value="1"><button>a</button></form><p id="in-a"></p></div>
  <div hx-get="/q" hx-trigger="never"><section data-hx-ws="connect:/b" id="b"><button hx-ws="send">b</button>
    <p id="in-b"></p></section></div>`;

const modern = `
  <div id="b" ws-connect="/b"><button ws-send>b</button><p id="in-b"></p></div>
  <div id="c" data-ws-connect="/c"><button data-ws-send>c</button><p id="in-c"></p></div>`;

interface Observed {
  /** The paths of the sockets that are open in the end, in alphabetical order. */
  readonly open: readonly string[];
  /** How many messages came on each path for one press of each button. */
  readonly sent: Readonly<Record<string, number>>;
  /** What each place holds after one message to each socket that appends to it. */
  readonly swapped: Readonly<Record<string, string>>;
}

/** Presses every button once, sends every open socket one message, and looks. */
async function observe(play: Play): Promise<Observed> {
  await play.drained();
  await play.page.evaluate(() => {
    for (const elt of document.querySelectorAll('[id^=end-]')) elt.remove();
    for (const elt of document.querySelectorAll('[id^=in-]')) elt.textContent = '';
  });
  const before = play.wire.received.length;
  for (const button of await play.page.locator('button').all()) await button.click();
  await play.drained();
  const sent: Record<string, number> = {};
  for (const { connection } of play.wire.received.slice(before)) {
    const path = play.wire.connections[connection]?.path ?? '';
    sent[path] = (sent[path] ?? 0) + 1;
  }
  const open = play.wire.connections.filter(({ end }) => end === undefined);
  for (const { path, send } of open) {
    send(`<p id="in-${path.slice(1)}" hx-swap-oob="beforeend">+</p>`);
    send(`<p hx-swap-oob="beforeend:body"><b id="end-${path.slice(1)}">end</b></p>`);
  }
  const paths = open.map(({ path }) => path).toSorted();
  await play.page.waitForFunction((count) => document.querySelectorAll('[id^=end-]').length === count, open.length);
  const swapped = await play.page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll('[id^=in-]')].map((elt) => [elt.id, elt.textContent ?? ''])),
  );
  return { open: paths, sent, swapped };
}

const once = (...names: string[]): Observed => ({
  open: names.map((name) => `/${name}`),
  sent: Object.fromEntries(names.map((name) => [`/${name}`, 1])),
  swapped: Object.fromEntries(names.map((name) => [`in-${name}`, '+'])),
});

const on = (htmx: Subject['htmx'], ...scripts: string[]): Subject => ({
  name: scripts.join(' '),
  htmx,
  scripts,
  spelling: { ...ext.spelling, body: 'hx-ext="ws, stand-in"' },
});

const [one, two, four, shim, extension] = ['/htmx-1.js', '/htmx-2.js', '/htmx-4.js', '/hx-ws-shim.js', '/ws.js'];
const [own4, compat, standIn] = ['/hx-ws-4.js', '/htmx-2-compat.js', '/stand-in.js'];

const named = (subjects: readonly Subject[]) => subjects.map((subject) => [subject.name, subject] as const);

describe('control: without the shim', () => {
  test('htmx 1.9’s core and its extension both connect, and both send', async () => {
    const play = await stage.on(on('1', one, extension))(
      () => '<div hx-ws="connect:/x"><i hx-ws="send" ws-send>send</i></div>',
      { head: heldRetries, tolerated: [/^Event$/, /WebSocket is closed before/] },
    );
    await play.wire.nextConnection();
    await play.wire.nextConnection();
    await play.page.waitForFunction(() =>
      (window as unknown as { __sockets: WebSocket[] }).__sockets.some(({ readyState }) => readyState === 1),
    );
    await play.page.click('i');
    await play.wire.frames(2);
    expect([await play.live(), play.messages().length]).toEqual([2, 2]);
  });

  test('the stand-in acts once for each ancestor', async () => {
    const play = await stage.on(on('2', two, standIn))(() => legacy);
    await play.drained();
    await play.page.click('#b button');
    await play.drained();
    expect([play.paths().filter((path) => path === '/b').length, play.messages().length]).toEqual([2, 2]);
  });
});

describe('a page migrated by half', () => {
  const everywhere = (['1', '2'] as const).flatMap((htmx) => {
    const html = `/htmx-${htmx}.js`;
    return [
      on(htmx, html, shim),
      on(htmx, html, shim, extension),
      on(htmx, html, extension, shim),
      on(htmx, html, shim, shim),
      on(htmx, html, shim, extension, shim),
      on(htmx, shim, html),
      on(htmx, shim, html, extension),
    ];
  });

  test.each(named(everywhere))('%s', async (_name, subject) => {
    const play = await stage.on(subject)(() => halfMigrated);
    expect(await observe(play)).toEqual(once('a', 'b', 'c', 'd', 'e'));
    expect(play.paths().toSorted()).toEqual(['/a', '/b', '/c', '/d', '/e']);
  });
});

describe('beside a script that serves hx-ws by itself', () => {
  const orders = [
    on('2', two, standIn, shim),
    on('2', two, shim, standIn),
    on('2', shim, two, standIn),
    on('2', two, standIn, extension, shim),
  ];

  test.each(named(orders))('%s', async (_name, subject) => {
    const play = await stage.on(subject)(() => legacy);
    expect(await observe(play)).toEqual(once('a', 'b'));
    expect(await play.page.evaluate(() => (window as unknown as Noting).notes)).toEqual([]);
    expect(play.paths().toSorted()).toEqual(['/a', '/b']);
  });

  test('a socket that the page opens for itself is a socket, whatever its address', async () => {
    const play = await stage.on(on('2', two, shim))(() => legacy);
    await play.drained();
    await play.page.evaluate(() => {
      const { htmx } = window as unknown as Noting;
      document.body.className = 'changed';
      htmx.process(document.body);
      htmx.createWebSocket?.(`ws://${location.host}/a`);
    });
    await play.drained();
    expect([play.paths().toSorted(), await play.live()]).toEqual([['/a', '/a', '/b'], 3]);
  });

  test('the page is told', async () => {
    const play = await stage.on(on('2', two, standIn, shim))(() => legacy);
    expect(stage.browser.warnings(play.page).filter((text) => text.includes('[second-extension]')).length).toBe(1);
  });

  test('what arrives later is wired once too', async () => {
    const play = await stage.on(on('2', two, standIn, shim))(() => legacy);
    await play.drained();
    play.wire.connections[0]?.send(
      '<div id="in-a" hx-swap-oob="true"><section hx-ws="connect:/late"><button hx-ws="send">late</button></section></div>',
    );
    await play.page.click('#in-a button');
    await play.drained();
    expect(play.paths().toSorted()).toEqual(['/a', '/b', '/late']);
    expect(play.messages()).toEqual([{}]);
  });
});

describe('htmx 4', () => {
  const orders = [
    on('4', four, shim),
    on('4', four, own4, shim),
    on('4', four, shim, own4),
    on('4', four, compat, shim),
    on('4', four, shim, compat),
    on('4', four, own4, compat, shim),
    on('4', four, shim, shim),
    on('4', shim, four),
  ];

  test.each(named(orders))('an old page on %s', async (_name, subject) => {
    const play = await stage.on(subject)(() => legacy);
    expect(await observe(play)).toEqual(once('a', 'b'));
    expect(play.paths().toSorted()).toEqual(['/a', '/b']);
  });

  // With the compatibility script, its extension opens several sockets by itself: it inherits `hx-ws:connect`.
  const beside = orders.filter(({ scripts }) => scripts.includes(own4) && !scripts.includes(compat));

  test.each(named(beside))('its own attributes are its own on %s', async (_name, subject) => {
    const play = await stage.on(subject)(
      () => `<div hx-ws:connect="/x" hx-swap="none"><button hx-ws:send>x</button></div>
        <div ws-connect="/y" hx-swap="none"><button ws-send>y</button></div>
        <div hx-ws="connect:/z"><button hx-ws="send">z</button></div>`,
    );
    await play.wire.nextConnection();
    await play.wire.nextConnection();
    await play.wire.nextConnection();
    await play.drained();
    for (const button of await play.page.locator('button').all()) await button.click();
    await play.wire.frames(3);
    await play.drained();
    expect(play.paths().toSorted()).toEqual(['/x', '/y', '/z']);
    const kinds = play.wire.received.map(({ connection, data }) => {
      const keys = Object.keys(JSON.parse(String(data)) as object);
      return [play.wire.connections[connection]?.path, ...keys];
    });
    expect(kinds.toSorted()).toEqual([
      ['/x', 'headers'],
      ['/y', 'headers'],
      ['/z', 'HEADERS'],
    ]);
  });

  test.each(named(beside))('an old sender under its connection sends through it, on %s', async (_name, subject) => {
    const play = await stage.on(subject)(
      () => `<div hx-ws:connect="/x" hx-swap="none"><form hx-ws="send"><input name="n" value="1"><button>x</button></form></div>
        <div ws-connect="/y" hx-swap="none"><button hx-ws="send">y</button></div>`,
    );
    await play.wire.nextConnection();
    await play.wire.nextConnection();
    await play.drained();
    for (const button of await play.page.locator('button').all()) await button.click();
    await play.wire.frames(2);
    await play.drained();
    expect([play.paths().toSorted(), play.messages()]).toEqual([
      ['/x', '/y'],
      [{ n: '1' }, {}],
    ]);
    expect(stage.browser.warnings(play.page).filter((text) => text.includes('[foreign-socket]')).length).toBe(2);
  });
});

const addShim = (play: Play) => play.page.addScriptTag({ url: '/hx-ws-shim.js' });

describe('loaded when the page is alive already', () => {
  const late = async (subject: Subject, html: string, options: PageOptions = {}) => {
    const play = await stage.on(subject)(() => html, {
      tolerated: [/htmx:noWebSocketSourceError/, /WebSocket is closed before/],
      ...options,
    });
    await play.drained();
    return play;
  };
  const letIn = async (play: Play, connections: number) => {
    await play.page.evaluate(() => {
      (window as unknown as Noting).seen.length = 0;
    });
    await addShim(play);
    await play.sees('htmx:wsOpen', connections);
  };

  test.each(named([on('2', two), on('4', four), on('1', one), on('4', four, own4)]))(
    'an old page on %s',
    async (_name, subject) => {
      const play = await late(subject, legacy);
      await letIn(play, 2);
      expect(await observe(play)).toEqual(once('a', 'b'));
      expect(await play.live()).toBe(2);
    },
  );

  const live: readonly (readonly [string, Subject, string, Observed])[] = [
    ['htmx-ext-ws on htmx 2', on('2', two, extension), halfMigrated, once('a', 'b', 'c', 'd', 'e')],
    ['htmx-ext-ws on htmx 1.9', on('1', one, extension), modern, once('b', 'c')],
    ['htmx 1.9’s core', on('1', one), halfMigrated, once('a', 'b', 'c', 'd', 'e')],
    ['nothing but htmx 2', on('2', two), halfMigrated, once('a', 'b', 'c', 'd', 'e')],
  ];

  test.each(live)('it takes over from %s', async (_name, subject, html, expected) => {
    const play = await late(subject, html);
    await letIn(play, expected.open.length);
    expect(await observe(play)).toEqual(expected);
    expect(await play.live()).toBe(expected.open.length);
    // Also after the others were asked to look again.
    await play.page.evaluate(() => {
      for (const elt of document.querySelectorAll('div, form, button')) elt.classList.add('changed');
      (window as unknown as Noting).htmx.process(document.body);
    });
    expect(await observe(play)).toEqual(expected);
    expect(await play.live()).toBe(expected.open.length);
  });

  const waiting = live.slice(0, 3);

  test.each(waiting)('it takes over from %s that waits to reconnect', async (_name, subject, html, expected) => {
    const play = await late(subject, html, { head: heldRetries, tolerated: [/htmx:noWebSocketSourceError/] });
    const { connections } = play.wire;
    for (const connection of connections) connection.drop();
    await play.page.waitForFunction((count) => (window as unknown as Noting).held.size === count, connections.length);
    await letIn(play, expected.open.length);
    await play.page.evaluate(() => (window as unknown as Noting).fireHeld());
    expect(await observe(play)).toEqual(expected);
    expect(await play.live()).toBe(expected.open.length);
  });
});

describe.each(named(shims))('%s', (_name, subject) => {
  test('loaded again and again it acts once', async () => {
    const open: Open = stage.on(subject);
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`);
    for (let i = 0; i < 3; i++) await addShim(play);
    await play.page.evaluate(() => (window as unknown as Noting).htmx.process(document.body));
    await play.page.click('i');
    await play.drained();
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x'], [{}], 1]);
  });

  test('a factory of the page’s may call the one that it replaces, and be replaced', async () => {
    const wrapped = { ...subject, scripts: [...subject.scripts, '/wrap.js', '/wrap.js'] };
    const play = await stage.on(wrapped)(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`, {
      pages: {
        '/wrap.js': `{
          const replaced = htmx.createWebSocket;
          htmx.createWebSocket = (url) => { notes.push(new URL(url).pathname); return replaced(url); };
        }`,
      },
    });
    await play.page.click('i');
    await play.drained();
    expect([play.paths(), play.messages(), await play.live()]).toEqual([['/x'], [{}], 1]);
    expect(await play.page.evaluate(() => (window as unknown as Noting).notes)).toEqual(['/x', '/x']);
  });
});

test('htmx 1.9’s core alone, so that the shim is known to be needed for nothing there but its own promises', async () => {
  const play = await stage.on(core)(() => legacy);
  expect(await observe(play)).toEqual(once('a', 'b'));
});
