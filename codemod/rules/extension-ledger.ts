// What each tag's hx-ext says once the file is migrated, and so whether the `ws` extension is already switched on above an
// element. Filled in document order, parents before children.
//
// Where an ancestor only may have it (it stands in a branch that the element is not in, or its list is an expression),
// the answer is `unsure`, and the element gets its own: without the extension the page is dead, with two of them
// htmx-ext-ws may open a second socket. `double-socket` then says so.

import type { Attribute } from '../markup/attributes.ts';
import { type Branch, type Branches, exclusive, implies } from '../markup/branches.ts';
import type { MarkupDocument } from '../markup/document.ts';
import { type Element, isWithin } from '../markup/elements.ts';
import type { Tag } from '../markup/tags.ts';
import type { Listed } from './extension-list.ts';

interface Entry {
  readonly branch: Branch | undefined;
  readonly listed: Listed;
}

/** Whether the extension is on above an element, and through which element. */
export interface Above {
  readonly state: 'has' | 'ignored' | 'unsure' | 'none';
  /** The element that decided; undefined where that is the layout, or nothing. */
  readonly by: Element | undefined;
}

/** The ledger of one file. */
export class ExtensionLedger {
  readonly #document: MarkupDocument;
  readonly #branches: Branches;
  readonly #inherited: boolean;
  readonly #extended = new Set<number>();
  readonly #entries = new Map<Tag, Entry[]>();
  /** For an element: itself or the nearest one above it that has entries. */
  readonly #nearest = new Map<Element, Element | undefined>();

  constructor(document: MarkupDocument, branches: Branches, inherited: boolean) {
    this.#document = document;
    this.#branches = branches;
    this.#inherited = inherited;
  }

  /** Notes what stands, or will stand, at `offset` in a tag. */
  note(tag: Tag, offset: number, listed: Listed): void {
    const entries = this.#entries.get(tag) ?? [];
    entries.push({ branch: this.#branches.at(offset), listed });
    this.#entries.set(tag, entries);
  }

  /** Notes that the extension was put into a list. */
  extend(tag: Tag, list: Attribute): void {
    this.#extended.add(list.start);
    this.note(tag, list.start, 'has');
  }

  /** Whether the extension was put into this list, for another branch. */
  isExtended(list: Attribute): boolean {
    return this.#extended.has(list.start);
  }

  /** Whether the extension is on above `tag`, for what stands in `branch`. */
  above(tag: Tag, branch: Branch | undefined): Above {
    let unsure: Element | undefined;
    let steps = 0;
    // A template in a script is put elsewhere by somebody's code; only what holds the whole page surely holds it.
    const loose = isWithin(this.#document.parentOf(tag), 'script');
    for (let now = this.#nearestOf(this.#document.parentOf(tag)); now !== undefined && steps < 64; steps++) {
      const state = loose && now.name !== 'body' && now.name !== 'html' ? 'none' : this.#stateOf(now, branch);
      if (state === 'has' || state === 'ignored') return { state, by: now };
      if (state === 'unsure') unsure ??= now;
      now = this.#nearestOf(now.parent);
    }
    if (unsure !== undefined) return { state: 'unsure', by: unsure };
    return { state: this.#inherited ? 'has' : 'none', by: undefined };
  }

  /** Whether `<html>` or `<body>` surely has it. */
  providedByPage(): boolean {
    return this.#document.tags.some(
      (tag) =>
        tag.kind === 'start' &&
        (tag.name === 'html' || tag.name === 'body') &&
        this.#entries.get(tag)?.some(({ branch, listed }) => listed === 'has' && implies(undefined, branch)) === true,
    );
  }

  #stateOf({ tags, certain }: Element, branch: Branch | undefined): Above['state'] {
    const states = tags
      .filter((tag) => !exclusive(branch, this.#branches.at(tag.start)))
      .map((tag) => {
        // One tag of several is there or not as a whole: it only matters whether the attribute is there with it.
        const place = tags.length === 1 ? branch : this.#branches.at(tag.start);
        const entries = (this.#entries.get(tag) ?? []).filter((entry) => !exclusive(branch, entry.branch));
        const sure = entries.filter((entry) => implies(place, entry.branch)).map(({ listed }) => listed);
        if (sure.includes('has')) return 'has';
        if (sure.includes('ignored')) return 'ignored';
        return entries.some(({ listed }) => listed === 'has' || listed === 'unknown') ? 'unsure' : 'none';
      });
    if (states.includes('ignored')) return 'ignored';
    if (certain && states.length > 0 && states.every((state) => state === 'has')) return 'has';
    return states.includes('has') || states.includes('unsure') ? 'unsure' : 'none';
  }

  /** The element itself or the nearest above it that was noted. Parents are final when their children ask, so it is kept. */
  #nearestOf(element: Element | undefined): Element | undefined {
    const passed: Element[] = [];
    let now = element;
    let found: Element | undefined;
    while (now !== undefined) {
      if (this.#nearest.has(now)) {
        found = this.#nearest.get(now);
        break;
      }
      passed.push(now);
      if (now.tags.some((tag) => this.#entries.has(tag))) {
        found = now;
        break;
      }
      now = now.parent;
    }
    for (const one of passed) this.#nearest.set(one, found);
    return found;
  }
}
