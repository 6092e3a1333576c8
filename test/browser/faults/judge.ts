// What is wrong with a life of a page and its server, said from what the raw server read and what the page's sockets and
// events told: one sentence a fault. Knows nothing of how the shim works.
import type { SocketRecord } from './recorder.ts';
import type { History } from './schedule.ts';

const reconnecting = [1006, 1011, 1012, 1013];

/** Messages of which no byte was in the socket any more when it ended. */
const left = ({ sent, total, closed }: SocketRecord) =>
  sent.filter(({ end }) => end <= total - (closed?.buffered ?? 0));

const numbers = (sent: readonly { readonly n: number }[]) => sent.map(({ n }) => n);

export function faults(history: History): readonly string[] {
  return [
    ...[...history.given.keys()].flatMap((element) => [
      ...onceAndInOrder(history, element),
      ...accounted(history, element),
    ]),
    ...counted(history),
  ];
}

function* onceAndInOrder({ read }: History, element: number): Iterable<string> {
  const numbers = read.get(element) ?? [];
  const doubled = numbers.filter((n, index) => numbers.indexOf(n) !== index);
  if (doubled.length > 0) yield `element ${element}: ${doubled.join()} arrived twice`;
  else if (numbers.some((n, index) => n < (numbers[index - 1] ?? 0)))
    yield `element ${element}: arrived as ${numbers.join()}`;
}

/** What did not arrive was named, went with its element, or had left a socket that the server ended. */
function* accounted(history: History, element: number): Iterable<string> {
  const { given, read, named, sockets, discarded, gentle } = history;
  const arrived = new Set(read.get(element));
  const told = new Set(named.filter((each) => each.element === element).map(({ n }) => n));
  const untrue = [...told].filter((n) => arrived.has(n));
  if (untrue.length > 0) yield `element ${element}: ${untrue.join()} arrived, but was named as lost`;
  const died = sockets.filter((socket) => socket.element === element && wasEnded(socket));
  // The page let its socket go, and the line fell before all was out: nobody is left to send it again.
  const unsure = new Set(died.flatMap((socket) => numbers(socket.letGo ? socket.sent : left(socket))));
  const missing = Array.from({ length: given.get(element) ?? 0 }, (_, index) => index + 1).filter(
    (n) => !arrived.has(n) && !told.has(n),
  );
  const silent = missing.filter((n) => !unsure.has(n));
  const gone = discarded[element] ?? 0;
  if (silent.length !== gone)
    yield `element ${element}: lost ${silent.join() || 'none'}, and ${gone} counted as discarded`;
  if (gentle && silent.length !== missing.length)
    yield `element ${element}: ${missing.join()} lost, although the server had read all before it left`;
}

/**
 * Whether the server or the network ended it, and not the page. Also where the close was clean: a browser drops what it
 * has not put on the line yet when the server's close frame comes. 1005: the page's own close, answered.
 */
const wasEnded = ({ letGo, closed }: SocketRecord) => !(letGo && closed?.wasClean && closed.code === 1005);

/** `detail.unconfirmed` is how many had left for the server since its last frame. */
function* counted({ sockets }: History): Iterable<string> {
  for (const socket of sockets) {
    if (socket.letGo || socket.unconfirmed === undefined) continue;
    const after = new Set(numbers(socket.sent.slice(socket.heard)));
    const expected = numbers(left(socket)).filter((n) => after.has(n)).length;
    if (socket.unconfirmed !== expected)
      yield `element ${socket.element}: ${socket.unconfirmed} unconfirmed where ${expected} were (${socket.closed?.code})`;
  }
}

/** How often what this suite is for has happened: so that a run shows that it looked where it hurts. */
export function tally(histories: readonly History[]): Readonly<Record<string, number>> {
  const sockets = histories.flatMap((history) => history.sockets);
  const died = sockets.filter((socket) => !socket.letGo);
  return {
    schedules: histories.length,
    messages: histories.flatMap(({ given }) => [...given.values()]).reduce((sum, count) => sum + count, 0),
    sockets: sockets.length,
    'ended by the server': died.length,
    'told to come again': sockets.filter(({ closed }) => reconnecting.includes(closed?.code ?? 0)).length,
    'sent again': died.reduce((sum, s) => sum + s.sent.length - left(s).length, 0),
    named: histories.flatMap(({ named }) => named).length,
    discarded: histories.flatMap(({ discarded }) => Object.values(discarded)).reduce((sum, count) => sum + count, 0),
  };
}
