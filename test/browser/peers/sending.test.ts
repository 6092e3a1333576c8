// What is sent: every field by its name, the button that was pressed, headers, validation and questions as the page wrote
// them. Knows no sockets beyond their frames.
import { describe, expect, test } from '@jest/globals';
import { compare, type Scenario } from './compare.ts';
import type { Noting } from './page-scripts.ts';
import { addressAfter, type Open, type Play, useStage } from './stage.ts';
import { core, ext, legacyShims, shims, v4 } from './subjects.ts';

const stage = useStage();

/** Submits a form of these attributes and fields by its button. */
const submitted =
  (attributes: string, fields: string, head = '') =>
  async (open: Open): Promise<unknown> => {
    const play = await open(
      ({ connect, send }) =>
        `<div ${connect('/x')}><form ${send} ${attributes}>${fields}<button id="submit">send</button></form></div>`,
      { head },
    );
    await play.wire.nextConnection();
    await play.drained();
    await play.page.click('#submit');
    await play.drained();
    return play.messages();
  };

const three = '<input name="a" value="1"><input name="b" value="2"><input name="c" value="3">';

compare(stage, 'a list in hx-params lets the named fields through', {
  scenario: submitted('hx-params="a, c"', three),
  right: [{ a: '1', c: '3' }],
  on: shims,
  wrong: [[ext, [], [/TypeError/]]],
});

compare(stage, 'a list of exceptions in hx-params lets the others through', {
  scenario: submitted('hx-params="not a,c"', three),
  right: [{ b: '2' }],
  on: shims,
  wrong: [[ext, [], [/TypeError/]]],
});

const methods = ['get', 'keys', 'delete', 'values', 'has', 'append', 'set', 'entries', 'forEach'];

compare(stage, 'a field may have any name', {
  scenario: submitted('', methods.map((name) => `<input name="${name}" value="1">`).join('')),
  right: [Object.fromEntries(methods.map((name) => [name, '1']))],
  on: shims,
  wrong: [[ext, [{}]]],
});

compare(stage, 'a field may be named as what makes JSON of its object', {
  scenario: submitted(
    '',
    '<input name="toJSON" value="1"><input name="__proto__" value="2"><input name="HEADERS" value="3">',
  ),
  right: [JSON.parse('{"toJSON":"1","__proto__":"2"}')],
  on: shims,
});

compare(stage, 'a field named headers arrives', {
  scenario: submitted('', '<input name="headers" value="1"><input name="a" value="2">'),
  right: [{ headers: '1', a: '2' }],
  on: legacyShims,
  wrong: [[v4, [{ a: '2' }]]],
});

const replacedHeaders: Scenario<unknown> = async (open) => {
  const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i><b ${send}>send</b></div>`, {
    head: `<script>addEventListener('htmx:wsConfigSend', ({ detail, target }) => {
      detail.headers = target.tagName === 'I' ? { own: 1 } : false;
    })</script>`,
  });
  await play.wire.nextConnection();
  await play.drained();
  await play.page.click('i');
  await play.page.click('b');
  await play.drained();
  return play.wire.received.map(({ data }) =>
    Object.keys((JSON.parse(String(data)) as Record<string, object>)['HEADERS'] ?? {}),
  );
};

compare(stage, 'headers replaced in wsConfigSend are the headers that are sent', {
  scenario: replacedHeaders,
  right: [['own'], []],
  on: shims,
  wrong: [[ext, [['HX-Request', 'HX-Trigger', 'HX-Trigger-Name', 'HX-Target', 'HX-Current-URL'], []]]],
});

/** Presses one button, then submits in another way. */
const twice = (second: (play: Play) => Promise<unknown>) => async (open: Open) => {
  const play = await open(
    ({ connect, send }) => `<div ${connect('/x')}><form id="form" ${send}><input name="a" value="1">
      <button name="pressed" value="one">one</button><button name="pressed" value="two">two</button></form></div>
      <button id="outside" form="form" name="pressed" value="outside">outside</button>`,
  );
  await play.wire.nextConnection();
  await play.drained();
  await play.page.click('button[value=two]');
  await second(play);
  await play.drained();
  return play.messages();
};

compare(stage, 'requestSubmit() sends no button that was pressed before', {
  scenario: twice(({ page }) => page.evaluate(() => document.querySelector('form')?.requestSubmit())),
  right: [{ a: '1', pressed: 'two' }, { a: '1' }],
  on: shims,
  wrong: [
    [
      core,
      [
        { a: '1', pressed: 'two' },
        { a: '1', pressed: 'two' },
      ],
    ],
    [
      ext,
      [
        { a: '1', pressed: 'two' },
        { a: '1', pressed: 'two' },
      ],
    ],
  ],
});

compare(stage, 'a button outside the form sends its own value, not the one pressed before', {
  scenario: twice(({ page }) =>
    page.evaluate(() => {
      // As with the Enter key on it while the focus is elsewhere: no focus event tells of the change.
      document.querySelector<HTMLElement>('#outside')?.click();
    }),
  ),
  right: [
    { a: '1', pressed: 'two' },
    { a: '1', pressed: 'outside' },
  ],
  on: shims,
  wrong: [
    [
      core,
      [
        { a: '1', pressed: 'two' },
        { a: '1', pressed: 'two' },
      ],
    ],
    [
      ext,
      [
        { a: '1', pressed: 'two' },
        { a: '1', pressed: 'two' },
      ],
    ],
  ],
});

const orphan: Scenario<object> = async (open) => {
  const play = await open(
    ({ connect, send }) =>
      `<form ${send}><input name="text" value="dear"><button>send</button></form><div ${connect('/x')}></div>`,
    { tolerated: [/htmx:noWebSocketSourceError/] },
  );
  await play.wire.nextConnection();
  const address = await addressAfter(play.page, 'submit', () => play.page.click('button'));
  return {
    address,
    told: (await play.seen('htmx:noWebSocketSourceError')).length,
    text: await play.page.inputValue('input'),
  };
};

compare(stage, 'a sender without a connection says so, submits nothing natively and keeps the text', {
  scenario: orphan,
  right: { address: '/', told: 1, text: 'dear' },
  on: shims,
  wrong: [
    [core, { address: '/?text=dear', told: 1, text: 'dear' }],
    [ext, { address: '/', told: 0, text: 'dear' }, [/TypeError: .*null/]],
  ],
});

compare(stage, 'a sender finds the connection that comes after it', {
  async scenario(open) {
    const play = await open(({ send }) => `<main><i ${send}>send</i></main>`, {
      tolerated: [/htmx:noWebSocketSourceError/, /TypeError/],
    });
    const { connect } = play.spelling;
    await play.page.evaluate(
      ([html]) => {
        const main = document.querySelector('main') as Element;
        const holder = document.createElement('div');
        holder.innerHTML = html;
        const connection = holder.firstElementChild as Element;
        main.replaceWith(connection);
        connection.append(main);
        (window as unknown as Noting).htmx.process(document.body);
        (window as unknown as Noting).htmx.process(connection);
      },
      [`<div ${connect('/x')}></div>`] as const,
    );
    await play.wire.nextConnection();
    await play.page.click('i');
    await play.drained();
    return play.messages();
  },
  right: [{}],
  on: shims,
  wrong: [[core, []]],
});

compare(stage, 'hx-headers go along', {
  async scenario(open) {
    const play = await open(
      ({ connect, send }) =>
        `<div ${connect('/x')} hx-headers='{"X-Outer":"1"}'><i ${send} hx-headers='{"X-Inner":"2"}'>send</i></div>`,
    );
    await play.wire.nextConnection();
    await play.drained();
    await play.page.click('i');
    const [frame] = await play.wire.frames(1);
    const { HEADERS, headers } = JSON.parse(String(frame?.data)) as Record<string, Record<string, string>>;
    const all = { ...HEADERS, ...headers };
    return [all['X-Outer'], all['X-Inner']];
  },
  right: ['1', '2'],
  on: shims,
  wrong: [[v4, [undefined, undefined]]],
});

const confirmed: Scenario<object> = async (open) => {
  const play = await open(
    ({ connect, send }) => `<div ${connect('/x')}><i ${send} hx-confirm="Really?">send</i></div>`,
  );
  await play.wire.nextConnection();
  await play.drained();
  const asked: string[] = [];
  play.page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  await play.page.click('i');
  await play.page.click('i');
  await play.drained();
  return { asked, sent: play.messages().length };
};

compare(stage, 'hx-confirm on a sender is asked, and no is no', {
  scenario: confirmed,
  right: { asked: ['Really?', 'Really?'], sent: 1 },
  on: shims,
  wrong: [
    [core, { asked: [], sent: 2 }],
    [ext, { asked: [], sent: 2 }],
    [v4, { asked: [], sent: 2 }],
  ],
});

compare(stage, 'a form that is not valid sends nothing, goes nowhere and says so', {
  async scenario(open) {
    const play = await open(
      ({ connect, send }) => `<div ${connect('/x')}><form ${send} id="form"><input name="text" required></form></div>`,
    );
    await play.wire.nextConnection();
    await play.drained();
    // The browser's own check stands before a submit by hand; this one is the implementation's alone.
    const address = await addressAfter(play.page, 'submit', () =>
      play.page.evaluate(() => {
        document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
      }),
    );
    await play.drained();
    return { address, sent: play.messages().length, halted: (await play.seen('htmx:validation:halted')).length };
  },
  right: { address: '/', sent: 0, halted: 1 },
  on: shims,
  wrong: [[v4, { address: '/', sent: 1, halted: 0 }]],
});

compare(stage, 'data- spellings count', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div data-${connect('/x')}><i data-${send}>send</i></div>`);
    await play.page.click('i');
    await play.drained();
    return { paths: play.paths(), messages: play.messages() };
  },
  right: { paths: ['/x'], messages: [{}] },
  on: shims,
  wrong: [
    [
      { ...v4, spelling: ext.spelling },
      { paths: [], messages: [] },
    ],
  ],
});

describe('hx-ws itself', () => {
  test.each([
    ['htmx 2 with its extension switched off', ext],
    ['htmx 4 with its extension', v4],
  ] as const)('means nothing to %s', async (_name, subject) => {
    const play = await stage.on({ ...subject, spelling: { ...subject.spelling, body: '' } })(
      () => '<div hx-ws="connect:/x"><i hx-ws="send">send</i></div>',
    );
    await play.page.click('i');
    await play.drained();
    expect([play.paths(), play.messages()]).toEqual([[], []]);
  });
});
