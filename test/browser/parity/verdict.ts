// The deliberate differences as data, and whether a page differs just as it is listed. Does not run any page.
import type { HtmxMajor } from '../../../demo/server/assets.ts';
import type { ElementTree } from '../dom-tree.ts';
import { differences, type Recording } from './recording.ts';

/** What is stated of one run. */
export interface Facts {
  /** All of them, in order of arrival; their frames without `HEADERS`. */
  readonly connections: readonly {
    readonly path: string;
    readonly frames: readonly unknown[];
    readonly end: unknown;
  }[];
  readonly location: string;
  /** The text at the end of the elements with these ids; null for one that is not there. */
  readonly texts?: Readonly<Record<string, string | null>>;
}

/** One page that shows a difference. */
export interface ShownDifference {
  /** The folder under `fixtures/differences/`. */
  readonly page: string;
  /** Where it shows; all majors when absent. On the others the shim does what core does. */
  readonly htmx?: readonly HtmxMajor[];
  readonly core: Facts;
  readonly shim: Facts;
}

/** One of the differences that are wanted. */
export interface Difference {
  readonly number: number;
  /** A sentence. */
  readonly what: string;
  readonly shown: readonly ShownDifference[];
}

/**
 * What is wrong with a page's two recordings, a line each: a difference that is not listed, one that is listed and is none
 * any more, or facts other than those that the list states.
 * @param listed the page's entry, if it has one
 */
export function faultsIn(
  listed: ShownDifference | undefined,
  major: HtmxMajor,
  core: Recording,
  shim: Recording,
): readonly string[] {
  const found = differences(core, shim);
  if (listed === undefined || listed.htmx?.includes(major) === false) return found;
  return [
    ...differences(listed.core, factsOf(core, listed.core), 'core'),
    ...differences(listed.shim, factsOf(shim, listed.shim), 'shim'),
    ...(differences(listed.core, listed.shim).length === 0 ? ['The two lists of facts are the same.'] : []),
  ];
}

/** The facts of a recording, of the elements that `asked` speaks of. */
export function factsOf({ connections, location, dom }: Recording, asked: Pick<Facts, 'texts'>): Facts {
  const body = dom.at(-1);
  const texts = Object.keys(asked.texts ?? {}).map((id) => [id, body === undefined ? null : textOf(body, id)] as const);
  return {
    connections: connections.map(({ path, frames, end }) => ({ path, frames: frames.map(withoutHeaders), end })),
    location,
    ...(asked.texts && { texts: Object.fromEntries(texts) }),
  };
}

function withoutHeaders(frame: unknown): unknown {
  if (typeof frame !== 'object' || frame === null) return frame;
  return Object.fromEntries(Object.entries(frame).filter(([name]) => name !== 'HEADERS'));
}

function textOf(tree: ElementTree, id: string): string | null {
  if (tree.attributes['id'] === id) return allText(tree).trim();
  for (const child of tree.children) {
    const found = typeof child === 'string' ? null : textOf(child, id);
    if (found !== null) return found;
  }
  return null;
}

function allText({ children }: ElementTree): string {
  return children.map((child) => (typeof child === 'string' ? child : allText(child))).join('');
}
