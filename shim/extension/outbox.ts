// Messages on their way to whichever socket is open: order, resending, files by frames. Knows no states and no attributes.
import type { Frame } from '../wire/encode.ts';
import type { Emit, QueuedMessage, WsErrorCode } from './events.ts';
import { byteLength, type Ledger } from './ledger.ts';

/** A message; with `frames`, one of several frames that have to be made. */
export interface Unit extends QueuedMessage {
  readonly frames?: () => Promise<readonly Frame[]>;
  /** Whether `wsBeforeSend` was raised: what is sent again is not announced again. */
  isAnnounced?: boolean;
  /** Likewise `wsAfterSend`. */
  isReported?: boolean;
  /** How often one of several frames was begun. */
  attempts?: number;
  /** Of one of several frames that was handed over to its last frame: says that all of it has left. */
  tellWhole?: (() => void) | undefined;
}

/** One socket and its account. */
export interface Session {
  readonly socket: WebSocket;
  readonly ledger: Ledger<Unit>;
  /** The unit that is being handed over just now, so that later ones wait their turn. */
  sending?: Unit | undefined;
}

export interface Outbox {
  /** The messages that wait, oldest first; one of several frames stays until its last byte has left. */
  readonly queue: Unit[];
  /** Hands over what waits, in order, as long as the same socket is open. */
  pump(): void;
  /** Hands a message over past the queue. @throws what `socket.send` throws */
  handOver(session: Session, unit: Unit): void;
  /** Takes back what a dead socket still held: it goes first. What a living one holds, it lets out. */
  reclaim(session: Session, isDead: boolean): void;
}

/** Bytes that may wait in the socket while the next frame is handed over. */
const lowWater = 65_536;

/**
 * @param current the session of the open socket, if there is one
 * @param later calls back after so many ms, unless the current socket ends first
 */
export function createOutbox(
  current: () => Session | undefined,
  later: (callback: () => void, ms: number) => void,
  emit: Emit,
  fail: (code: WsErrorCode, error: unknown, unit: Unit) => void,
): Outbox {
  const queue: Unit[] = [];
  /** Whether `wsBeforeSend` is being raised; nothing leaves before that is said. */
  let announcing = false;

  const leave = (unit: Unit) => {
    const at = queue.indexOf(unit);
    if (at >= 0) queue.splice(at, 1);
  };

  /** @returns false when a listener cancelled the message */
  function announce(unit: Unit): boolean {
    if (!unit.sendElt || unit.isAnnounced) return true;
    unit.isAnnounced = true;
    return emit('htmx:wsBeforeSend', { message: unit.message }, unit.sendElt);
  }

  function sent(unit: Unit): void {
    if (!unit.sendElt || unit.isReported) return;
    unit.isReported = true;
    emit('htmx:wsAfterSend', { message: unit.message }, unit.sendElt);
  }

  function handOver({ socket, ledger }: Session, unit: Unit): void {
    if (!announce(unit)) return;
    socket.send(unit.message as string);
    ledger.add(unit, byteLength(unit.message));
    sent(unit);
  }

  function pump(): void {
    const session = current();
    if (!session || session.sending || announcing) return;
    for (let unit = queue[0]; unit; unit = queue[0]) {
      session.sending = unit;
      announcing = true;
      const go = announce(unit);
      announcing = false;
      if (!go) leave(unit);
      // A handler may have ended the socket: then the message waits on, or was named.
      if (current() !== session) return pump();
      if (go && unit.frames) return void stream(session, unit, unit.frames);
      leave(unit);
      try {
        if (go) handOver(session, unit);
      } catch (error) {
        fail('socket', error, unit);
      }
      if (current() !== session) return;
    }
    session.sending = undefined;
  }

  /** Sends a unit of several frames, the next only when little is buffered; others wait until its last byte has left. */
  async function stream(session: Session, unit: Unit, makeFrames: NonNullable<Unit['frames']>): Promise<void> {
    const { socket, ledger } = session;
    const attempt = (unit.attempts ?? 0) + 1;
    unit.attempts = attempt;
    let code: WsErrorCode = 'file-unreadable';
    let total = 0;
    let handed = 0;
    let loaded = -1;
    const tell = (left: number) => {
      if (left <= loaded) return;
      loaded = left;
      if (unit.sendElt) emit('htmx:wsSendProgress', { loaded, total, attempt }, unit.sendElt);
    };
    /** Settles when no more than so many bytes are buffered; rejects or never settles where the socket ends first. */
    const drained = (limit: number) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          tell(Math.max(0, handed - socket.bufferedAmount));
          // A listener may have ended the socket.
          if (current() !== session) reject();
          else if (socket.bufferedAmount > limit) later(look, 10);
          else resolve();
        };
        look();
      });
    try {
      const frames = await makeFrames();
      code = 'socket';
      if (current() !== session) return;
      for (const frame of frames) total += byteLength(frame);
      for (const [index, frame] of frames.entries()) {
        await drained(lowWater);
        socket.send(frame);
        handed += byteLength(frame);
        if (index + 1 === frames.length) unit.tellWhole = () => tell(total);
        ledger.add(unit, byteLength(frame), !!unit.tellWhole);
      }
      await drained(0);
      leave(unit);
      sent(unit);
    } catch (error) {
      if (current() !== session) return;
      leave(unit);
      fail(code, error, unit);
    }
    session.sending = undefined;
    pump();
  }

  return {
    queue,
    pump,
    handOver,
    reclaim({ ledger, sending }, isDead) {
      const unsent = isDead ? ledger.settle().unsent : [];
      queue.unshift(...unsent.filter((unit) => !queue.includes(unit)));
      if (!sending?.frames) return;
      if (sending.tellWhole && !unsent.includes(sending)) {
        leave(sending);
        sending.tellWhole();
        sent(sending);
      } else if (isDead && (sending.attempts ?? 0) > 1) {
        leave(sending);
        fail('socket', new Error('The connection fell twice'), sending);
      }
      sending.tellWhole = undefined;
    },
  };
}
