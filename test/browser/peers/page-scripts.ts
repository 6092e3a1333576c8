// Scripts that pages of these suites begin with, as text: they note what a page raises and hold its timers, so that a
// test lets time pass by hand. Knows no implementation.

/** What the page notes; for use inside `page.evaluate`. */
export interface Noting {
  /** Events in order: the name, and the error's code where it has one. */
  readonly seen: string[];
  /** The latest `detail.socketWrapper`. */
  readonly wrapper: {
    readonly queue: unknown[];
    send(message: unknown): void;
    reconnect(): void;
  };
  /** Whatever the page's own scripts note. */
  readonly notes: unknown[];
  /** Timers of `heldDelay` that were set and not cleared. */
  readonly held: Map<number, () => void>;
  /** Runs those that are held now. @returns how many */
  fireHeld(): number;
  htmx: {
    process(elt: Element): void;
    remove(elt: Element): void;
    config: Record<string, unknown>;
    createWebSocket?: (url: string) => WebSocket;
  };
}

/** Timers of this many ms never fire by themselves; they are fired by the test. */
export const heldDelay = 7777;

const noted = [
  'htmx:wsConnecting',
  'htmx:wsOpen',
  'htmx:wsClose',
  'htmx:wsError',
  'htmx:wsBeforeMessage',
  'htmx:wsAfterMessage',
  'htmx:wsConfigSend',
  'htmx:wsBeforeSend',
  'htmx:wsAfterSend',
  'htmx:noWebSocketSourceError',
  'htmx:oobErrorNoTarget',
  'htmx:validation:halted',
];

/** Runs before every other script. */
export const notingScript = `
  var seen = [], notes = [], wrapper, held = new Map();
  for (const type of ${JSON.stringify(noted)})
    addEventListener(type, ({ detail }) => {
      seen.push(type + (detail && detail.code ? ' ' + detail.code : ''));
      if (detail && detail.socketWrapper) wrapper = detail.socketWrapper;
    }, true);
  {
    const { setTimeout, clearTimeout } = window;
    let next = 1e9;
    window.setTimeout = (callback, ms, ...rest) => {
      if (ms !== ${heldDelay}) return setTimeout(callback, ms, ...rest);
      held.set(++next, callback);
      return next;
    };
    window.clearTimeout = (id) => held.delete(id) || clearTimeout(id);
  }
  function fireHeld() {
    const callbacks = [...held.values()];
    held.clear();
    for (const callback of callbacks) callback();
    return callbacks.length;
  }
`;

/** Retries wait until the test fires them, in every implementation's own words. */
export const heldRetries = `<meta name="htmx-config" content='{"ws":{"reconnectDelay":${heldDelay},"reconnectJitter":0}}'>
  <script>addEventListener('DOMContentLoaded', () => { htmx.config.wsReconnectDelay = () => ${heldDelay}; });</script>`;
