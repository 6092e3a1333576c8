// The page of the benches that talk over real sockets, on each subject. Does not know what is said.
import type { Variant } from '../browser/site.ts';
import type { Bench, Row } from './bench.ts';
import { byTurns, type Measured, ms, type Stage } from './stage.ts';

const markup = (connect: string, send: string) => `<!DOCTYPE html><script src="/htmx.js"></script><script>
  htmx.config.wsShim = { warn: false };
</script>
<body hx-ext="ws"><main ${connect}>
  <p id="line"></p><ul id="list"></ul>
  <button ${send} name="b" value="1">send</button>
</main>`;

const pages = {
  legacy: markup('hx-ws="connect:/talk"', 'hx-ws="send"'),
  modern: markup('ws-connect="/talk"', 'ws-send'),
} as const;

/**
 * A bench over all subjects.
 * @param talk measures one page whose socket is open, ms of CPU
 */
export function talkBench(name: string, what: string, talk: (measured: Measured) => Promise<number>): Bench {
  const on = (stage: Stage, page: keyof typeof pages, variant: Variant) => () =>
    stage.on(pages[page], variant, async (measured) => {
      await measured.site.wire.nextConnection();
      return talk(measured);
    });
  return {
    name,
    async run(stage) {
      const time = await byTurns({
        ext: on(stage, 'modern', { htmx: '2', ext: true }),
        core: on(stage, 'legacy', { htmx: '1' }),
        legacy: on(stage, 'legacy', { htmx: '2', shim: true }),
        modern: on(stage, 'modern', { htmx: '2', shim: true }),
        first: on(stage, 'legacy', { htmx: '1', shim: true }),
        fourth: on(stage, 'legacy', { htmx: '4', shim: true }),
      });
      const row = (subject: string, ours: number, peer: string, against: number, budget?: number): Row => ({
        what: `${what}, CPU: ${subject}, of ${peer}`,
        ours: ms(ours),
        against: ms(against),
        ratio: ours / against,
        ...(budget !== undefined && { budget }),
      });
      return [
        row('hx-ws on htmx 2', time.legacy, 'htmx-ext-ws', time.ext, 0.7),
        row('ws-* on htmx 2', time.modern, 'htmx-ext-ws', time.ext, 0.7),
        row('hx-ws on htmx 1.9', time.first, 'htmx-ext-ws', time.ext, 0.7),
        row('hx-ws on htmx 4', time.fourth, 'htmx-ext-ws', time.ext, 0.7),
        row('hx-ws on htmx 1.9', time.first, 'core 1.9.12', time.core),
        row('core 1.9.12', time.core, 'htmx-ext-ws', time.ext),
      ];
    },
  };
}
