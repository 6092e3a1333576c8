// When a connection comes back, and when it does not: delays of every kind, the network's return, a tab that was hidden,
// a final close.
import { lossComplaints } from '../conversation.ts';
import { compare, type Scenario } from './compare.ts';
import { heldDelay, heldRetries, type Noting } from './page-scripts.ts';
import { useStage } from './stage.ts';
import { core, ext, legacyShims, shims, v4 } from './subjects.ts';

const stage = useStage();

/** The delays of the timers that the page set since its connection fell. */
const delays = `<script>{
  const { setTimeout } = window;
  window.setTimeout = (callback, ms, ...rest) => {
    if (seen.includes('connection fell')) notes.push(ms === undefined ? 'none' : ms);
    return setTimeout(callback, ms, ...rest);
  };
}</script>`;

compare(stage, 'a delay that is a number is taken as that many ms', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, {
      head: `<meta name="htmx-config" content='{"wsReconnectDelay":${heldDelay}}'>${delays}`,
      tolerated: [/wsReconnectDelay must either be/, ...lossComplaints],
    });
    const connection = await play.wire.nextConnection();
    await play.drained();
    await play.page.evaluate(() => {
      const { seen, __sockets } = window as unknown as Noting & { __sockets: WebSocket[] };
      // The first listener to hear of it is the implementation's own; this one stands before it.
      const [socket] = __sockets;
      const { onclose } = socket as WebSocket;
      if (socket && onclose)
        socket.onclose = (event) => {
          seen.push('connection fell');
          onclose.call(socket, event);
        };
      else seen.push('connection fell');
      socket?.addEventListener('close', () => seen.push('connection is gone'));
    });
    connection.drop();
    await play.sees('connection is gone');
    const [delay] = await play.page.evaluate(() => (window as unknown as Noting).notes);
    return { delay, closes: (await play.seen('htmx:wsClose')).length };
  },
  right: { delay: heldDelay, closes: 1 },
  on: shims,
  wrong: [
    [core, { delay: 'none', closes: 0 }],
    [ext, { delay: undefined, closes: 0 }, [/ReferenceError: logError is not defined/]],
  ],
});

compare(stage, 'a delay that is a number makes no storm of attempts', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, {
      head: `<meta name="htmx-config" content='{"wsReconnectDelay":${heldDelay}}'>`,
      tolerated: [/wsReconnectDelay must either be/, ...lossComplaints],
    });
    const connection = await play.wire.nextConnection();
    await play.drained();
    play.wire.refuse();
    connection.drop();
    const { held } = await Promise.race([
      play.page.waitForFunction(() => (window as unknown as Noting).held.size).then(() => ({ held: true })),
      Promise.all(Array.from({ length: 10 }, () => play.wire.nextAttempt())).then(() => ({ held: false })),
    ]);
    play.wire.accept();
    return { held, storm: play.paths().length >= 10 };
  },
  right: { held: true, storm: false },
  on: shims,
  wrong: [[core, { held: false, storm: true }]],
});

const codes: Scenario<object> = async (open) => {
  const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, { head: heldRetries });
  const retried: number[] = [];
  for (const code of [1011, 1012, 1013]) {
    const connection = await play.wire.nextConnection();
    await play.drained();
    connection.close(code);
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    retried.push(code);
    await play.page.evaluate(() => (window as unknown as Noting).fireHeld());
  }
  const connection = await play.wire.nextConnection();
  await play.drained();
  connection.close(4000);
  await play.sees('htmx:wsClose', 4);
  return { retried, held: await play.page.evaluate(() => (window as unknown as Noting).held.size) };
};

compare(stage, 'a server’s error, restart or overload is retried, its own codes are final', {
  scenario: codes,
  right: { retried: [1011, 1012, 1013], held: 0 },
  on: shims,
});

compare(stage, 'the network’s return ends the wait at once, and only that', {
  async scenario(open) {
    const play = await open(({ connect }) => `<div ${connect('/x')}></div><div ${connect('/y')}></div>`, {
      head: heldRetries,
    });
    await play.sees('htmx:wsOpen', 2);
    play.wire.connections.find(({ path }) => path === '/x')?.drop();
    await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
    await play.page.context().setOffline(true);
    await play.page.context().setOffline(false);
    await play.sees('htmx:wsOpen', 3);
    await play.drained();
    return {
      paths: play.paths().toSorted(),
      live: await play.live(),
      held: await play.page.evaluate(() => (window as unknown as Noting).held.size),
    };
  },
  right: { paths: ['/x', '/x', '/y'], live: 2, held: 0 },
  on: shims,
});

const hiddenWhileWaiting: Scenario<object> = async (open) => {
  const play = await open(({ connect }) => `<div ${connect('/x')}></div>`, { head: heldRetries });
  const connection = await play.wire.nextConnection();
  await play.drained();
  connection.drop();
  await play.page.waitForFunction(() => (window as unknown as Noting).held.size === 1);
  await play.page.evaluate(() => {
    for (const hidden of [true, false]) {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
  await play.drained();
  await play.page.evaluate(() => (window as unknown as Noting).fireHeld());
  await play.drained();
  return { attempts: play.paths().length, live: await play.live() };
};

compare(stage, 'a tab that is hidden and shown during the wait does not flap', {
  scenario: hiddenWhileWaiting,
  right: { attempts: 2, live: 1 },
  on: legacyShims,
  wrong: [[v4, { attempts: 3, live: 1 }]],
});

compare(stage, 'a final close is final until somebody asks anew', {
  async scenario(open) {
    const play = await open(({ connect }) => `<main><div ${connect('/x')}></div></main><div ${connect('/end')}></div>`);
    const isOpen = () => play.wire.connections.find(({ path }) => path === '/x');
    await play.wire.nextConnection();
    await play.wire.nextConnection();
    await play.drained();
    const connection = isOpen();
    connection?.close(1000);
    await connection?.ended();
    await play.page.waitForFunction(() =>
      (window as unknown as { __sockets: WebSocket[] }).__sockets.some(({ readyState }) => readyState === 3),
    );
    const attempts: number[] = [];
    const count = async () => {
      await play.drained();
      attempts.push(play.paths().filter((path) => path === '/x').length);
    };
    await play.page.evaluate(() => (window as unknown as Noting).htmx.process(document.body));
    await count();
    // Taken out and put back: a new life.
    await play.page.evaluate(async () => {
      const chat = document.querySelector('main > div') as Element;
      chat.remove();
      await new Promise((resolve) => setTimeout(resolve));
      document.querySelector('main')?.append(chat);
      (window as unknown as Noting).htmx.process(chat);
    });
    await count();
    return attempts;
  },
  right: [1, 2],
  on: shims,
  wrong: [[v4, [1, 1]]],
});

compare(stage, 'a final close is undone by reconnect()', {
  async scenario(open) {
    const play = await open(({ connect, send }) => `<div ${connect('/x')}><i ${send}>send</i></div>`);
    const connection = await play.wire.nextConnection();
    await play.sees('htmx:wsOpen');
    connection.close(1000);
    await play.sees('htmx:wsClose');
    await play.page.evaluate(() => (window as unknown as Noting).wrapper.reconnect());
    await play.page.click('i');
    await play.wire.frames(1);
    return { paths: play.paths(), messages: play.messages() };
  },
  right: { paths: ['/x', '/x'], messages: [{}] },
  on: shims,
});
