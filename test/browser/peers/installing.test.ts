// install, uninstall and install again on a living page: what is off is off altogether, and what is on is on once. Knows
// the shim as programs import it.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Noting } from './page-scripts.ts';
import { type Play, useStage } from './stage.ts';
import { type Subject, shims } from './subjects.ts';

const stage = useStage();
let installable = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../../shim/install.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'shim',
  });
  installable = outputFiles.map(({ text }) => text).join('');
});

interface Installing extends Noting {
  shim: { install(htmx: object): () => void };
  uninstall?: () => void;
}

const install = (play: Play) =>
  play.page.evaluate(() => {
    const page = window as unknown as Installing;
    page.uninstall = page.shim.install(page.htmx);
  });
const uninstall = (play: Play) => play.page.evaluate(() => (window as unknown as Installing).uninstall?.());

describe.each(shims.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  const start = async () => {
    const imported: Subject = { ...subject, scripts: [subject.scripts[0] as string, '/install.js'] };
    const play = await stage.on(imported)(
      ({ connect, send }) =>
        `<div ${connect('/x')}><i ${send}>send</i><b ${send} hx-trigger="click, go from:body, every 7777ms">send</b></div>`,
      { pages: { '/install.js': installable }, head: '', tolerated: [/htmx:noWebSocketSourceError/, /TypeError/] },
    );
    return play;
  };

  test('off is off, on is on once', async () => {
    const play = await start();
    // htmx 1.9's own core may serve the page before; it is not what is looked at here.
    for (let round = 0; round < 3; round++) {
      await play.page.evaluate(() => {
        (window as unknown as Noting).seen.length = 0;
      });
      await install(play);
      await install(play);
      await play.sees('htmx:wsOpen');
      const before = play.messages().length;
      await play.page.click('i');
      await play.page.click('b');
      await play.page.evaluate(() => {
        document.body.dispatchEvent(new Event('go'));
        (window as unknown as Noting).fireHeld();
      });
      await play.drained();
      expect([play.messages().length - before, await play.live()]).toEqual([4, 1]);

      await uninstall(play);
      await play.drained();
      const off = play.messages().length;
      await play.page.evaluate(() => {
        document.querySelector('i')?.click();
        document.querySelector('b')?.click();
        document.body.dispatchEvent(new Event('go'));
        (window as unknown as Noting).fireHeld();
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        window.dispatchEvent(new Event('online'));
      });
      await play.drained();
      expect([play.messages().length - off, await play.live()]).toEqual([0, 0]);
    }
  });

  test('what the shim put into htmx is gone with it', async () => {
    const play = await start();
    const state = () =>
      play.page.evaluate(() => {
        const { htmx } = window as unknown as { htmx: Record<string, unknown> };
        const { value, get } = Object.getOwnPropertyDescriptor(htmx, 'createWebSocket') ?? {};
        return [String(htmx['process']), String(htmx['defineExtension']), String(value), typeof get];
      });
    const before = await state();
    await install(play);
    await play.sees('htmx:wsOpen');
    await uninstall(play);
    expect(await state()).toEqual(before);
  });

  test('after it, an element that htmx processes anew is not served', async () => {
    const play = await start();
    await install(play);
    await play.sees('htmx:wsOpen');
    await uninstall(play);
    await play.drained();
    const before = play.paths().length;
    await play.page.evaluate(
      ([html]) => {
        document.body.insertAdjacentHTML('beforeend', html);
        (window as unknown as Noting).htmx.process(document.body.lastElementChild as Element);
      },
      [`<p ${subject.spelling.connect('/later')}></p>`] as const,
    );
    await play.drained();
    // htmx 1.9's core serves hx-ws by itself again.
    const isCore = subject.htmx === '1' && subject.spelling.body === '';
    expect(play.paths().slice(before)).toEqual(isCore ? ['/later'] : []);
  });
});
