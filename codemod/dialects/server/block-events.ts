// What one piece of a template's code does to the blocks around it: those that it opens, goes on with and closes. A block
// that begins and ends in the same piece is nobody's business. Knows no language.
import type { Range } from '../../source/edit.ts';

/** A place of the code where a block of the template begins, branches or ends. Offsets are those of the code. */
export interface BlockEvent extends Range {
  readonly role: 'open' | 'continue' | 'close';
  /** The same on what opens and closes a block. */
  readonly block: string;
  readonly conditional: boolean;
}

interface Opened {
  readonly block: string;
  /** Where its event stands in the list. */
  readonly index: number;
}

/** Gathers the events of one piece of code, in order. */
export class BlockEvents {
  readonly #events: BlockEvent[] = [];
  readonly #open: Opened[] = [];

  /** A block begins. */
  open(range: Range, block: string, conditional: boolean): void {
    this.#open.push({ block, index: this.#events.length });
    this.#events.push({ ...range, role: 'open', block, conditional });
  }

  /** A further branch begins, and nothing is to be closed for it but the block itself: `else`, `when`. */
  branch(range: Range): void {
    if (this.#open.length > 0) return;
    // `case 1: case 2:` are one branch.
    if (this.#events.at(-1)?.role === 'continue') return;
    this.#events.push({ ...range, role: 'continue', block: '', conditional: false });
  }

  /** A branch ends and the next one begins, each in brackets of its own: `} else {`. */
  reopen(range: Range, block: string): void {
    if (this.#open.length > 0) {
      this.close(range, block);
      this.open(range, block, false);
      return;
    }
    this.#open.push({ block, index: this.#events.length });
    this.#events.push({ ...range, role: 'continue', block, conditional: false });
  }

  /** A block ends. */
  close(range: Range, block: string): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      this.#events.push({ ...range, role: 'close', block, conditional: false });
      return;
    }
    if (top.block !== block) return;
    this.#open.pop();
    const event = this.#events[top.index];
    this.#events.length = top.index;
    // `} else { … }`: all that is left is the closing of the first branch.
    if (event?.role === 'continue') this.#events.push({ ...event, end: range.end, role: 'close' });
  }

  /** How many blocks are open here that began here. */
  get depth(): number {
    return this.#open.length;
  }

  get list(): readonly BlockEvent[] {
    return this.#events;
  }
}
