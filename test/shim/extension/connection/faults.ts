// What is wrong with a life of a connection, said from its history alone: one sentence a fault. Knows no state machine.
import type { FakeSocket } from '../../fakes/socket.ts';
import type { History } from './schedule.ts';

const repeated = (list: readonly number[]): number[] => list.filter((each, index) => list.indexOf(each) !== index);

export function faults(history: History): readonly string[] {
  return [...tooManySockets(history), ...twice(history), ...outOfOrder(history), ...lost(history), ...left(history)];
}

function* tooManySockets({ mostLive }: History): Iterable<string> {
  if (mostLive > 1) yield `${mostLive} sockets were live at once`;
}

/** A message is handed over again only when a dead socket had not let it out whole. */
function* twice({ sockets, dropped, announced, reported }: History): Iterable<string> {
  const numbers = new Set(sockets.flatMap(({ sent }) => sent as number[]));
  for (const number of numbers) {
    const carriers = sockets.flatMap((socket) => socket.sent.filter((each) => each === number).map(() => socket));
    const mayHaveArrived = (socket: FakeSocket) => !dropped.has(socket) || socket.left.includes(number);
    if (carriers.slice(0, -1).some(mayHaveArrived)) yield `${number} may arrive twice`;
    if (!reported.includes(number)) yield `${number} was not reported`;
    if (!announced.includes(number)) yield `${number} was not announced`;
  }
  for (const number of repeated(announced)) yield `${number} was announced again`;
  for (const number of repeated(reported)) yield `${number} was reported again`;
}

function* outOfOrder({ sockets, immediate }: History): Iterable<string> {
  const first: number[] = [];
  for (const { sent } of sockets) {
    const ordered = (sent as number[]).filter((number) => !immediate.includes(number));
    if (ordered.some((number, index) => number < (ordered[index - 1] ?? 0))) yield `a socket carried ${ordered.join()}`;
    for (const number of ordered) if (!first.includes(number)) first.push(number);
  }
  if (first.some((number, index) => number < (first[index - 1] ?? 0))) yield `handed over first: ${first.join()}`;
}

/** Every message given to `send` is on a socket that lets it out, waits, or somebody was told. */
function* lost(history: History): Iterable<string> {
  const { sockets, dropped, queued, named, cancelled, emptied, discarded } = history;
  const carried = sockets.flatMap((socket) => [...socket.left, ...(dropped.has(socket) ? [] : socket.buffered)]);
  const known = new Set<unknown>([...carried, ...queued, ...named, ...cancelled, ...emptied]);
  const unknown = (numbers: readonly number[]) => numbers.filter((number) => !known.has(number));
  const missing = unknown(history.given);
  // What was sent past the queue may fail in silence, or wait for another socket and be discarded there; what is
  // emptied from the queue inside its own wsBeforeSend may be on its way already.
  const more = discarded - missing.length;
  if (more < 0 || more > unknown(history.immediate).length + emptied.length)
    yield `lost: ${missing.join() || 'none'}, and ${discarded} counted as discarded`;
  for (const number of repeated([...queued, ...named])) yield `${number} waits or was named twice`;
}

function* left({ stopped, sockets, timers, queued }: History): Iterable<string> {
  for (const [index, { live, listeners }] of sockets.entries()) {
    if (listeners > 0 && !(live && !stopped)) yield `socket ${index} has ${listeners} listeners left`;
    if (live && stopped) yield `socket ${index} lives on`;
  }
  if (stopped && timers > 0) yield `${timers} timers left`;
  if (timers > 1) yield `${timers} timers at once`;
  if (stopped && queued.length > 0) yield `${queued.join()} still queued`;
}
