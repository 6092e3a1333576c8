// A page that the browser keeps while the user is elsewhere, and shows again: its sockets are closed meanwhile, and come
// back with it.
import { lossComplaints } from '../conversation.ts';
import { compare, type Scenario } from './compare.ts';
import type { Noting } from './page-scripts.ts';
import { useStage } from './stage.ts';
import { legacyShims, shims, v4 } from './subjects.ts';

const stage = useStage({ backForwardCache: true });

// Whether a peer that also closes its sockets in hidden tabs finds this one closed in time to renew it is chance.
const alwaysConnected = `<meta name="htmx-config" content='{"ws":{"pauseOnBackground":false}}'>`;

const leftAndBack: Scenario<object> = async (open) => {
  const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`, {
    head: `${alwaysConnected}<script>addEventListener('pageshow', ({ persisted }) => notes.push(persisted))</script>`,
    pages: { '/away': '<!DOCTYPE html><title>away</title>' },
    tolerated: lossComplaints,
  });
  const first = await play.wire.nextConnection();
  await play.drained();
  await play.page.goto(`${play.url}/away`);
  await first.ended();
  await play.page.goBack({ waitUntil: 'commit' });
  const shown = await play.page.evaluate(() => (window as unknown as Noting).notes);
  await play.page.click('i');
  await play.drained();
  return { shown, attempts: play.paths().length, messages: play.messages(), live: await play.live() };
};

compare(stage, 'a page that is shown again from the cache is alive', {
  scenario: leftAndBack,
  right: { shown: [false, true], attempts: 2, messages: [{}], live: 1 },
  on: shims,
  wrong: [[v4, { shown: [false, true], attempts: 1, messages: [], live: 0 }, [/Connection not open/]]],
});

compare(stage, 'what a page queued before it was left arrives when it is shown again', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`, {
      pages: { '/away': '<!DOCTYPE html><title>away</title>' },
      before: (wire) => wire.stall(),
      tolerated: lossComplaints,
    });
    await play.wire.nextAttempt();
    await play.page.click('i');
    await play.page.goto(`${play.url}/away`);
    play.wire.accept();
    await play.page.goBack({ waitUntil: 'commit' });
    await play.wire.frames(1);
    await play.drained();
    return { messages: play.messages(), live: await play.live() };
  },
  right: { messages: [{}], live: 1 },
  on: legacyShims,
});

compare(stage, 'a connection that the server ended stays ended when the page is shown again', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div><div ${connect('/y')}></div>`, {
      pages: { '/away': '<!DOCTYPE html><title>away</title>' },
      tolerated: lossComplaints,
    });
    await play.sees('htmx:wsOpen', 2);
    play.wire.connections.find(({ path }) => path === '/x')?.close(1000);
    await play.sees('htmx:wsClose');
    await play.page.goto(`${play.url}/away`);
    await play.page.goBack({ waitUntil: 'commit' });
    await play.sees('htmx:wsOpen', 3);
    await play.drained();
    return play.paths().toSorted();
  },
  right: ['/x', '/y', '/y'],
  on: legacyShims,
});
