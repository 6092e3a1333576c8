// What was handed to one socket, and how much of it can have arrived. Knows neither elements nor states.

/** Bytes of a message on the wire, as `bufferedAmount` counts them. */
export const byteLength = (message: unknown): number =>
  (message as Blob | null)?.size ??
  (message as ArrayBuffer | null)?.byteLength ??
  new TextEncoder().encode(String(message)).length;

export interface Ledger<Unit> {
  /**
   * Notes a frame that was just handed to the socket; a unit of several frames is noted frame by frame.
   * @param isLast whether the unit is whole with it: of what is not, the rest cannot have arrived either
   */
  add(unit: Unit, bytes: number, isLast?: boolean): void;
  /** Notes a frame from the server. */
  heard(): void;
  /**
   * Settles the account of a dead socket.
   * @returns the units of which a byte is still buffered (they cannot have arrived whole), in order; and how many
   * others were handed over since the server's last frame
   */
  settle(): { readonly unsent: readonly Unit[]; readonly unconfirmed: number };
}

/** What has left the socket's buffer is forgotten. */
export function createLedger<Unit>(socket: { readonly bufferedAmount: number }): Ledger<Unit> {
  let total = 0;
  const unheard = new Set<Unit>();
  let frames: { readonly unit: Unit; readonly end: number }[] = [];
  const buffered = () => frames.filter(({ end }) => end > total - socket.bufferedAmount);
  return {
    add(unit, bytes, isLast = true) {
      total += bytes;
      if (isLast) unheard.add(unit);
      frames = buffered();
      frames.push({ unit, end: total });
    },
    heard: () => unheard.clear(),
    settle() {
      const unsent = [...new Set(buffered().map(({ unit }) => unit))];
      for (const unit of unsent) unheard.delete(unit);
      return { unsent, unconfirmed: unheard.size };
    },
  };
}
