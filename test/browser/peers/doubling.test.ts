// One socket for each connect element and one message for each trigger, however often htmx processes them.
import { compare, type Scenario } from './compare.ts';
import { heldDelay, type Noting } from './page-scripts.ts';
import { type Open, useStage } from './stage.ts';
import { core, ext, legacyShims, shims, v4 } from './subjects.ts';

const stage = useStage();

const nested: Scenario<object> = async (open) => {
  const play = await open(
    ({ connect, send }) => `<div hx-get="/q" hx-trigger="never"><section hx-trigger="never">
      <div id="chat" ${connect('/x')}><i ${send} hx-trigger="go">send</i></div></section></div>
      <b hx-get="/nothing" hx-target="#chat" hx-swap="delete">remove</b>`,
    { pages: { '/nothing': 'nothing' } },
  );
  await play.wire.nextConnection();
  await play.drained();
  const opened = play.paths().length;
  await play.page.evaluate(() => document.querySelector('i')?.dispatchEvent(new Event('go')));
  await play.drained();
  const sent = play.messages().length;
  await play.page.click('b');
  await play.wire.connections.at(-1)?.ended();
  await play.drained();
  return { opened, sent, leftOver: await play.live() };
};

compare(stage, 'processed ancestors do not multiply sockets, and none outlives its element', {
  scenario: nested,
  right: { opened: 1, sent: 1, leftOver: 0 },
  on: shims,
  wrong: [[ext, { opened: 3, sent: 1, leftOver: 2 }]],
});

const polled = (page: (connect: string, send: string) => string) => async (open: Open) => {
  const play = await open(({ connect, send }) => page(connect('/x'), send));
  await play.wire.nextConnection();
  await play.drained();
  const sent: number[] = [];
  for (let period = 0; period < 3; period++) {
    const before = play.wire.received.length;
    await play.page.evaluate(() => (window as unknown as Noting).fireHeld());
    await play.drained();
    sent.push(play.wire.received.length - before);
  }
  return sent;
};

const polling = `hx-trigger="every ${heldDelay}ms"`;

compare(stage, 'a sender that polls below processed ancestors sends once a period', {
  scenario: polled(
    (connect, send) =>
      `<div hx-get="/q" hx-trigger="never"><section hx-trigger="never"><div ${connect}><i ${send} ${polling}></i>`,
  ),
  right: [1, 1, 1],
  on: shims,
  wrong: [[ext, [4, 4, 4]]],
});

compare(stage, 'a sender that polls sends once a period', {
  scenario: polled((connect, send) => `<div ${connect}><i ${send} ${polling}></i></div>`),
  right: [1, 1, 1],
  on: shims,
  wrong: [[ext, [2, 2, 2]]],
});

compare(stage, 'a sender that polls sends once a period, also after it was processed anew', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send} ${polling}></i></div>`);
    await play.wire.nextConnection();
    await play.drained();
    await play.page.evaluate(() => {
      const { htmx, fireHeld } = window as unknown as Noting;
      const sender = document.querySelector('i') as Element;
      sender.className = 'changed';
      htmx.process(sender);
      htmx.process(document.body);
      fireHeld();
    });
    await play.drained();
    return play.messages();
  },
  right: [{}],
  on: shims,
});

compare(stage, 'a sender that comes into view sends once', {
  async scenario(open) {
    const play = await open(
      ({ connect, send }) => `<div hx-get="/q" hx-trigger="never"><section hx-trigger="never"><div ${connect('/x')}>
        <div style="height: 3000px"></div><i ${send} hx-trigger="intersect">here</i></div></section></div>`,
    );
    await play.wire.nextConnection();
    await play.drained();
    await play.page.evaluate(async () => {
      const sender = document.querySelector('i') as Element;
      // Observers are told in the order in which they were made.
      const told = new Promise<void>((resolve) => {
        new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && resolve()).observe(
          sender,
        );
      });
      sender.scrollIntoView();
      await told;
    });
    await play.drained();
    return play.messages();
  },
  right: [{}],
  on: shims,
  wrong: [[ext, [{}, {}, {}, {}, {}]]],
});

const changedClass: Scenario<object> = async (open) => {
  const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`);
  await play.wire.nextConnection();
  await play.drained();
  await play.page.evaluate(() => {
    const { htmx } = window as unknown as Noting;
    for (const elt of document.querySelectorAll('div, i')) {
      elt.classList.add('changed');
      htmx.process(elt);
    }
  });
  await play.page.click('i');
  await play.drained();
  return { opened: play.paths().length, live: await play.live(), sent: play.messages().length };
};

compare(stage, 'a class changed and processed again neither connects nor sends twice', {
  scenario: changedClass,
  right: { opened: 1, live: 1, sent: 1 },
  on: shims,
  wrong: [
    [core, { opened: 2, live: 1, sent: 2 }],
    [ext, { opened: 2, live: 2, sent: 1 }],
  ],
});

compare(stage, 'processing the same again and again changes nothing', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`);
    await play.page.evaluate(() => {
      const { htmx } = window as unknown as Noting;
      for (let i = 0; i < 5; i++)
        for (const elt of document.querySelectorAll('i, div, body, html')) {
          elt.setAttribute('data-round', String(i));
          htmx.process(elt);
        }
    });
    await play.page.click('i');
    await play.drained();
    return { paths: play.paths(), live: await play.live(), messages: play.messages() };
  },
  right: { paths: ['/x'], live: 1, messages: [{}] },
  on: shims,
});

const implicit = `<meta name="htmx-config" content='{"implicitInheritance":true}'>`;
const inheriting: Scenario<object> = async (open) => {
  const play = await open(
    ({ connect, send }) =>
      `<div ${connect('/x')}><form ${send}><input name="a"></form><i ${send}>send</i><p id="news"></p></div>`,
    { head: implicit },
  );
  const connection = await play.wire.nextConnection();
  await play.drained();
  connection.send('<p id="news" hx-swap-oob="true"><b id="inner">new</b></p>');
  await play.page.waitForSelector('#inner');
  await play.drained();
  return { opened: play.paths().length };
};

compare(stage, 'implicit inheritance does not multiply sockets', {
  scenario: inheriting,
  right: { opened: 1 },
  on: legacyShims,
  wrong: [[v4, { opened: 4 }]],
});
