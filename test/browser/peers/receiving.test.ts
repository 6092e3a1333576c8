// What a message may hold: elements without an id, ids of every kind, bare text, binary frames. One mistake costs nothing
// else.
import { compare, type Scenario } from './compare.ts';
import type { Noting } from './page-scripts.ts';
import type { Open, PageOptions } from './stage.ts';
import { useStage } from './stage.ts';
import { core, ext, legacyShims, shims, v4 } from './subjects.ts';

const stage = useStage();

const places = `<p id="a">old</p><p id="a.b">old</p><p id="1">old</p><p id="last">old</p>`;

/** Sends messages, then one that every implementation reads, and tells what each place holds. */
const received =
  (messages: readonly (string | Buffer)[], options: PageOptions = {}): Scenario<Record<string, string>> =>
  async (open: Open) => {
    const play = await open(({ connect }) => `<div ${connect('/x')}>${places}</div><p id="end"></p>`, {
      tolerated: [/htmx:oobErrorNoTarget/, /has no id|nothing matches/],
      ...options,
    });
    const connection = await play.wire.nextConnection();
    await play.drained();
    for (const message of messages) connection.send(message);
    connection.send('<p id="end" hx-swap-oob="true">end</p>');
    await play.page.waitForFunction(() => document.querySelector('#end')?.textContent === 'end');
    return play.page.evaluate(() =>
      Object.fromEntries([...document.querySelectorAll('div p')].map((elt) => [elt.id, elt.textContent ?? ''])),
    );
  };

const all = { a: 'new', 'a.b': 'new', 1: 'new', last: 'new' };
const only = (...ids: string[]) =>
  Object.fromEntries(Object.keys(all).map((id) => [id, ids.includes(id) ? 'new' : 'old']));

compare(stage, 'an empty id does not cost the elements behind it', {
  scenario: received(['<p id="a">new</p><p id="">nowhere</p><p id="last">new</p>']),
  right: only('a', 'last'),
  on: shims,
  wrong: [[core, only('a'), [/SyntaxError.*'#' is not a valid selector/]]],
});

compare(stage, 'an element without an id does not cost the elements behind it', {
  scenario: received(['<p id="a">new</p><p>nowhere</p><p id="last">new</p>']),
  right: only('a', 'last'),
  on: shims,
});

compare(stage, 'an element without an id is told of by an event that names no target', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div><p id="end"></p>`, {
      head: `<script>addEventListener('htmx:oobErrorNoTarget', ({ detail }) => notes.push(String(detail.target)))</script>`,
      tolerated: [/htmx:oobErrorNoTarget/, /has no id/],
    });
    const connection = await play.wire.nextConnection();
    await play.drained();
    connection.send('<p>nowhere</p>');
    connection.send('<p id="end">end</p>');
    await play.page.waitForFunction(() => document.querySelector('#end')?.textContent === 'end');
    return play.page.evaluate(() => (window as unknown as Noting).notes);
  },
  right: ['undefined'],
  on: shims,
  wrong: [[ext, ['#null']]],
});

compare(stage, 'ids of every kind find their element', {
  scenario: received(['<p id="a.b">new</p>', '<p id="1">new</p>', '<p id="a">new</p><p id="last">new</p>']),
  right: all,
  on: shims,
  wrong: [[core, only('a', 'last'), [/SyntaxError.*'#1' is not a valid selector/]]],
});

compare(stage, 'an unmarked message does not replace the connect element', {
  scenario: received(['<p id="a">new</p>']),
  right: only('a'),
  on: legacyShims,
  wrong: [[v4, { a: 'new' }]],
});

compare(stage, 'a bare text does not replace the connect element', {
  scenario: received(['ping']),
  right: only(),
  on: legacyShims,
  wrong: [[v4, {}]],
});

const bytes = Buffer.from('<p id="a">new</p><p id="last">new</p>');

compare(stage, 'a binary frame is read as text', {
  scenario: received([bytes]),
  right: only('a', 'last'),
  on: shims,
  wrong: [
    [core, only()],
    [ext, only(), [/TypeError/]],
  ],
});

compare(stage, 'binary frames as array buffers are read too, in order with texts', {
  scenario: received(
    [
      Buffer.from('<p id="a">newer</p>'),
      '<p id="a">new</p>',
      Buffer.from('<p id="last">older</p>'),
      '<p id="last">new</p>',
    ],
    { head: `<meta name="htmx-config" content='{"wsBinaryType":"arraybuffer"}'>` },
  ),
  right: only('a', 'last'),
  on: shims,
});

compare(stage, 'what arrives to send sends, once', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}><p id="place"></p></div>`);
    const connection = await play.wire.nextConnection();
    await play.drained();
    connection.send(`<p id="place" hx-swap-oob="true"><i ${play.spelling.send}>send</i></p>`);
    await play.page.click('i');
    await play.drained();
    return { paths: play.paths(), messages: play.messages() };
  },
  right: { paths: ['/x'], messages: [{}] },
  on: shims,
});
