// A page on which connect elements with senders of every kind come and go, and a census of what is left of them. Knows
// neither the shim's sources nor what is too much.
import type { Page } from 'playwright-core';

/** What stands in the page, after garbage was collected. */
export interface Census {
  /** V8's heap, bytes. */
  readonly heap: number;
  /** Nodes and listeners that the browser itself counts. */
  readonly nodes: number;
  readonly listeners: number;
  /** The shim's: listeners on window, document and body; timers that wait; observers that observe. */
  readonly outside: number;
  readonly timers: number;
  readonly observers: number;
  /** Sockets that are not closed. */
  readonly sockets: number;
}

type Counts = Pick<Census, 'outside' | 'timers' | 'observers' | 'sockets'>;

interface Counted {
  readonly counts: () => Counts;
  /** Timers that others set: htmx 1 and 2 wire what has hx-trigger themselves, and let go of it when it next fires. */
  readonly others: ReadonlySet<number>;
  readonly cycle: (count: number) => Promise<void>;
}

/** Wraps what makes listeners, timers, observers and sockets; must be self-contained. */
function count(): void {
  const isOurs = () => /hx-ws-shim/.test(new Error().stack?.split('\n')[3] ?? '');
  const ours = new Set<number>();
  const others = new Set<number>();
  const outside = new Set<unknown>();
  let observers = 0;
  let sockets = 0;

  const { setTimeout: later, setInterval: repeat, clearTimeout: cancel } = window;
  const clear = (timer: number) => {
    ours.delete(timer);
    others.delete(timer);
    cancel(timer);
  };
  const set = (callback: () => void, ms = 0) => {
    const mine = isOurs();
    const run = () => {
      clear(timer);
      callback();
    };
    // An hour of htmx's own passes at once, so that only ours is left.
    const timer: number = later(run, mine ? ms : Math.min(ms, 20));
    (mine ? ours : others).add(timer);
    return timer;
  };
  const interval = (callback: () => void, ms?: number) => {
    const timer = repeat(callback, ms);
    if (isOurs()) ours.add(timer);
    return timer;
  };
  Object.assign(window, { setTimeout: set, clearTimeout: clear, setInterval: interval, clearInterval: clear });

  const keys = new WeakMap<object, object>();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const key = (target: EventTarget, type: string, listener: object) => {
    const known = (keys.get(listener) ?? {}) as Record<string, object>;
    keys.set(listener, known);
    const at = `${type} ${target === window ? 'window' : target === document ? 'document' : 'body'}`;
    known[at] ??= {};
    return known[at];
  };
  const isOutside = (target: EventTarget) => target === window || target === document || target === document.body;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    if (listener && isOutside(target) && isOurs()) outside.add(key(target, type, listener));
    add.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    if (listener && isOutside(target)) outside.delete(key(target, type, listener));
    remove.call(target, type, listener, options);
  };

  const watching = new WeakSet<IntersectionObserver>();
  const { observe, disconnect } = IntersectionObserver.prototype;
  IntersectionObserver.prototype.observe = function (target) {
    if (isOurs() && !watching.has(this)) {
      observers += 1;
      watching.add(this);
    }
    observe.call(this, target);
  };
  IntersectionObserver.prototype.disconnect = function () {
    if (watching.delete(this)) observers -= 1;
    disconnect.call(this);
  };

  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget) as WebSocket;
      sockets += 1;
      socket.addEventListener('close', () => {
        sockets -= 1;
      });
      return socket;
    },
  });

  const counts = () => ({ outside: outside.size, timers: ours.size, observers, sockets });
  Object.assign(window, { counts, others });
}

/** The cycles themselves; must be self-contained. */
function prepare(): void {
  const { htmx } = window as unknown as { htmx: { process(elt: Element): void } };
  const senders = `
    <form hx-ws="send"><input name="a" value="1"></form>
    <button hx-ws="send" name="b" value="2">send</button>
    <input hx-ws="send" hx-trigger="keyup changed delay:60m" name="c">
    <input hx-ws="send" hx-trigger="input throttle:60m" name="d">
    <div hx-ws="send" hx-trigger="click from:body, submit from:document" hx-vals='{"e":5}'></div>
    <div hx-ws="send" hx-trigger="scroll from:window delay:60m"></div>
    <div hx-ws="send" hx-trigger="every 60m, load delay:60m"></div>
    <div hx-ws="send" hx-trigger="intersect once">in sight</div>
    <div hx-ws="send" hx-trigger="revealed, intersect threshold:0.5"></div>`;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const ways: readonly ((main: Element, elt: Element) => void)[] = [
    (_, elt) => elt.remove(),
    (main) => main.replaceChildren(),
    (main) => {
      main.innerHTML = '';
    },
  ];

  async function cycle(index: number): Promise<void> {
    const main = document.querySelector('main') as HTMLElement;
    main.innerHTML = `<section hx-ws="connect:/cycle">${senders}</section>`;
    const section = main.firstElementChild as HTMLElement;
    const opened = new Promise((resolve) => section.addEventListener('htmx:wsOpen', resolve, { once: true }));
    htmx.process(main);
    section.querySelector('form')?.requestSubmit();
    section.querySelector('button')?.click();
    for (const [field, type] of [
      ['c', 'keyup'],
      ['d', 'input'],
    ] as const) {
      const input = section.querySelector(`[name=${field}]`) as HTMLInputElement;
      input.value = String(index);
      input.dispatchEvent(new Event(type, { bubbles: true }));
    }
    window.dispatchEvent(new Event('scroll'));
    // Some go while they connect, some before the observers were called.
    if (index % 10 !== 0) await opened;
    if (index % 7 === 0) await frame();
    ways[index % ways.length]?.(main, section);
  }

  Object.assign(window, {
    async cycle(count: number) {
      for (let index = 0; index < count; index++) await cycle(index);
    },
  });
}

/** tsx names functions through a helper of its own, which does not travel into the page. */
const naming = 'var __name = (named) => named;';

/** @param plant a script that leaks; it runs before htmx */
export const cyclePage = (plant = '') => `<!DOCTYPE html><script>${naming}(${count})();${plant}</script>
<script src="/htmx.js"></script><script>htmx.config.wsShim = { warn: false }</script>
<body><main></main><script>(${prepare})()</script></body>`;

/** Lets connect elements come and go, and waits until their sockets are closed. */
export async function runCycles(page: Page, count: number): Promise<void> {
  await page.evaluate((count) => (window as unknown as Counted).cycle(count), count);
}

/** What is left; sockets are given the time that their farewell takes. */
export async function takeCensus(page: Page, patienceMs = 10_000): Promise<Census> {
  const sockets = () => (window as unknown as Counted).counts().sockets === 0;
  // What is still here after that is counted as it is.
  await page.waitForFunction(sockets, null, { timeout: patienceMs }).catch(() => {});
  const counts = await page.evaluate(() => {
    const counts = (window as unknown as Counted).counts();
    // htmx lets go of a removed element when its event comes next.
    for (const [target, type] of [
      [document.body, 'click'],
      [document, 'submit'],
      [window, 'scroll'],
    ] as const)
      target.dispatchEvent(new Event(type));
    return counts;
  });
  await page.waitForFunction(() => (window as unknown as Counted).others.size === 0);
  const session = await page.context().newCDPSession(page);
  // Twice: what the first collection finalises the second one frees.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heap: usedSize, nodes, listeners: jsEventListeners, ...counts };
}
