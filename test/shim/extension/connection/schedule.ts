// A random life of a connection: what the page, the server, the network and time do, played on a rig. Judges nothing.
import fc from 'fast-check';
import type { WsEventName } from '../../../../shim/extension/events.ts';
import type { FakeSocket } from '../../fakes/socket.ts';
import { createRig } from './rig.ts';

export type Act = 'send' | 'now' | 'start' | 'hurry' | 'suspend' | 'reconnect' | 'stop' | 'empty';

export type Step =
  | { readonly page: Act }
  | { readonly server: 'open' | 'say' }
  | { readonly drain: number }
  | { readonly drop: number }
  | { readonly wait: number }
  | { readonly permitted: boolean }
  /** What a handler does the next time that the event comes. */
  | { readonly inside: WsEventName; readonly act: Act | 'cancel' };

const act = fc.constantFrom<Act>('send', 'send', 'now', 'start', 'hurry', 'suspend', 'reconnect', 'empty');

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ page: fc.constant<Act>('send') }) },
    { weight: 5, arbitrary: fc.record({ page: act }) },
    { weight: 10, arbitrary: fc.record({ server: fc.constantFrom('open' as const, 'say' as const) }) },
    { weight: 6, arbitrary: fc.record({ drain: fc.nat(6) }) },
    { weight: 6, arbitrary: fc.record({ drop: fc.constantFrom(1006, 1006, 1012, 1000) }) },
    { weight: 5, arbitrary: fc.record({ wait: fc.constantFrom(100, 1_000, 64_000) }) },
    { weight: 1, arbitrary: fc.record({ permitted: fc.boolean() }) },
    {
      weight: 4,
      arbitrary: fc.record({
        inside: fc.constantFrom<WsEventName>(
          'htmx:wsConnecting',
          'htmx:wsOpen',
          'htmx:wsBeforeSend',
          'htmx:wsAfterSend',
          'htmx:wsClose',
          'htmx:wsError',
        ),
        act: fc.oneof(act, fc.constant('cancel' as const)),
      }),
    },
  ),
  { maxLength: 60 },
);

/** Everything that a judge may want to know of one life. */
export interface History {
  readonly sockets: readonly FakeSocket[];
  /** Sockets that the network ended; the page ended the others. */
  readonly dropped: ReadonlySet<FakeSocket>;
  /** Message numbers in the order in which they were given to `send`. */
  readonly given: readonly number[];
  /** Those given to `sendImmediately`, and not refused by an exception. */
  readonly immediate: readonly number[];
  readonly named: readonly number[];
  readonly cancelled: readonly number[];
  readonly emptied: readonly number[];
  readonly announced: readonly number[];
  readonly reported: readonly number[];
  readonly queued: readonly number[];
  readonly discarded: number;
  /** The most sockets that were ever live at once. */
  readonly mostLive: number;
  readonly stopped: boolean;
  readonly timers: number;
}

/** Plays the steps, then stops the connection if told so. @param spoil alters each socket, to plant a fault */
export function play(
  life: readonly Step[],
  end: 'stop' | 'leave',
  spoil: (socket: FakeSocket) => FakeSocket = (socket) => socket,
): History {
  let permitted = true;
  let next = 0;
  let discarded = 0;
  let mostLive = 0;
  const lists = {
    given: [] as number[],
    immediate: [] as number[],
    named: [] as number[],
    cancelled: [] as number[],
    emptied: [] as number[],
    announced: [] as number[],
    reported: [] as number[],
  };
  const dropped = new Set<FakeSocket>();
  const elt = document.createElement('a');
  const rig = createRig({ config: { wsQueueLimit: 6 }, permitted: () => permitted, create: spoil });
  const look = () => {
    mostLive = Math.max(mostLive, rig.sockets.filter(({ live }) => live).length);
  };

  const acts: Readonly<Record<Act, () => void>> = {
    send() {
      lists.given.push(++next);
      rig.wrapper.send(next, elt);
    },
    now() {
      const number = ++next;
      try {
        rig.wrapper.sendImmediately(number, elt);
        lists.immediate.push(number);
      } catch {
        // The caller knows, and has it still.
      }
    },
    start: () => rig.connection.start(),
    hurry: () => rig.connection.hurry(),
    suspend: () => rig.connection.suspend(),
    reconnect: () => rig.wrapper.reconnect(),
    stop: () => rig.connection.stop(),
    empty() {
      lists.emptied.push(...rig.wrapper.queue.map(({ message }) => message as number));
      rig.wrapper.queue.length = 0;
    },
  };

  const armed = new Map<WsEventName, (Act | 'cancel')[]>();
  for (const name of [
    'htmx:wsConnecting',
    'htmx:wsOpen',
    'htmx:wsBeforeSend',
    'htmx:wsAfterSend',
    'htmx:wsClose',
    'htmx:wsError',
  ] as const) {
    rig.on(name, (detail) => {
      look();
      const message = detail.message as number | undefined;
      if (name === 'htmx:wsBeforeSend') lists.announced.push(message as number);
      if (name === 'htmx:wsAfterSend') lists.reported.push(message as number);
      if (name === 'htmx:wsError' && message !== undefined) lists.named.push(message);
      discarded += detail.discarded ?? 0;
      const todo = armed.get(name)?.shift();
      if (todo === 'cancel') {
        if (name === 'htmx:wsBeforeSend') lists.cancelled.push(message as number);
        return false;
      }
      if (todo) acts[todo]();
      look();
      return true;
    });
  }

  const network = (step: Step) => {
    const socket = rig.sockets.at(-1);
    if ('drain' in step) for (const each of rig.sockets) each.drain(step.drain);
    if (!socket) return;
    if ('server' in step && step.server === 'open' && socket.readyState === 0) socket.open();
    if ('server' in step && step.server === 'say' && socket.readyState === 1) socket.say('hello');
    if ('drop' in step && socket.live) {
      dropped.add(socket);
      socket.drop(socket.readyState === 0 ? 1006 : step.drop);
    }
  };

  rig.connection.start();
  for (const step of life) {
    if ('page' in step) acts[step.page]();
    else if ('wait' in step) rig.env.advance(step.wait);
    else if ('permitted' in step) permitted = step.permitted;
    else if ('inside' in step) armed.set(step.inside, [...(armed.get(step.inside) ?? []), step.act]);
    else network(step);
    look();
  }
  armed.clear();
  if (end === 'stop') acts.stop();
  return {
    ...lists,
    sockets: rig.sockets,
    dropped,
    queued: rig.wrapper.queue.map(({ message }) => message as number),
    discarded,
    mostLive,
    stopped: end === 'stop',
    timers: rig.env.timers,
  };
}
