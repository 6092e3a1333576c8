// Which pages use the ws extension and do not load it: the one thing that no single file can tell.

import type { Finding } from '../codemod.ts';
import { decode } from '../text/byte-text.ts';
import { type Extension, lineToAdd, type PageScripts, pageScripts, type ScriptTag } from './page-scripts.ts';
import { pagesOf } from './pages.ts';

export interface ScriptWatch {
  /** Looks at one file's bytes (a latin1 string); a file that is looked at again is known by its `absolute` path. */
  look(path: string, bytes: string, absolute: string): void;
  /** Looks at a file that has changed since. */
  lookAgain(path: string, bytes: string, absolute: string): void;
  /** Notes that a file holds what only the extension reads once it is rewritten. */
  use(path: string, absolute: string): void;
  /** What is wrong, or undefined. `sendsFiles`: the run has seen a sender with files, which the shim alone sends. */
  complaint(target: Target, sendsFiles: boolean): Complaint | undefined;
}

export interface Complaint {
  /** The first of the tags of htmx that miss the extension; undefined where no such tag was seen. */
  readonly at: ScriptTag | undefined;
  /** Those of pages that have no extension at all. */
  readonly tags: readonly ScriptTag[];
  /** The arguments of the catalogue's message, in bytes. */
  readonly args: Finding['args'];
  /** What to do, for people: `load … after htmx (a.html:1)`. */
  readonly advice: string;
}

type Target = 'htmx2' | 'htmx4';

/** A page's tag of htmx, and the extensions of other majors that the page loads. */
interface Lack {
  readonly tag: ScriptTag;
  readonly extensions: ReadonlySet<Extension>;
}

/** A file with nothing but what the extension reads. */
const fragment = {
  core: undefined,
  extensions: new Set<Extension>(),
  isMarkup: false,
  isUser: true,
  links: [],
} as const;

/** Enough to begin with; the rest is counted. */
const named = 5;

const mayMatter = /htmx|hx-ws|ws-connect|ws-send|ws\.(?:min\.)?js|(?:\{[%{]|<%|@)[-~+=>]?\s*\w+\s*\(?\s*["']/;

/** `known` is how an extension is called here, that no rule of ours would know by its name. */
export function createScriptWatch(known?: string): ScriptWatch {
  const files = new Map<string, PageScripts>();
  const users = new Set<string>();

  return {
    look(path, bytes, absolute) {
      if (files.has(absolute) || !mayMatter.test(bytes)) return;
      const file = pageScripts(path, absolute, bytes, known);
      if (file === undefined) return;
      files.set(absolute, file);
      if (file.isUser) users.add(absolute);
    },
    lookAgain(path, bytes, absolute) {
      files.delete(absolute);
      const file = pageScripts(path, absolute, bytes, known);
      if (file !== undefined) files.set(absolute, file);
    },
    use(path, absolute) {
      users.add(absolute);
      // The page that includes it is found by it.
      if (!files.has(absolute)) files.set(absolute, { ...fragment, path, absolute });
    },
    complaint(target, sendsFiles) {
      if (users.size === 0) return undefined;
      const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
      const lacks = lacksOf(sorted, users, target);
      return lacks && complaintOf(lacks, target, sendsFiles);
    },
  };
}

/** The tags of htmx that miss an extension, sorted by path; undefined when nothing is missed. */
function lacksOf(
  files: readonly PageScripts[],
  users: ReadonlySet<string>,
  target: Target,
): readonly Lack[] | undefined {
  const everybodys = new Set(files.filter(({ isMarkup }) => !isMarkup).flatMap(({ extensions }) => [...extensions]));
  const pages = pagesOf(files).map((page) => ({
    tag: page.find(({ core }) => core !== undefined)?.core,
    extensions: new Set(page.flatMap(({ extensions }) => [...extensions])),
    isUser: page.some(({ absolute }) => users.has(absolute)),
  }));
  // A file of script tags that nothing was seen to include may be included by any page.
  for (const { tag, extensions, isUser } of pages) {
    if (tag === undefined && !isUser) for (const one of extensions) everybodys.add(one);
  }
  const lacks = new Map<ScriptTag, Lack>();
  let isLoose = [...users].some((absolute) => !files.some((file) => file.absolute === absolute));
  for (const { tag, extensions, isUser } of pages) {
    if (!isUser) continue;
    // Without htmx's own tag it is not known which extension it needs: only what it loads itself counts here.
    const all = tag === undefined ? extensions : new Set([...extensions, ...everybodys]);
    if (fits(all, tag, target)) continue;
    if (tag === undefined) isLoose = true;
    else lacks.set(tag, { tag, extensions: all });
  }
  if (lacks.size > 0 || !isLoose) return lacks.size === 0 ? undefined : [...lacks.values()].sort(byPath);
  // Fragments, of pages that cannot be told: one page with the extension is as likely as another.
  const tags = files.flatMap(({ core }) => core ?? []);
  const all = new Set(files.flatMap(({ extensions }) => [...extensions]));
  if (tags.length === 0 ? fits(all, undefined, target) : tags.some((tag) => fits(all, tag, target))) return undefined;
  return tags.map((tag) => ({ tag, extensions: all })).sort(byPath);
}

function byPath(a: Lack, b: Lack): number {
  return a.tag.path < b.tag.path ? -1 : 1;
}

function fits(extensions: ReadonlySet<Extension>, tag: ScriptTag | undefined, target: Target): boolean {
  const wanted = majorFor(target, tag);
  return [...extensions].some((one) => {
    // On htmx 4 the shim reads hx-ws alone, and leaves the new attributes to htmx's own extension.
    if (one === 'hx-ws-shim') return target === 'htmx2' && tag?.major !== 4;
    return one === 'unknown' || wanted === undefined || one === wanted;
  });
}

/** The major whose extension is needed: what `--target htmx2` writes, htmx 4's extension does not read. */
function majorFor(target: Target, tag: ScriptTag | undefined): number | undefined {
  return target === 'htmx4' ? 4 : tag?.major === 4 ? 2 : tag?.major;
}

function complaintOf(lacks: readonly Lack[], target: Target, sendsFiles: boolean): Complaint {
  const [first] = lacks;
  const tags: readonly (ScriptTag | undefined)[] = first ? lacks.map(({ tag }) => tag) : [undefined];
  const line = [...new Set(tags.map((tag) => lineToAdd(majorFor(target, tag), tag)))].join(' or ');
  const isMajors = first !== undefined && lacks.every(({ extensions }) => extensions.size > 0);
  const where = listed(
    lacks.map((lack) => placeOf(lack.tag) + (isMajors ? majorsOf(lack) : '')),
    isMajors ? '; ' : ', ',
  );
  const shim = target === 'htmx4' || tags.some((tag) => tag?.major === 4) ? '' : sendsFiles ? 'first' : 'second';
  const extension = 'the ws extension';
  const scripts = [...(shim === '' ? [] : ['hx-ws-shim.min.js']), extension];
  const what = (shim === 'first' ? scripts : scripts.reverse()).join(' or ');
  const places = decode(listed(lacks.map(({ tag }) => placeOf(tag))));
  return {
    at: first?.tag,
    tags: lacks.flatMap(({ tag, extensions }) => (extensions.size === 0 ? [tag] : [])),
    args: {
      line,
      ...(isMajors && { reason: 'majors' }),
      ...(first && { where }),
      ...(lacks.length > 1 && { count: String(lacks.length) }),
      ...(shim !== '' && { shim }),
    },
    advice: `load ${what} after htmx${first === undefined ? '' : ` (${places})`}`,
  };
}

function listed(places: readonly string[], between = ', '): string {
  const more = places.length - named;
  return places.slice(0, named).join(between) + (more > 0 ? ` and ${more} more` : '');
}

function majorsOf({ tag, extensions }: Lack): string {
  return `: htmx${tag.major === undefined ? '' : ` ${tag.major}`}, extension ${[...extensions].sort().join(', ')}`;
}

/** `path:line`, in bytes. */
function placeOf(tag: ScriptTag): string {
  return `${tag.path}:${tag.from.line}`;
}
