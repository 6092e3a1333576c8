// Which elements each start tag stands in, worked out from the tags alone. Never a tree: where branches of a template
// open an element in two ways, both stay possible. Knows no attribute.
import type { Tag } from './tags.ts';

/** An open element: one start tag, or the start tags of which a template prints one. */
export interface Element {
  readonly name: string;
  readonly tags: readonly Tag[];
  readonly parent: Element | undefined;
  readonly depth: number;
  /** The branch that it was opened in, where that is one of several; an end tag outside may then close another element. */
  readonly fork: Fork | undefined;
  /** False where an end tag may have closed it, depending on how the template went. */
  readonly certain: boolean;
  /** A bit for each name in the chain, which makes most vain searches free. */
  readonly names: number;
}

/** A place where a template branches, among the tags. */
export interface Fork {
  readonly at: number;
  readonly role: 'open' | 'continue' | 'close';
  /** Whether exactly one branch, or none, is printed. */
  readonly conditional: boolean;
  /** The opening statement's text: blocks with one condition go one way. */
  readonly condition: string;
}

const foreignNames = ['svg', 'math'];
const voidNames = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(' '),
);

/** Start tags that close an open element of these names, up to one of the names that bound it (13.1.2.4, optional tags). */
const blocks = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp'.split(
    ' ',
  ),
);
const bounds = ['button', 'object', 'td', 'th', 'caption', 'template'];

interface ImpliedEnd {
  readonly closes: readonly string[];
  readonly within: readonly string[];
}

const endsParagraph: ImpliedEnd = { closes: ['p'], within: bounds };
const impliedEnds = new Map<string, ImpliedEnd>([
  ['button', { closes: ['button'], within: bounds.slice(1) }],
  ['li', { closes: ['li'], within: ['ul', 'ol', 'menu'] }],
  ['dt', { closes: ['dt', 'dd'], within: ['dl'] }],
  ['dd', { closes: ['dt', 'dd'], within: ['dl'] }],
  ['option', { closes: ['option'], within: ['select', 'datalist', 'optgroup'] }],
  ['optgroup', { closes: ['option', 'optgroup'], within: ['select'] }],
  ['td', { closes: ['td', 'th'], within: ['tr', 'table'] }],
  ['th', { closes: ['td', 'th'], within: ['tr', 'table'] }],
  ['tr', { closes: ['tr'], within: ['table', 'tbody', 'thead', 'tfoot'] }],
  ['tbody', { closes: ['tbody', 'thead', 'tfoot'], within: ['table'] }],
  ['tfoot', { closes: ['tbody', 'thead', 'tfoot'], within: ['table'] }],
]);

/** How far up an end tag or an implied end is sought; browsers nest no deeper than 512 themselves. */
const searchLimit = 512;
const impliedLimit = 16;
const doubtLimit = 64;
const forkLimit = 32;

/** For each tag, in order, the element that it stands in, or undefined at the top of the file. */
export function enclosingElements(
  tags: readonly Tag[],
  forks: readonly Fork[],
  markup: 'html' | 'xml',
): ReadonlyMap<Tag, Element | undefined> {
  const enclosing = new Map<Tag, Element | undefined>();
  const open: { readonly fork: Fork; readonly before: Element | undefined; readonly ends: (Element | undefined)[] }[] =
    [];
  let top: Element | undefined;
  let next = 0;
  for (const tag of tags) {
    for (let fork = forks[next]; fork !== undefined && fork.at < tag.start; fork = forks[++next]) top = pass(fork);
    if (tag.kind === 'end') {
      // What follows </body> is still put into the body.
      if (tag.name !== 'body' && tag.name !== 'html') top = closed(top, tag.name, isOpen);
      continue;
    }
    const closes = tag.selfClosing && (markup === 'xml' || isForeign(top, tag.name));
    if (markup === 'html') top = impliedEnd(top, tag.name);
    enclosing.set(tag, top);
    if (closes || (markup === 'html' && voidNames.has(tag.name))) continue;
    const fork = open.at(-1)?.fork;
    top = element(tag.name, [tag], top, fork?.conditional === true ? fork : undefined);
  }
  return enclosing;

  function isOpen(fork: Fork): boolean {
    return open.slice(-forkLimit).some((one) => one.fork === fork || one.fork.condition === fork.condition);
  }

  function pass(fork: Fork): Element | undefined {
    if (fork.role === 'open') {
      open.push({ fork, before: top, ends: [] });
      return top;
    }
    const block = open.at(-1);
    if (block === undefined) return top;
    block.ends.push(top);
    if (fork.role === 'continue') return block.before;
    open.pop();
    return merged(block.ends, block.before);
  }
}

function element(
  name: string,
  tags: readonly Tag[],
  parent: Element | undefined,
  fork: Fork | undefined,
  certain = true,
): Element {
  const depth = (parent?.depth ?? 0) + 1;
  return { name, tags, parent, depth, fork, certain, names: (parent?.names ?? 0) | bit(name) };
}

function bit(name: string): number {
  let hash = name.length;
  for (let i = 0; i < name.length && i < 8; i++) hash = (hash * 31 + name.charCodeAt(i)) | 0;
  return 1 << (hash & 31);
}

/**
 * The chain after an end tag: the nearest element of that name is closed, with all that it holds; a stray one closes
 * nothing. Where that element stands there in some branch only, the next one of the name may be meant: it is then in doubt.
 */
function closed(top: Element | undefined, name: string, isOpen: (fork: Fork) => boolean): Element | undefined {
  const found = nearest(top, name, searchLimit);
  if (found === undefined) return top;
  if (found.fork === undefined || isOpen(found.fork)) return found.parent;
  return doubted(found.parent, nearest(found.parent, name, doubtLimit));
}

function nearest(top: Element | undefined, name: string, limit: number): Element | undefined {
  if (top === undefined || (top.names & bit(name)) === 0) return undefined;
  let now: Element | undefined = top;
  for (let i = 0; now !== undefined && i < limit; i++, now = now.parent) if (now.name === name) return now;
  return undefined;
}

/** Whether a tag of that name is one of SVG's or MathML's. */
function isForeign(top: Element | undefined, name: string): boolean {
  return foreignNames.some((root) => root === name || isWithin(top, root));
}

/** Whether an element of that name is `top` or around it, as far as one looks. */
export function isWithin(top: Element | undefined, name: string): boolean {
  return nearest(top, name, doubtLimit) !== undefined;
}

/** The chain with one of its elements in doubt. */
function doubted(top: Element | undefined, doubtful: Element | undefined): Element | undefined {
  if (top === undefined || doubtful === undefined) return top;
  if (top === doubtful) return { ...top, certain: false };
  return { ...top, parent: doubted(top.parent, doubtful) };
}

function impliedEnd(top: Element | undefined, name: string): Element | undefined {
  const rule = impliedEnds.get(name);
  const left = rule === undefined ? top : endedBy(rule, top);
  return blocks.has(name) ? endedBy(endsParagraph, left) : left;
}

function endedBy({ closes, within }: ImpliedEnd, top: Element | undefined): Element | undefined {
  let now = top;
  for (let i = 0; now !== undefined && i < impliedLimit; i++, now = now.parent) {
    if (closes.includes(now.name)) return now.parent;
    if (within.includes(now.name) || foreignNames.includes(now.name)) return top;
  }
  return top;
}

/**
 * The chain after a block whose branches ended in `ends`. A branch that changed nothing gives way to one that did (a
 * condition around a start tag alone, or an end tag alone). Where branches opened alike, all their tags stay possible.
 */
function merged(ends: readonly (Element | undefined)[], before: Element | undefined): Element | undefined {
  const [first, ...others] = ends.filter((end) => end !== before);
  if (first === undefined) return before;
  return others.reduce<Element | undefined>((all, end) => mergedPair(all, end, 0), first);
}

function mergedPair(a: Element | undefined, b: Element | undefined, level: number): Element | undefined {
  if (a === b || a === undefined || b === undefined || level >= 8) return a;
  if (a.depth !== b.depth) return a.depth < b.depth ? a : b;
  const tags = [...a.tags, ...b.tags.filter((tag) => !a.tags.includes(tag))].slice(0, 16);
  return element(a.name, tags, mergedPair(a.parent, b.parent, level + 1), undefined, a.certain && b.certain);
}
