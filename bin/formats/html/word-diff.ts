// Which words of a line differ from those of another. Knows nothing of HTML.

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** More words than this are compared by their common beginning and end alone: the table below grows by their product. */
const most = 400;

/** Both lines cut into pieces that are in the other line too, and pieces that are not. */
export function wordDiff(before: string, after: string): readonly [readonly Piece[], readonly Piece[]] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const [inX, inY] = x.length <= most && y.length <= most ? commonTo(x, y) : [new Set<number>(), new Set<number>()];
  const side = (words: readonly string[], kept: ReadonlySet<number>) =>
    joined(
      words.map((text, at) => ({
        text,
        differs: at >= head && at < words.length - tail && !kept.has(at - head),
      })),
    );
  return [side(a, inX), side(b, inY)];
}

function wordsOf(line: string): readonly string[] {
  return line.match(/\s+|[\w-]+|[^\w\s]/g) ?? [];
}

/** The indexes, in each, of a longest common subsequence; words alone count, or every quote would be common. */
function commonTo(x: readonly string[], y: readonly string[]): readonly [Set<number>, Set<number>] {
  const lengths = Array.from({ length: x.length + 1 }, () => new Uint16Array(y.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const isSame = (i: number, j: number) => x[i] === y[j];
  for (let i = x.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = y.length - 1; j >= 0; j--) {
      row[j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const [inX, inY] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (isSame(i, j)) {
      inX.add(i++);
      inY.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [inX, inY];
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.differs === piece.differs) all[all.length - 1] = { ...last, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}
