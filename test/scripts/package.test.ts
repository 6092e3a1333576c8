// The package as `npm run build` makes it from the sources: what is in it, what it imports, what it weighs.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import type { Artefact } from '../../scripts/artefact.ts';
import { buildPackage } from '../../scripts/build-package.ts';
import { root } from '../architecture/read-sources.ts';
import { temporaryFolder } from './temporary-folder.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
// A folder of that name, so that what package.json says of ./dist is true of it.
const home = temporaryFolder();
const outdir = join(home, 'dist');
let artefacts: readonly Artefact[] = [];

const consumer = temporaryFolder({
  'package.json': '{ "type": "module" }',
  'index.ts': `import { migrate } from 'hx-ws-migrate';
import { install } from 'hx-ws-migrate/shim';
import * as decode from 'hx-ws-migrate/decode';
export const output: string = migrate('', { path: 'a.html' }).output;
export const uninstall: unknown = install;
export const decoder: object = decode;
export const wrong: number = migrate('', { path: 'a.html' }).output;
`,
});

beforeAll(async () => {
  artefacts = await buildPackage({ root, outdir, types: true });
});

const shimFiles = ['hx-ws-shim.js', 'hx-ws-shim.min.js', 'hx-ws-shim.esm.js'];

test('holds these files and no others', () => {
  expect(artefacts.map(({ file }) => file)).toEqual([
    ...shimFiles,
    'decode.js',
    'codemod.js',
    'hx-ws-migrate.js',
    'command.js',
    'types/',
    'THIRD-PARTY-LICENSES.txt',
  ]);
});

test('has what package.json names', () => {
  const named = [manifest.bin, manifest.exports, manifest.unpkg, manifest.jsdelivr, manifest.sideEffects].flatMap(
    targets,
  );
  const inDist = named.filter((path) => path.includes('dist/') && !path.includes('*'));
  expect(inDist.length).toBeGreaterThanOrEqual(9);
  expect(inDist.filter((path) => !existsSync(join(home, path)))).toEqual([]);
});

describe.each(shimFiles)('%s', (file) => {
  test('holds no third-party code', () => {
    const inputs = Object.keys(artefact(file).metafile?.inputs ?? {});
    expect(inputs).toContain('shim/install.ts');
    expect(inputs.filter((path) => !path.startsWith('shim/'))).toEqual([]);
  });

  test('works under a content security policy that forbids eval', () => {
    expect(evaluators(read(file))).toEqual([]);
  });

  test('needs no other file', () => {
    expect(imports(file)).toEqual([]);
    expect(read(file)).not.toContain('sourceMappingURL');
  });
});

test('the check for eval catches each way to evaluate a string', () => {
  const ways =
    "eval('1'); new Function('1'); window.eval('1'); globalThis.Function('1'); setTimeout('1'); a.evaluate(1);";
  expect(evaluators(ways)).toEqual(['eval', 'Function', 'eval', 'Function', 'setTimeout']);
});

// A ratchet: it may fall and never rise. The aim is 7,168 bytes; three htmx majors, files both ways and every event are in
// it now, and it is over. `npm run bench` prints where it stands.
test('the minified shim weighs no more than it has to', () => {
  expect(artefact('hx-ws-shim.min.js').gzipBytes).toBeLessThanOrEqual(10_900);
});

test('the minified shim names its version and licence in its first line', () => {
  expect(read('hx-ws-shim.min.js').split('\n')[0]).toBe(`/*! hx-ws-migrate ${manifest.version} | 0BSD */`);
});

test.each(['codemod.js', 'decode.js'])('%s runs where there is no Node', (file) => {
  expect(imports(file)).toEqual([]);
});

test('importing the library, the shim or the decoder has no effect and works outside the checkout', async () => {
  const modules = ['codemod.js', 'hx-ws-shim.esm.js', 'decode.js'].map(
    (file) => pathToFileURL(join(outdir, file)).href,
  );
  const script = `const before = Object.keys(globalThis);
    const names = [];
    for (const module of ${JSON.stringify(modules)}) names.push(Object.keys(await import(module)));
    console.log(JSON.stringify({ names, globals: Object.keys(globalThis).filter((key) => !before.includes(key)) }));`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', script]);
  const { names, globals } = JSON.parse(stdout);
  expect(stderr).toBe('');
  expect(globals).toEqual([]);
  expect(names[0]).toEqual(
    expect.arrayContaining(['migrate', 'catalogue', 'mayHoldLegacy', 'dialectNames', 'dialectFor']),
  );
  expect(names[1]).toContain('install');
  expect(names[2].length).toBeGreaterThan(0);
});

describe('the command', () => {
  test('imports Node’s modules and its own pieces alone', () => {
    const found = ['hx-ws-migrate.js', 'command.js'].flatMap((file) => imports(file));
    expect(found.filter((path) => !path.startsWith('node:')).sort()).toEqual(['./codemod.js', './command.js']);
  });

  test('loads little for its version', () => {
    expect(artefact('hx-ws-migrate.js').bytes).toBeLessThan(10_000);
  });

  test('is an executable file that runs where nothing is installed', async () => {
    const { stdout, stderr } = await run(join(outdir, 'hx-ws-migrate.js'), ['--version']);
    expect({ stdout, stderr }).toEqual({ stdout: `${manifest.version}\n`, stderr: '' });
  });
});

test('the licences of what is bundled go with it', () => {
  const licences = read('THIRD-PARTY-LICENSES.txt');
  const headings = licences.split(/\n-{80}\n/).map((entry) => entry.split('\n')[0]);
  expect(headings.slice(1)).toEqual([
    expect.stringMatching(/^commander \d[\d.]+ \(MIT\), in command\.js$/),
    expect.stringMatching(/^entities \d[\d.]+ \(BSD-2-Clause\), in codemod\.js$/),
    expect.stringMatching(/^parse5 \d[\d.]+ \(MIT\), in codemod\.js$/),
  ]);
});

test('the types serve a strict program that imports every entry', () => {
  const entries = Object.fromEntries(
    Object.entries<{ types: string }>(manifest.exports)
      .filter(([, target]) => target.types)
      .map(([name, { types }]) => [name.replace('.', 'hx-ws-migrate'), [join(home, types)]]),
  );
  const program = ts.createProgram([join(consumer, 'index.ts')], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    paths: entries,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  });
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  // The last line is wrong on purpose: had the types not been found, it would be `any` and pass.
  expect(messages).toEqual(["Type 'string' is not assignable to type 'number'."]);
});

function artefact(file: string): Artefact {
  const found = artefacts.find((each) => each.file === file);
  if (!found) throw new Error(`${file} was not built`);
  return found;
}

function read(file: string): string {
  return readFileSync(join(outdir, file), 'utf8');
}

/** What a bundle imports when it runs. */
function imports(file: string): readonly string[] {
  return Object.values(artefact(file).metafile?.outputs ?? {}).flatMap((output) =>
    output.imports.map(({ path }) => path),
  );
}

/** Each use of what evaluates a string, in order: `eval` and `Function` under any object, and timers given a string. */
function evaluators(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      const name = callee.getText();
      const first = node.arguments?.[0];
      if (/^(?:eval|Function)$/.test(name)) found.push(name);
      if (/^set(?:Timeout|Interval)$/.test(name) && first && ts.isStringLiteralLike(first)) found.push(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('bundle.js', text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Every string in a value of package.json. */
function targets(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(targets) : [];
}

function run(file: string, args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(file, [...args], { cwd: home, env: { PATH: process.env['PATH'] } });
}
