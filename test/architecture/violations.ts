// Holds sources against the drawing. Pure: paths and texts in, sentences out.
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { cycles } from './cycles.ts';
import { type Family, families, mayExportDefault, type Part, parts } from './drawing.ts';
import { type Import, type Module, readModule } from './read-module.ts';

export interface SourceText {
  /** From the root of the checkout, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** One sentence for each thing that is against the drawing, `path:line` first. */
export function violations(sources: readonly SourceText[]): readonly string[] {
  const modules = new Map(sources.map(({ path, text }) => [path, readModule(path, text)]));
  const found: string[] = [];
  for (const [path, module] of modules) {
    const part = partOf(path);
    if (!part) {
      found.push(`${path}: no part of the drawing holds this file`);
      continue;
    }
    for (const each of module.imports) {
      const against = againstDrawing(path, part, each);
      if (against) found.push(`${path}:${each.line}: ${against}`);
    }
    for (const { name, line } of module.globals) {
      if (part.without.includes(name)) found.push(`${path}:${line}: ${part.name} does without ${name}`);
    }
    if (!mayExportDefault.test(path)) {
      found.push(...module.defaultExports.map((line) => `${path}:${line}: a default export`));
    }
  }
  return [...found, ...amongRelatives(modules), ...inCircles(modules)];
}

function partOf(path: string): Part | undefined {
  return parts.find((part) => part.files.test(path));
}

/** The path of an imported file of ours, or undefined for a package. */
function target(from: string, specifier: string): string | undefined {
  return /^\.{1,2}\//.test(specifier) ? posix.join(posix.dirname(from), specifier) : undefined;
}

function againstDrawing(path: string, part: Part, { specifier, typesOnly }: Import): string | undefined {
  if (specifier === undefined) {
    return part.packages === 'any' ? undefined : 'a computed import, of which nobody can say where it leads';
  }
  const to = target(path, specifier);
  if (to === undefined) {
    if (part.packages === 'any') return undefined;
    const name = isBuiltin(specifier) ? 'node:' : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    return part.packages.includes(name) ? undefined : `${part.name} does not import ${specifier}`;
  }
  const other = partOf(to)?.name ?? posix.dirname(to);
  if (part.mayImport === 'anything' || other === part.name || part.mayImport.includes(other)) return undefined;
  if (!part.mayImport.includes(`types: ${other}`)) return `${part.name} does not import ${to}`;
  return typesOnly ? undefined : `${part.name} imports types alone from ${to}`;
}

/** Members of a family that import one another. A member is a file or a folder of files. */
function amongRelatives(modules: ReadonlyMap<string, Module>): readonly string[] {
  const found: string[] = [];
  for (const family of families) {
    const { folder } = family;
    const members = membersOf(modules, family);
    for (const [path, { imports }] of modules) {
      const self = memberName(folder, path);
      if (!self || !members.has(self)) continue;
      for (const { specifier, line } of imports) {
        const other = memberName(folder, target(path, specifier ?? '') ?? '');
        if (other && other !== self && members.has(other)) {
          found.push(`${path}:${line}: ${self} and ${other} are members of ${folder}, which never import one another`);
        }
      }
    }
  }
  return found;
}

/** The names of a family's members. */
export function membersOf(modules: ReadonlyMap<string, Module>, { folder, members }: Family): ReadonlySet<string> {
  if (members instanceof RegExp) {
    const names = [...modules.keys()].flatMap((path) => memberName(folder, path) ?? []);
    return new Set(names.filter((name) => members.test(name)));
  }
  const list = `${folder}/${members}`;
  const names = (modules.get(list)?.imports ?? [])
    .filter(({ typesOnly, handsOn }) => !typesOnly && !handsOn)
    .flatMap(({ specifier }) => memberName(folder, target(list, specifier ?? '') ?? '') ?? []);
  return new Set(names);
}

/** `codemod/dialects/jinja.ts` and `codemod/dialects/jinja/holes.ts` are both of the member `jinja`. */
function memberName(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  return path.slice(folder.length + 1).replace(/(?:\/.*|\.ts)$/, '');
}

function inCircles(modules: ReadonlyMap<string, Module>): readonly string[] {
  const graph = new Map<string, readonly string[]>();
  for (const [path, { imports }] of modules) {
    graph.set(
      path,
      imports.flatMap(({ specifier }) => target(path, specifier ?? '') ?? []),
    );
  }
  return cycles(graph).map((circle) => `${circle[0]}: an import cycle: ${[...circle, circle[0]].join(' → ')}`);
}
