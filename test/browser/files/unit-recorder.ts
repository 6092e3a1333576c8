// Runs in the page: makes connect elements with several senders, sends units through them, and notes what its sockets were
// given and what the shim's events said. Judges nothing.
import type { Unit } from './unit.ts';

/** What one socket was given. */
export interface SocketRecord {
  /** Each frame with the number of its unit, and the bytes that were handed over when it was. */
  readonly sent: { readonly n: number; readonly end: number }[];
  total: number;
  /** The page closed it. */
  letGo: boolean;
  /** `bufferedAmount` at its end, bytes; absent while it lives. */
  buffered?: number;
  /** As `htmx:wsClose` said. */
  unconfirmed?: number;
}

export interface Progress {
  readonly n: number;
  /** The id of the element that it was raised on. */
  readonly on: string;
  readonly loaded: number;
  readonly total: number;
  readonly attempt: number;
}

export interface UnitRecord {
  readonly sockets: SocketRecord[];
  /** Messages that an error named. */
  readonly named: { readonly n: number; readonly code: string }[];
  /** The numbers of which these were raised, in order. */
  readonly before: number[];
  readonly after: number[];
  readonly progress: Progress[];
}

export interface UnitRecorder {
  readonly add: (path: number, port: number) => void;
  readonly send: (units: readonly Unit[]) => void;
  /** `stuck`: bytes have been waiting unmoved since it was last asked; `settled`: nothing waits on an open socket. */
  readonly state: () => 'busy' | 'stuck' | 'settled';
  readonly remove: () => void;
  /** Once every socket has ended. */
  readonly take: () => UnitRecord | undefined;
}

export interface RecorderWindow {
  readonly units: UnitRecorder;
  readonly htmx: { process(elt: Element): void };
}

/** What the shim's events say, as far as it is noted. */
interface Detail extends Omit<Progress, 'n' | 'on'> {
  readonly elt: Element;
  readonly socketWrapper: { readonly queue: readonly unknown[]; send(message: string): void };
  readonly event: CloseEvent;
  readonly unconfirmed: number;
  readonly code: string;
  readonly message?: string;
  /** Of an error: who sent what is lost. */
  readonly sendElt?: Element;
}

/** Must be self-contained: it travels as text. */
export function recordUnits(): void {
  const page = window as unknown as RecorderWindow & { units: UnitRecorder };
  const empty = (): UnitRecord => ({ sockets: [], named: [], before: [], after: [], progress: [] });
  const known = new Map<WebSocket, SocketRecord>();
  const { send, close } = WebSocket.prototype;
  const buffered = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'bufferedAmount')?.get as () => number;
  const bytes = (data: unknown) => (data instanceof Blob ? data.size : new TextEncoder().encode(String(data)).length);
  const numberOf = (data: unknown) =>
    data instanceof File ? Number(data.name.split('-')[0]) : Number(JSON.parse(String(data)).n);
  let record = empty();
  let section: HTMLElement;
  let wrapper: Detail['socketWrapper'] | undefined;
  let waiting = 0;
  /** The unit of each sender that it told progress of last. */
  const current = new Map<string, number>();

  window.WebSocket = new Proxy(WebSocket, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget) as WebSocket;
      const note: SocketRecord = { sent: [], total: 0, letGo: false };
      known.set(socket, note);
      record.sockets.push(note);
      socket.addEventListener('close', () => {
        note.buffered = buffered.call(socket);
      });
      return socket;
    },
  });
  WebSocket.prototype.send = function (data) {
    send.call(this, data as string);
    const note = known.get(this);
    if (!note) return;
    note.total += bytes(data);
    note.sent.push({ n: numberOf(data), end: note.total });
  };
  WebSocket.prototype.close = function (...args) {
    const note = known.get(this);
    if (note) note.letGo = true;
    close.apply(this, args);
  };

  const on = (name: string, act: (detail: Detail) => void) =>
    document.addEventListener(name, (event) => act((event as CustomEvent).detail));
  on('htmx:wsConnecting', ({ socketWrapper }) => {
    wrapper = socketWrapper;
  });
  on('htmx:wsBeforeSend', ({ message, elt }) => {
    record.before.push(numberOf(message));
    current.set(elt.id, numberOf(message));
  });
  on('htmx:wsAfterSend', ({ message }) => record.after.push(numberOf(message)));
  on('htmx:wsSendProgress', ({ elt, loaded, total, attempt }) =>
    record.progress.push({ n: current.get(elt.id) ?? 0, on: elt.id, loaded, total, attempt }),
  );
  on('htmx:wsClose', ({ event, unconfirmed }) => {
    const note = known.get(event.target as WebSocket);
    if (note) note.unconfirmed = unconfirmed;
  });
  on('htmx:wsError', ({ code, message }) => {
    if (message !== undefined) record.named.push({ n: numberOf(message), code });
  });

  function made({ n, sizes }: Unit): FileList {
    const chosen = new DataTransfer();
    for (const [index, size] of sizes.entries()) {
      const content = new Uint8Array(size);
      for (let at = 0; at < size; at++) content[at] = (at * 31 + (at >> 8) + n * 7 + index) & 255;
      const type = index % 2 ? 'text/plain' : '';
      chosen.items.add(new File([content], `${n}-${index}`, { type, lastModified: 1485903600000 }));
    }
    return chosen.files;
  }

  function sendOne(unit: Unit): void {
    const { n, sender } = unit;
    const elt = section.querySelector(`#${sender}`) as HTMLElement;
    if (sender === 'script') return wrapper?.send(JSON.stringify({ n: String(n) }));
    if (sender === 'button') {
      elt.setAttribute('value', String(n));
      return elt.click();
    }
    const [number, files] = (elt as HTMLFormElement).elements as unknown as [HTMLInputElement, HTMLInputElement];
    number.value = String(n);
    files.files = made(unit);
    (elt as HTMLFormElement).requestSubmit();
  }

  const form = (id: string, attributes = '') =>
    `<form id="${id}" hx-ws="send" ${attributes}><input name="n"><input type="file" name="files" multiple></form>`;

  page.units = {
    add(path, port) {
      record = empty();
      section = document.createElement('section');
      section.setAttribute('hx-ws', `connect:ws://127.0.0.1:${port}/${path}`);
      const inline = form('inline', 'hx-encoding="multipart/json-files-inline"');
      section.innerHTML = `${form('first')}${form('second')}${inline}<button id="button" hx-ws="send" name="n"></button>`;
      document.querySelector('main')?.append(section);
      page.htmx.process(section);
    },
    send: (units) => units.forEach(sendOne),
    state() {
      const open = [...known.keys()].find(({ readyState }) => readyState === 1);
      if (!open) return 'busy';
      if (wrapper?.queue.length === 0 && open.bufferedAmount === 0) return 'settled';
      const was = waiting;
      waiting = open.bufferedAmount;
      return waiting > 0 && waiting === was ? 'stuck' : 'busy';
    },
    remove: () => section.remove(),
    take() {
      if ([...known.keys()].some(({ readyState }) => readyState !== 3)) return undefined;
      known.clear();
      return record;
    },
  };
}
