// Bringing a large page alive: 2,000 senders under 50 connect elements, on sockets that do nothing.
import type { Variant } from '../browser/site.ts';
import type { Bench } from './bench.ts';
import { byTurns, ms, type Stage } from './stage.ts';

const spellings = {
  'hx-ws': { connect: 'hx-ws="connect:/x"', send: 'hx-ws="send"' },
  'ws-*': { connect: 'ws-connect="/x"', send: 'ws-send' },
} as const;

function html(spelling: keyof typeof spellings): string {
  const { connect, send } = spellings[spelling];
  const form = `<form ${send}><input name="a"></form>`;
  const button = `<button ${send} name="b" value="1">send</button>`;
  const senders = (form + button).repeat(20);
  return `<!DOCTYPE html><script src="/htmx.js"></script><script>
    htmx.config.wsShim = { warn: false };
    htmx.createWebSocket = () => Object.assign(new EventTarget(), { readyState: 0, bufferedAmount: 0, send() {}, close() {} });
  </script>
  <body hx-ext="ws"><main style="display:none"></main><template>${`<div ${connect}>${senders}</div>`.repeat(50)}</template>`;
}

/** CPU time of processing the page, and of what that leaves for the tasks right after it, ms. */
const initialise = (stage: Stage, spelling: keyof typeof spellings, variant: Variant) => () =>
  stage.on(html(spelling), variant, async ({ page, cpu }) => {
    await page.evaluate(() => {
      const template = document.querySelector('template') as HTMLTemplateElement;
      document.querySelector('main')?.append(template.content);
    });
    return cpu(() =>
      page.evaluate(async () => {
        (window as unknown as { htmx: { process(elt: Element): void } }).htmx.process(document.body);
        for (let task = 0; task < 3; task++) {
          await new Promise((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            port2.postMessage(null);
          });
        }
      }),
    );
  });

export const initialising: Bench = {
  name: 'initialise',
  async run(stage) {
    const alone = { htmx: '2' } as const;
    const time = await byTurns({
      alone: initialise(stage, 'ws-*', alone),
      aloneLegacy: initialise(stage, 'hx-ws', alone),
      ext: initialise(stage, 'ws-*', { htmx: '2', ext: true }),
      ours: initialise(stage, 'ws-*', { htmx: '2', shim: true }),
      legacy: initialise(stage, 'hx-ws', { htmx: '2', shim: true }),
    });
    const peer = time.ext - time.alone;
    const row = (what: string, ours: number) => ({
      what: `2,000 senders initialised, CPU above htmx 2 alone (${ms(time.alone)}): ${what}, of htmx-ext-ws`,
      ours: ms(ours),
      against: ms(peer),
      ratio: ours / peer,
      budget: 0.7,
    });
    return [row('hx-ws', time.legacy - time.aloneLegacy), row('ws-*', time.ours - time.alone)];
  },
};
