// What is wrong with one life of a unit page and its server: one sentence a fault. Knows nothing of how the shim works.
import { decodeFrames } from './file-page.ts';
import type { History } from './play-units.ts';
import { expected, frameCount } from './unit.ts';
import type { SocketRecord } from './unit-recorder.ts';

/** Of what was handed to a socket, the numbers whose last byte had left it at its end. */
const left = ({ sent, total, buffered = 0 }: SocketRecord, frames: ReadonlyMap<number, number>) =>
  [...new Set(sent.map(({ n }) => n))].filter((n) => {
    const its = sent.filter((frame) => frame.n === n);
    return its.length === frames.get(n) && its.every(({ end }) => end <= total - buffered);
  });

export function faults(history: History): readonly string[] {
  const arrived = decodeFrames(history.read);
  const numbers = arrived.flatMap(({ n }) => (typeof n === 'string' ? [Number(n)] : []));
  return [
    ...whole(history, arrived),
    ...onceAndInOrder(numbers),
    ...accounted(history, new Set(numbers)),
    ...announced(history),
    ...progressed(history),
  ];
}

/** Nothing stands between a unit's frames, and what arrives is what was sent. */
function* whole({ units }: History, arrived: readonly object[]): Iterable<string> {
  const right = new Map(units.map((unit) => [String(unit.n), JSON.stringify(Object.entries(expected(unit)).sort())]));
  for (const message of arrived) {
    const shown = JSON.stringify(message);
    if ('ok' in message) yield `not a message: ${shown}`;
    else if (right.get((message as { n: string }).n) !== JSON.stringify(Object.entries(message).sort()))
      yield `arrived otherwise: ${shown}`;
  }
}

function* onceAndInOrder(numbers: readonly number[]): Iterable<string> {
  const doubled = numbers.filter((n, index) => numbers.indexOf(n) !== index);
  if (doubled.length > 0) yield `${doubled.join()} arrived twice`;
  else if (numbers.some((n, index) => n < (numbers[index - 1] ?? 0))) yield `arrived as ${numbers.join()}`;
}

/** What did not arrive was named, or had left whole, and was counted, when the server ended the socket. */
function* accounted({ units, sockets, named }: History, arrived: ReadonlySet<number>): Iterable<string> {
  const frames = new Map(units.map((unit) => [unit.n, frameCount(unit)]));
  const told = new Set(named.map(({ n }) => n));
  const untrue = [...told].filter((n) => arrived.has(n));
  if (untrue.length > 0) yield `${untrue.join()} arrived, but was named as lost`;
  const dead = sockets.filter(({ letGo }) => !letGo);
  const unsure = new Set(dead.flatMap((socket) => left(socket, frames)));
  const silent = units.filter(({ n }) => !arrived.has(n) && !told.has(n) && !unsure.has(n));
  if (silent.length > 0) yield `${silent.map(({ n }) => n).join()} lost in silence`;
  for (const socket of dead) {
    const count = left(socket, frames).length;
    if (socket.unconfirmed !== count) yield `${socket.unconfirmed} unconfirmed where ${count} were`;
  }
  for (const { n, sender, sizes } of units) {
    const fallen = dead.filter(({ sent }) => sent.some((frame) => frame.n === n)).length;
    if (sizes.length > 0 && fallen > 2) yield `${n} from ${sender} was begun on ${fallen} sockets that fell`;
  }
}

/** Each was announced once before, and once after unless it was named. */
function* announced({ units, named, before, after }: History): Iterable<string> {
  const times = (list: readonly number[], n: number) => list.filter((each) => each === n).length;
  const lost = new Set(named.map(({ n }) => n));
  for (const { n, sender } of units) {
    if (sender === 'script') continue;
    if (times(before, n) !== 1) yield `wsBeforeSend of ${n} came ${times(before, n)} times`;
    if (!lost.has(n) && times(after, n) !== 1) yield `wsAfterSend of ${n} came ${times(after, n)} times`;
  }
}

/** On its sender, never falling within an attempt, up to the total of what was said to be sent. */
function* progressed({ units, after, progress }: History): Iterable<string> {
  for (const { n, sender, sizes } of units) {
    const its = progress.filter((each) => each.n === n);
    if (its.some(({ on }) => on !== sender)) yield `progress of ${n} came on another element than ${sender}`;
    const ordered = its.every(({ loaded, total, attempt }, index) => {
      const earlier = its[index - 1];
      if (!earlier || attempt === earlier.attempt + 1) return loaded <= total;
      return attempt === earlier.attempt && loaded > earlier.loaded && loaded <= total && total === earlier.total;
    });
    if (!ordered) yield `progress of ${n} came as ${JSON.stringify(its)}`;
    const end = its.at(-1);
    if (sizes.length > 0 && after.includes(n) && (!end || end.loaded !== end.total || end.total < sum(sizes)))
      yield `progress of ${n} ended with ${JSON.stringify(end)}`;
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** How often what this is for has happened: so that a run shows that it looked where it hurts. */
export function tally(histories: readonly History[]): Readonly<Record<string, number>> {
  const sockets = histories.flatMap((history) => history.sockets);
  const count = (each: (history: History) => number) => sum(histories.map(each));
  return {
    lives: histories.length,
    units: count(({ units }) => units.length),
    files: count(({ units }) => sum(units.map(({ sizes }) => sizes.length))),
    sockets: sockets.length,
    fallen: sockets.filter(({ letGo }) => !letGo).length,
    'with bytes in the buffer': sockets.filter(({ buffered = 0 }) => buffered > 0).length,
    'begun again': count((history) => new Set(history.progress.flatMap((p) => (p.attempt > 1 ? [p.n] : []))).size),
    named: count(({ named }) => named.length),
    unconfirmed: sum(sockets.map(({ unconfirmed = 0, letGo }) => (letGo ? 0 : unconfirmed))),
  };
}
