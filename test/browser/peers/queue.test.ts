// What is sent while no socket is open waits its turn or is named in an event; nothing of it is done natively, nothing
// grows in silence.
import { lossComplaints } from '../conversation.ts';
import { compare, type Scenario } from './compare.ts';
import { heldRetries, type Noting } from './page-scripts.ts';
import { addressAfter, useStage } from './stage.ts';
import { core, ext, shims } from './subjects.ts';

const stage = useStage();
const tooEarly = /InvalidStateError/;

compare(stage, 'a link that sends while connecting goes nowhere, and what it sent arrives', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><a href="/away" ${send}>send</a></div>`, {
      before: (wire) => wire.stall(),
      pages: { '/away': 'away' },
    });
    await play.wire.nextAttempt();
    const address = await addressAfter(play.page, 'click', () => play.page.click('a'));
    if (address !== '/') return { address, sent: play.messages() };
    play.wire.accept();
    await play.wire.frames(1);
    await play.drained();
    return { address, sent: play.messages() };
  },
  right: { address: '/', sent: [{}] },
  on: shims,
  wrong: [[core, { address: '/away', sent: [] }, [tooEarly]]],
});

compare(stage, 'a form submitted while connecting stays, and what it sent arrives in order', {
  async scenario(open) {
    const play = await open(
      ({ connect, send }) =>
        `<div ${connect('/x')}><form ${send}><input name="text"><button>send</button></form></div>`,
      { before: (wire) => wire.stall() },
    );
    await play.wire.nextAttempt();
    await play.page.fill('input', 'first');
    const address = await addressAfter(play.page, 'submit', () => play.page.click('button'));
    if (address !== '/') return { address, sent: play.messages() };
    await play.page.fill('input', 'second');
    await play.page.click('button');
    play.wire.accept();
    await play.wire.frames(2);
    await play.drained();
    return { address, sent: play.messages() };
  },
  right: { address: '/', sent: [{ text: 'first' }, { text: 'second' }] },
  on: shims,
  wrong: [[core, { address: '/?text=first', sent: [] }, [tooEarly]]],
});

compare(stage, 'what is sent while the connection is away arrives once, in order', {
  async scenario(open) {
    const play = await open(
      ({ connect, send }) => `<div ${connect('/x')}><form ${send}><input name="n"><button>send</button></form></div>`,
      { head: heldRetries, tolerated: [...lossComplaints, tooEarly] },
    );
    const first = await play.wire.nextConnection();
    await play.drained();
    first.drop();
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    await play.page.evaluate(() => {
      for (const n of ['1', '2', '3']) {
        const input = document.querySelector('input') as HTMLInputElement;
        input.value = n;
        document.querySelector('form')?.requestSubmit();
      }
      (window as unknown as Noting).fireHeld();
    });
    await play.wire.frames(3);
    await play.drained();
    return play.messages();
  },
  right: [{ n: '1' }, { n: '2' }, { n: '3' }],
  on: shims,
});

const afterFinalClose: Scenario<object> = async (open) => {
  const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`, {
    head: `<script>addEventListener('htmx:wsError', ({ detail }) => notes.push(JSON.parse(detail.message).HEADERS['HX-Request']))</script>`,
    tolerated: [/htmx:wsError/, /is closed/, tooEarly],
  });
  const connection = await play.wire.nextConnection();
  await play.sees('htmx:wsOpen');
  connection.close(1000);
  await play.sees('htmx:wsClose');
  for (let i = 0; i < 3; i++) await play.page.click('i');
  const { waiting, named } = await play.page.evaluate(() => {
    const { wrapper, notes } = window as unknown as Noting;
    return { waiting: wrapper.queue.length, named: notes };
  });
  return { waiting, named, errors: await play.seen('htmx:wsError') };
};

compare(stage, 'after a final close a message is refused by an event that names it', {
  scenario: afterFinalClose,
  right: { waiting: 0, named: ['true', 'true', 'true'], errors: Array(3).fill('htmx:wsError closed') },
  on: shims,
  wrong: [[ext, { waiting: 3, named: [], errors: [] }]],
});

compare(stage, 'the queue is bounded, and what it refuses is named', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`, {
      before: (wire) => wire.stall(),
      head: `<meta name="htmx-config" content='{"wsQueueLimit":3}'>`,
      tolerated: [/htmx:wsError/, /messages wait already/],
    });
    await play.wire.nextAttempt();
    for (let i = 0; i < 5; i++) await play.page.click('i');
    play.wire.accept();
    await play.wire.frames(3);
    await play.drained();
    return { sent: play.messages().length, errors: await play.seen('htmx:wsError') };
  },
  right: { sent: 3, errors: ['htmx:wsError overflow', 'htmx:wsError overflow'] },
  on: shims,
  wrong: [[ext, { sent: 5, errors: [] }]],
});

compare(stage, 'a message that throws when it is sent is named, and those behind it go on', {
  async scenario(open) {
    const play = await open(
      ({ connect, send }) => `<div ${connect('/x')}><i ${send}>bad</i><b ${send}>good</b></div>`,
      {
        before: (wire) => wire.stall(),
        head: `<script>addEventListener('htmx:wsConfigSend', ({ target, detail }) => {
        // It cannot be made a string.
        detail.messageBody = target.tagName === 'I' ? Object.create(null) : 'good';
      })</script>`,
        tolerated: [/htmx:wsError/, /TypeError/],
      },
    );
    await play.wire.nextAttempt();
    await play.page.click('i');
    await play.page.click('b');
    play.wire.accept();
    await play.sees('htmx:wsOpen');
    await play.drained();
    const waiting = await play.page.evaluate(() => (window as unknown as Noting).wrapper.queue.length);
    return { sent: play.wire.received.map(({ data }) => data), waiting, errors: await play.seen('htmx:wsError') };
  },
  right: { sent: ['good'], waiting: 0, errors: ['htmx:wsError socket'] },
  on: shims,
  wrong: [[ext, { sent: [], waiting: 2, errors: [] }]],
});
