// A page's connections in the order in which the page made them: those that it makes at once arrive in any. Awaits nothing.

interface Connection {
  /** Path and query. */
  readonly path: string;
}

/**
 * Those of `arrived` that are not in `known`, in the page's order; where nothing tells, as they arrived.
 * @param made the paths of all sockets that the page made, in its order, also of those that never arrived
 */
export function newInOrder<Made extends Connection>(
  known: readonly Made[],
  arrived: readonly Made[],
  made: readonly string[],
): readonly Made[] {
  const fresh = arrived.filter((connection) => !known.includes(connection));
  // The newest sockets are the page's last: those before them belong to what is known, or never came.
  const places = new Map<Made, number>();
  let place = made.length;
  for (const path of [...made].reverse()) {
    place -= 1;
    const connection = fresh.findLast((candidate) => candidate.path === path && !places.has(candidate));
    if (connection !== undefined) places.set(connection, place);
  }
  return fresh.toSorted((a, b) => (places.get(a) ?? made.length) - (places.get(b) ?? made.length));
}
