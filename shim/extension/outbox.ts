// Messages on their way to whichever socket is open: order, bound, resending. Knows no states and no attributes.
import type { Frame } from '../wire/encode.ts';
import type { Environment } from './environment.ts';
import type { QueuedMessage, WsErrorCode, WsEventDetails } from './events.ts';
import { handOverFrames } from './frames.ts';
import { byteLength } from './ledger.ts';
import type { Session } from './session.ts';

/** A message; with `frames`, one of several frames that have to be made. */
export interface Unit extends QueuedMessage {
  readonly frames?: (() => Promise<readonly Frame[]>) | undefined;
}

type SendEvent = 'htmx:wsBeforeSend' | 'htmx:wsAfterSend' | 'htmx:wsSendProgress';

export interface OutboxSetup {
  readonly env: Environment;
  /** The open socket, if there is one. */
  readonly session: () => Session<Unit> | undefined;
  /** Raises an event on a sender; false when it was cancelled. */
  readonly emit: <Name extends SendEvent>(
    name: Name,
    detail: Omit<WsEventDetails[Name], 'elt' | 'socketWrapper'>,
    sendElt: Element,
  ) => boolean;
  readonly fail: (code: WsErrorCode, error: unknown, unit: Unit) => void;
}

export interface Outbox {
  /** The messages that wait, oldest first; one of several frames stays until its last byte has left. */
  readonly queue: Unit[];
  /** Hands over what waits, in order, as long as the same socket is open. */
  pump(): void;
  /** Hands a message over past the queue. @throws what `socket.send` throws */
  handOver(session: Session<Unit>, unit: Unit): void;
  /** Takes back what a dead socket still held: it goes first. What a living one holds, it lets out. */
  reclaim(session: Session<Unit>, isDead: boolean): void;
}

export function createOutbox({ env, session: current, emit, fail }: OutboxSetup): Outbox {
  const queue: Unit[] = [];
  /** Messages whose `wsBeforeSend` was raised: those that are sent again are not announced again. */
  const announced = new WeakSet<Unit>();
  /** The message of which `wsBeforeSend` is being raised; nothing leaves before that is said. */
  let announcing: Unit | undefined;
  /** How often a unit of several frames was begun. */
  const attempts = new WeakMap<Unit, number>();
  /** Units of several frames that were handed over to the last frame. */
  const whole = new WeakSet<Unit>();

  const leave = (unit: Unit) => {
    const at = queue.indexOf(unit);
    if (at >= 0) queue.splice(at, 1);
  };

  function announce(unit: Unit): boolean {
    if (!unit.sendElt || announced.has(unit)) return true;
    announced.add(unit);
    return emit('htmx:wsBeforeSend', { message: unit.message }, unit.sendElt);
  }

  const sent = ({ message, sendElt }: Unit) => sendElt && emit('htmx:wsAfterSend', { message }, sendElt);

  function handOver({ socket, ledger }: Session<Unit>, unit: Unit): void {
    if (!announce(unit)) return;
    socket.send(unit.message as string);
    ledger.add(unit, byteLength(unit.message));
    sent(unit);
  }

  function pump(): void {
    const session = current();
    if (!session || session.sending || announcing) return;
    for (let unit = queue[0]; unit; unit = queue[0]) {
      session.sending = announcing = unit;
      const go = announce(unit);
      announcing = undefined;
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

  /** Sends a unit of several frames; the others wait until its last byte has left. */
  async function stream(
    session: Session<Unit>,
    unit: Unit,
    makeFrames: () => Promise<readonly Frame[]>,
  ): Promise<void> {
    const attempt = (attempts.get(unit) ?? 0) + 1;
    attempts.set(unit, attempt);
    let code: WsErrorCode = 'file-unreadable';
    try {
      const frames = await makeFrames();
      code = 'socket';
      if (current() !== session) return;
      await handOverFrames(frames, {
        socket: session.socket,
        alive: () => current() === session,
        handed(bytes, isLast) {
          session.ledger.add(unit, bytes);
          if (isLast) whole.add(unit);
        },
        later(callback) {
          const timer = env.setTimeout(callback, 10);
          session.cancelWait = () => env.clearTimeout(timer);
        },
        progress(loaded, total) {
          if (unit.sendElt) emit('htmx:wsSendProgress', { loaded, total, attempt }, unit.sendElt);
        },
      });
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
    reclaim({ socket, ledger, sending }, isDead) {
      const unsent = isDead ? ledger.settle(socket.bufferedAmount).unsent : [];
      queue.unshift(...unsent.filter((unit) => !queue.includes(unit)));
      if (!sending?.frames) return;
      if (whole.has(sending) && !unsent.includes(sending)) {
        leave(sending);
        sent(sending);
      } else if (isDead && (attempts.get(sending) ?? 0) > 1) {
        leave(sending);
        fail('socket', new Error('The connection fell twice while this message with files was sent'), sending);
      }
      whole.delete(sending);
    },
  };
}
