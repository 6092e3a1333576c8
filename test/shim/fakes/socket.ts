// A WebSocket whose network is the test: it opens, drains, speaks and dies when told. Knows nothing of who listens.

import './browser-gaps.ts';

const encoder = new TextEncoder();

interface Frame {
  readonly message: unknown;
  /** Bytes still in the buffer. */
  left: number;
}

export class FakeSocket extends EventTarget {
  readyState = 0;
  binaryType = 'blob';
  /** Counted as browsers do: up when handed over, even to a closing socket; down when bytes leave. Never reset. */
  bufferedAmount = 0;
  /** What was handed over while it was open, in order. */
  readonly sent: unknown[] = [];
  /** What was handed over when it was closing or closed already: taken, counted, and never sent. */
  readonly swallowed: unknown[] = [];
  /** What left the buffer whole, in order: the server may have it. */
  readonly left: unknown[] = [];
  /** Messages for which `send` throws. */
  readonly poison = new Set<unknown>();
  listeners = 0;
  readonly #frames: Frame[] = [];

  constructor(readonly url = '') {
    super();
  }

  /** Neither closed nor closing. */
  get live(): boolean {
    return this.readyState < 2;
  }

  /** What is handed over and has not left whole. */
  get buffered(): readonly unknown[] {
    return this.#frames.map(({ message }) => message);
  }

  send(message: unknown): void {
    if (this.readyState === 0) throw new DOMException('Still in CONNECTING state', 'InvalidStateError');
    if (this.poison.has(message)) throw new DOMException(`cannot send ${String(message)}`, 'DataCloneError');
    const bytes = encoder.encode(String(message)).length;
    this.bufferedAmount += bytes;
    if (this.readyState !== 1) {
      this.swallowed.push(message);
      return;
    }
    this.sent.push(message);
    this.#frames.push({ message, left: bytes });
  }

  close(): void {
    if (this.readyState < 2) this.readyState = 2;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }

  /** The server accepts. */
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  /** So many bytes leave the buffer, on an open or closing socket. */
  drain(bytes = Number.POSITIVE_INFINITY): void {
    let budget = this.readyState === 1 || this.readyState === 2 ? bytes : 0;
    for (let frame = this.#frames[0]; frame && budget >= 0; frame = this.#frames[0]) {
      const taken = Math.min(budget, frame.left);
      frame.left -= taken;
      budget -= taken;
      this.bufferedAmount -= taken;
      if (frame.left > 0) return;
      this.#frames.shift();
      this.left.push(frame.message);
    }
  }

  /** The server speaks. */
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** The connection ends; what is buffered never leaves. */
  drop(code: number): void {
    this.readyState = 3;
    if (code === 1006) this.dispatchEvent(new Event('error'));
    this.dispatchEvent(new CloseEvent('close', { code, wasClean: code !== 1006 }));
  }
}
