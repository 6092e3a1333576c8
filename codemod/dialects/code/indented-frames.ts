// The elements and blocks that are open at a line of an indented language, and how their ends are told. Knows no language.
import type { Rendition } from './rendition.ts';

interface Frame {
  readonly indent: number;
  /** The tag, or the name of a block of statements. */
  readonly tag: string | undefined;
  readonly block: string | undefined;
}

const voidNames = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** What is open, innermost last. */
export class IndentedFrames {
  readonly #to: Rendition;
  readonly #frames: Frame[] = [];

  constructor(to: Rendition) {
    this.#to = to;
  }

  /** An element, unless it cannot hold anything. */
  element(indent: number, tag: string): void {
    // An end that a broken tag swallows is no attribute to be found.
    if (!voidNames.has(tag) && !/hx|ws-/i.test(tag)) this.#frames.push({ indent, tag, block: undefined });
  }

  block(indent: number, block: string): void {
    this.#frames.push({ indent, tag: undefined, block });
  }

  /** Ends what is indented by `indent` or more, before `from`; where a branch goes on, the block at `indent` stays open. */
  close(indent: number, from: number, goesOn = false): void {
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      if (frame.indent < indent || (goesOn && frame.indent === indent && frame.block !== undefined)) return;
      this.#frames.pop();
      if (frame.tag !== undefined) this.#to.put(`</${frame.tag}>`, from);
      if (frame.block !== undefined) this.#to.mark(from, 'statement', { role: 'close', block: frame.block });
    }
  }
}
