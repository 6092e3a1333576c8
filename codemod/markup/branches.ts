// Which branches of which blocks a place of a template stands in. Knows holes, not languages, and nothing of HTML.

import type { Hole } from '../source/hole.ts';
import { firstEndingAfter } from '../source/within.ts';

/** One branch of one block, inside its parent. Branches of a block share its `id`; the text of the condition tells twins. */
export interface Branch {
  readonly id: number;
  readonly index: number;
  /** The opening statement's text for a first branch, else undefined: two blocks with one condition agree on it. */
  readonly condition: string | undefined;
  readonly conditional: boolean;
  /** The innermost block around it that gives names a meaning of its own. */
  readonly scope: number | undefined;
  /** That of what stands in it. */
  readonly inside: number | undefined;
  readonly parent: Branch | undefined;
}

/** A block of a template, with its statements. */
export interface Block {
  readonly open: Hole;
  readonly continues: readonly Hole[];
  readonly close: Hole;
  readonly conditional: boolean;
}

/** The blocks of a template: where they begin, branch and end. */
export class Branches {
  readonly #holes: readonly Hole[];
  /** The branch that stands after each hole. */
  readonly #after: readonly (Branch | undefined)[];
  readonly #blocks = new Map<Hole, Block>();

  constructor(source: string, holes: readonly Hole[]) {
    const after: (Branch | undefined)[] = [];
    const stack: { readonly open: Hole; readonly continues: Hole[]; readonly outer: Branch | undefined }[] = [];
    let now: Branch | undefined;
    for (const [id, hole] of holes.entries()) {
      const top = stack.at(-1);
      if (hole.role === 'open') {
        stack.push({ open: hole, continues: [], outer: now });
        const condition = source
          .slice(hole.inner.start, hole.inner.end)
          .replace(/^[-+~]|[-+~]$/g, '')
          .trim();
        const scope = now?.inside;
        const inside = hole.rebinds === true ? id : scope;
        now = { id, index: 0, condition, conditional: hole.conditional === true, scope, inside, parent: now };
      } else if (hole.role === 'continue' && top !== undefined && now !== undefined) {
        top.continues.push(hole);
        now = { ...now, index: top.continues.length, condition: undefined };
      } else if (hole.role === 'close' && top !== undefined && (hole.block === '' || hole.block === top.open.block)) {
        stack.pop();
        const { open, continues } = top;
        const block = { open, continues, close: hole, conditional: open.conditional === true };
        for (const part of [open, ...continues, hole]) this.#blocks.set(part, block);
        now = top.outer;
      }
      after.push(now);
    }
    this.#holes = holes;
    this.#after = after;
  }

  /** The innermost branch at an offset. */
  at(offset: number): Branch | undefined {
    return this.#after[firstEndingAfter(this.#holes, offset) - 1];
  }

  /** The block that a statement belongs to, when it is closed. */
  blockOf(hole: Hole): Block | undefined {
    return this.#blocks.get(hole);
  }
}

/** How many levels are looked at; a template nested deeper than that is written by a machine. */
const depthLimit = 64;

function chain(branch: Branch | undefined): readonly Branch[] {
  const levels: Branch[] = [];
  for (let now = branch; now !== undefined && levels.length < depthLimit; now = now.parent) levels.push(now);
  return levels;
}

/** Whether no rendering prints both places: they stand in two branches of one conditional block. */
export function exclusive(a: Branch | undefined, b: Branch | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return false;
  const others = new Map(chain(b).map((branch) => [branch.id, branch]));
  return chain(a).some((branch) => {
    const other = others.get(branch.id);
    return other !== undefined && branch.conditional && other.index !== branch.index;
  });
}

/** Whether whatever prints `place` prints `other` too: `other` stands in no branch that `place` is not also in. */
export function implies(place: Branch | undefined, other: Branch | undefined): boolean {
  if (other === undefined || place === other) return true;
  const mine = chain(place);
  return chain(other).every(
    (needed) =>
      mine.some((branch) => branch.id === needed.id && branch.index === needed.index) ||
      (needed.conditional &&
        needed.condition !== undefined &&
        mine.some(({ condition, scope }) => condition === needed.condition && scope === needed.scope)) ||
      silentBlock(needed),
  );
}

/** A block such as `{% block %}` or `{% with %}` always prints its body; a loop or an unknown one may not. */
function silentBlock(branch: Branch): boolean {
  return (
    !branch.conditional &&
    branch.index === 0 &&
    /^(?:block|with|spaceless|autoescape|localize|filter|verbatim|raw)\b/.test(branch.condition ?? '')
  );
}
