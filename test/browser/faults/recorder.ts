// What happens on a page, noted from below the shim (the sockets themselves) and from above it (the events). It runs in
// the page, before any other script, and judges nothing.

/** One socket, as the browser knows it. */
export interface SocketRecord {
  readonly element: number;
  /** Messages handed to it, and where their last byte stands among all bytes handed to it. */
  readonly sent: { readonly n: number; readonly end: number }[];
  total: number;
  /** How many of `sent` stood there when the server's last frame came. */
  heard: number;
  /** As its events said. */
  state: 'connecting' | 'open' | 'closed';
  /** The page closed it. */
  letGo: boolean;
  /** `buffered` is `bufferedAmount` at the end, in bytes. */
  closed?: { readonly code: number; readonly wasClean: boolean; readonly buffered: number };
  /** As the shim's event said. */
  unconfirmed?: number;
}

export interface PageRecord {
  readonly sockets: SocketRecord[];
  /** Messages that an error named. */
  readonly named: { readonly element: number; readonly n: number; readonly code: string }[];
  /** Messages that went with a removed element, by element. */
  readonly discarded: Record<number, number>;
}

/** What a test calls in the page. */
export interface Recorder {
  readonly record: PageRecord;
  readonly live: ReadonlyMap<number, Element>;
  readonly add: (element: number, port: number) => void;
  readonly remove: (element: number) => void;
  readonly move: (element: number) => void;
  /** Sends through the element's form; `pad` is how many characters go along. */
  readonly send: (element: number, first: number, pads: readonly number[]) => void;
  /** Whether nothing waits any more and no socket holds a byte. */
  readonly settled: () => boolean;
  readonly clear: () => void;
}

export interface RecorderWindow {
  readonly recorder: Recorder;
  readonly htmx: { process(elt: Element): void; config: Record<string, unknown> };
}

/** What the shim's events say, as far as it is noted. */
interface Detail {
  readonly elt: Element;
  readonly socketWrapper: { readonly queue: readonly unknown[] };
  readonly event: CloseEvent;
  readonly unconfirmed: number;
  readonly discarded?: number;
  readonly code: string;
  readonly message?: string;
}

/** Must be self-contained: it travels as text. */
export function record(): void {
  const page = window as unknown as RecorderWindow & { recorder: Recorder };
  const known = new Map<WebSocket, SocketRecord>();
  const live = new Map<number, Element>();
  const wrappers = new Map<number, { readonly queue: readonly unknown[] }>();
  const ended = new Set<number>();
  let fresh: PageRecord = { sockets: [], named: [], discarded: {} };

  const bytes = (data: unknown) => new TextEncoder().encode(String(data)).length;
  const elementOf = (elt: Element) => Number(elt.id.slice(1));
  const { send, close } = WebSocket.prototype;

  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget) as WebSocket;
      const path = new URL(socket.url).pathname.slice(1);
      const note: SocketRecord = {
        element: Number(path),
        sent: [],
        total: 0,
        heard: 0,
        state: 'connecting',
        letGo: false,
      };
      known.set(socket, note);
      fresh.sockets.push(note);
      socket.addEventListener('open', () => {
        note.state = 'open';
      });
      socket.addEventListener('message', () => {
        note.heard = note.sent.length;
      });
      socket.addEventListener('close', ({ code, wasClean }) => {
        note.state = 'closed';
        note.closed = { code, wasClean, buffered: Number(bufferedAmount.call(socket)) };
      });
      return socket;
    },
  });
  // From the prototype, since a planted fault may lie on the instance.
  const bufferedAmount = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'bufferedAmount')?.get as () => number;
  WebSocket.prototype.send = function (data) {
    send.call(this, data as string);
    const note = known.get(this);
    if (!note) return;
    note.total += bytes(data);
    note.sent.push({ n: Number(JSON.parse(String(data)).n), end: note.total });
  };
  WebSocket.prototype.close = function (...args) {
    const note = known.get(this);
    if (note) note.letGo = true;
    close.apply(this, args);
  };

  const on = (name: string, act: (detail: Detail) => void) =>
    document.addEventListener(name, (event) => act((event as CustomEvent).detail));
  on('htmx:wsConnecting', ({ elt, socketWrapper }) => wrappers.set(elementOf(elt), socketWrapper));
  on('htmx:wsClose', ({ elt, event, unconfirmed, discarded }) => {
    const element = elementOf(elt);
    if (discarded !== undefined) fresh.discarded[element] = (fresh.discarded[element] ?? 0) + discarded;
    const { target, code } = event;
    const note = known.get(target as WebSocket);
    if (note) note.unconfirmed = unconfirmed;
    if (![1006, 1011, 1012, 1013].includes(code)) ended.add(element);
  });
  on('htmx:wsError', ({ elt, code, message }) => {
    if (message === undefined) return;
    fresh.named.push({ element: elementOf(elt), n: Number(JSON.parse(message).n), code });
  });

  const main = () => document.querySelector('main') as Element;
  page.recorder = {
    get record() {
      return fresh;
    },
    live,
    add(element, port) {
      const section = document.createElement('section');
      section.id = `e${element}`;
      section.setAttribute('hx-ws', `connect:ws://127.0.0.1:${port}/${element}`);
      section.innerHTML = '<p></p><form hx-ws="send"><input name="n"><input type="hidden" name="pad"></form>';
      live.set(element, section);
      main().append(section);
      page.htmx.process(section);
    },
    remove(element) {
      live.get(element)?.remove();
      live.delete(element);
    },
    move(element) {
      main().prepend(live.get(element) as Element);
    },
    send(element, first, pads) {
      const form = live.get(element)?.querySelector('form') as HTMLFormElement;
      const [number, pad] = form.elements as unknown as [HTMLInputElement, HTMLInputElement];
      for (const [index, length] of pads.entries()) {
        number.value = String(first + index);
        pad.value = 'x'.repeat(length);
        form.requestSubmit();
      }
    },
    settled: () =>
      [...live.keys()].every(
        (element) =>
          wrappers.get(element)?.queue.length === 0 &&
          (ended.has(element) || [...known].some(([{ readyState }, of]) => of.element === element && readyState === 1)),
      ) &&
      [...known.keys()].every(
        (socket) => socket.readyState === 3 || (socket.readyState === 1 && !socket.bufferedAmount),
      ),
    clear() {
      for (const element of [...live.keys()]) page.recorder.remove(element);
      for (const map of [known, wrappers, ended]) map.clear();
      fresh = { sockets: [], named: [], discarded: {} };
    },
  };
}
