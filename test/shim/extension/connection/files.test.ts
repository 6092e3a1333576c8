/** @jest-environment jsdom */
// A message with its files is one unit on the connection: contiguous, at most once, in order, or named in an error.
import { describe, expect, test } from '@jest/globals';
import { createRig, type Rig } from './rig.ts';

const elt = document.createElement('form');

/** Lets every promise that is settled be heard. */
const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

async function opened(): Promise<Rig> {
  const rig = createRig();
  rig.connection.start();
  rig.socket().open();
  rig.said();
  return rig;
}

/** Frames as texts, whose bytes count as a file's would. */
const upload = async (rig: Rig, name: string, frames: readonly string[] = [`${name}1`, `${name}2`]) => {
  rig.connection.send(name, elt, () => Promise.resolve([name, ...frames]));
  await settled();
};

/** Lets bytes leave, and the connection see it. */
async function drain(rig: Rig, bytes?: number): Promise<void> {
  for (const socket of rig.sockets) socket.drain(bytes);
  rig.env.advance(10);
  await settled();
}

async function back(rig: Rig): Promise<void> {
  rig.env.advance(60_000);
  rig.socket().open();
  await settled();
}

const big = 'x'.repeat(70_000);
const errors = (rig: Rig) => rig.said().filter((line) => line.startsWith('wsError') && line !== 'wsError socket');

describe('a unit', () => {
  test('leaves frame by frame, and what comes after it waits', async () => {
    const rig = await opened();
    await upload(rig, 'a', [big, 'end']);
    rig.wrapper.send('after', elt);
    expect(rig.socket().sent).toStrictEqual(['a', big]);
    await drain(rig);
    expect(rig.socket().sent).toStrictEqual(['a', big, 'end']);
    await drain(rig);
    expect(rig.socket().sent).toStrictEqual(['a', big, 'end', 'after']);
    expect([rig.env.timers, rig.wrapper.queue]).toStrictEqual([0, []]);
  });

  test('is announced and reported once, and tells its progress, which never falls', async () => {
    const rig = await opened();
    const progress: unknown[] = [];
    rig.on('htmx:wsSendProgress', (detail) => {
      const { loaded, total, attempt } = detail as Readonly<Record<string, unknown>>;
      progress.push([loaded, total, attempt]);
    });
    await upload(rig, 'a', ['12345', '678']);
    await drain(rig, 4);
    await drain(rig);
    expect(progress).toStrictEqual([
      [0, 9, 1],
      [4, 9, 1],
      [9, 9, 1],
    ]);
    expect(rig.said().filter((line) => !line.startsWith('wsSendProgress'))).toStrictEqual([
      'wsBeforeSend "a"',
      'wsAfterSend "a"',
    ]);
  });

  test('whose files cannot be read is named, sends nothing, and the next is sent', async () => {
    const rig = await opened();
    rig.connection.send('a', elt, () => Promise.reject(new Error('gone')));
    rig.wrapper.send('b', elt);
    await settled();
    expect(rig.socket().sent).toStrictEqual(['b']);
    expect(errors(rig)).toStrictEqual(['wsError file-unreadable "a"']);
  });

  test('cut in the middle is sent again from its first frame, before what waited', async () => {
    const rig = await opened();
    await upload(rig, 'a');
    rig.wrapper.send('b', elt);
    rig.socket().drain(1);
    rig.socket().drop(1006);
    await back(rig);
    await drain(rig);
    expect(rig.socket().sent).toStrictEqual(['a', 'a1', 'a2', 'b']);
    expect(rig.said().filter((line) => line.startsWith('wsBeforeSend'))).toStrictEqual([
      'wsBeforeSend "a"',
      'wsBeforeSend "b"',
    ]);
  });

  test('that had left whole when the socket died is not sent again', async () => {
    const rig = await opened();
    await upload(rig, 'a');
    rig.socket().drain();
    rig.socket().drop(1006);
    await back(rig);
    expect(rig.socket().sent).toStrictEqual([]);
    expect(rig.wrapper.queue).toStrictEqual([]);
  });

  test('cut in the middle is not counted as one that may have arrived', async () => {
    const rig = await opened();
    rig.wrapper.send('first', elt);
    await upload(rig, 'a', [big, 'end']);
    // All that was handed over has left; the last frame was not.
    rig.socket().drain();
    rig.socket().drop(1006);
    expect(rig.said()).toContain('wsClose 1006 unconfirmed=1');
    await back(rig);
    expect(rig.socket().sent).toStrictEqual(['a', big]);
  });

  test('lets nothing between its frames, not even what is sent past the queue', async () => {
    const rig = await opened();
    await upload(rig, 'a', [big, 'end']);
    rig.wrapper.send('second', elt);
    rig.wrapper.sendImmediately('third', elt);
    await drain(rig);
    await drain(rig);
    expect(rig.socket().sent).toStrictEqual(['a', big, 'end', 'second', 'third']);
    rig.wrapper.sendImmediately('fourth', elt);
    expect(rig.socket().sent.at(-1)).toBe('fourth');
  });

  test('during which the connection fell twice is given up, and the next is sent', async () => {
    const rig = await opened();
    await upload(rig, 'a');
    rig.wrapper.send('b', elt);
    rig.socket().drop(1006);
    await back(rig);
    rig.socket().drop(1006);
    expect(errors(rig)).toStrictEqual(['wsError socket "a"']);
    await back(rig);
    expect(rig.socket().sent).toStrictEqual(['b']);
  });

  test('is given up for good where a message before it has to be sent again', async () => {
    const rig = await opened();
    rig.wrapper.send('first', elt);
    await upload(rig, 'a');
    rig.socket().drop(1006);
    await back(rig);
    rig.socket().drop(1006);
    expect(errors(rig)).toStrictEqual(['wsError socket "a"']);
    await back(rig);
    await drain(rig);
    expect(rig.socket().sent).toStrictEqual(['first']);
  });

  test.each(['reconnect', 'suspend'] as const)(
    'handed over whole is not sent again after a %s: the old socket lets it out',
    async (act) => {
      const rig = await opened();
      await upload(rig, 'a');
      expect(rig.socket().sent).toStrictEqual(['a', 'a1', 'a2']);
      if (act === 'reconnect') rig.wrapper.reconnect();
      else rig.connection.suspend();
      rig.connection.start();
      rig.socket().open();
      await settled();
      await drain(rig);
      expect(rig.sockets[0]?.left).toStrictEqual(['a', 'a1', 'a2']);
      expect(rig.socket().sent).toStrictEqual([]);
    },
  );

  test('half handed over when the page reconnects is sent whole on the new socket', async () => {
    const rig = await opened();
    await upload(rig, 'a', [big, 'end']);
    rig.wrapper.reconnect();
    rig.socket().open();
    await settled();
    await drain(rig);
    await drain(rig);
    expect(rig.sockets[0]?.sent).toStrictEqual(['a', big]);
    expect(rig.socket().sent).toStrictEqual(['a', big, 'end']);
  });

  test('emptied from the queue while it is sent is not sent twice after a drop', async () => {
    const rig = await opened();
    await upload(rig, 'a');
    rig.wrapper.queue.length = 0;
    rig.socket().drop(1006);
    await back(rig);
    for (let i = 0; i < 5; i++) await drain(rig);
    expect(rig.socket().sent.filter((frame) => frame === 'a').length).toBeLessThanOrEqual(1);
  });

  test('whose progress makes the page reconnect leaves no timer on the old socket', async () => {
    const rig = await opened();
    let done = false;
    rig.on('htmx:wsSendProgress', () => {
      if (done) return;
      done = true;
      rig.wrapper.reconnect();
    });
    await upload(rig, 'a', [big, 'end']);
    rig.connection.stop();
    await settled();
    await drain(rig);
    expect([rig.env.timers, rig.sockets.flatMap(({ swallowed }) => swallowed).length]).toStrictEqual([0, 0]);
  });

  test.each(['stop', 'suspend'] as const)('ends its waiting with a %s', async (act) => {
    const rig = await opened();
    await upload(rig, 'a', [big, 'end']);
    expect(rig.env.timers).toBe(1);
    rig.connection[act]();
    await drain(rig);
    expect([rig.env.timers, rig.socket().sent]).toStrictEqual([0, ['a', big]]);
  });
});
