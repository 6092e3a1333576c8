// What was handed to one socket, and how much of it can have arrived. Knows neither elements nor states.

/** Bytes of a message on the wire, as `bufferedAmount` counts them. */
export function byteLength(message: unknown): number {
  if (message instanceof Blob) return message.size;
  if (message instanceof ArrayBuffer || ArrayBuffer.isView(message)) return message.byteLength;
  return new TextEncoder().encode(String(message)).length;
}

export interface Ledger<Unit> {
  /** Notes a frame that was just handed to the socket; a unit of several frames is noted frame by frame. */
  add(unit: Unit, bytes: number): void;
  /** Notes a frame from the server. */
  heard(): void;
  /**
   * Settles the account of a dead socket.
   * @param buffered `bufferedAmount` at its end, bytes
   * @returns the units of which a byte was still buffered (they cannot have arrived whole), in order; and how many
   * others were handed over since the server's last frame
   */
  settle(buffered: number): { readonly unsent: readonly Unit[]; readonly unconfirmed: number };
}

/** @param buffered the socket's `bufferedAmount` now, bytes; what has left it is forgotten */
export function createLedger<Unit>(buffered: () => number): Ledger<Unit> {
  let total = 0;
  let unheard = new Set<Unit>();
  let frames: { readonly unit: Unit; readonly end: number }[] = [];
  const within = (amount: number) => frames.filter(({ end }) => end > total - amount);
  return {
    add(unit, bytes) {
      total += bytes;
      unheard.add(unit);
      frames = within(buffered());
      frames.push({ unit, end: total });
    },
    heard() {
      unheard = new Set();
    },
    settle(amount) {
      const unsent = [...new Set(within(amount).map(({ unit }) => unit))];
      for (const unit of unsent) unheard.delete(unit);
      return { unsent, unconfirmed: unheard.size };
    },
  };
}
