// How the build behaves: on a small package of its own, so that it can be broken.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { buildPackage } from '../../scripts/build-package.ts';
import { root as checkout } from '../architecture/read-sources.ts';
import { temporaryFolder } from './temporary-folder.ts';

const sources = temporaryFolder({
  'package.json': '{ "name": "small", "version": "7.8.9", "type": "module" }',
  'shim/index.ts': `import { install } from './install.ts';\nconsole.log(install());`,
  'shim/install.ts': `export const install = (): string => 'café';`,
  'shim/wire/decode.ts': 'export const decode = (): number => 1;',
  'codemod/index.ts': `export { Parser } from 'parse5';`,
  'bin/hx-ws-migrate.ts': `#!/usr/bin/env node
declare const __VERSION__: string;
void import('./main.ts').then(({ main }) => main(__VERSION__));
`,
  'bin/main.ts': `import { Command } from 'commander';
export const main = (version: string): unknown => new Command().version(version).parse();
`,
});
const folder = temporaryFolder();
const root = join(folder, 'root');
const outdir = join(folder, 'out');

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  rmSync(outdir, { recursive: true, force: true });
  cpSync(sources, root, { recursive: true });
  for (const name of ['tsconfig.json', 'tsconfig.types.json']) cpSync(join(checkout, name), join(root, name));
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'), 'dir');
});

const build = (types = false) => buildPackage({ root, outdir, types });
const read = (file: string) => readFileSync(join(outdir, file), 'utf8');

test('weighs what it writes', async () => {
  for (const { file, bytes, gzipBytes } of await build()) {
    const path = join(outdir, file);
    expect({ file, bytes }).toEqual({ file, bytes: statSync(path).size });
    const gzipped = execFileSync('gzip', ['-9', '-c'], { input: readFileSync(path) });
    // The system's gzip and Node's are two builds of deflate, which may differ by a few bytes.
    expect(Math.abs(gzipBytes - gzipped.length)).toBeLessThanOrEqual(0.01 * gzipped.length + 8);
  }
});

test('gives the same bytes for the same sources', async () => {
  await build();
  const files = readdirSync(outdir);
  const first = files.map(read);
  await build();
  expect(readdirSync(outdir)).toEqual(files);
  expect(files.map(read)).toEqual(first);
  expect(first.filter((text) => text.includes(folder))).toEqual([]);
});

test('writes the scripts in ASCII, since a page may be served in any encoding', async () => {
  await build();
  const scripts = ['hx-ws-shim.js', 'hx-ws-shim.min.js', 'hx-ws-shim.esm.js'].map(read);
  expect(scripts.filter((text) => !/^[\0-\x7f]*$/.test(text))).toEqual([]);
  expect(scripts.filter((text) => !/caf\\xe9/i.test(text))).toEqual([]);
});

test('makes the command executable, with one first line for the system and the version in it', async () => {
  await build();
  expect(read('hx-ws-migrate.js').split('#!/usr/bin/env node').length).toBe(2);
  expect(execFileSync(join(outdir, 'hx-ws-migrate.js'), ['--version'], { encoding: 'utf8' })).toBe('7.8.9\n');
});

test('replaces what it built before, and leaves the rest of the directory alone', async () => {
  await build(true);
  writeFileSync(join(outdir, 'mine.txt'), 'mine');
  writeFileSync(join(outdir, 'types/stale.d.ts'), '');
  rmSync(join(root, 'shim/wire'), { recursive: true });
  await build(true).catch(() => undefined);
  expect(readdirSync(outdir).sort()).toEqual([
    'THIRD-PARTY-LICENSES.txt',
    'codemod.js',
    'command.js',
    'hx-ws-migrate.js',
    'hx-ws-shim.esm.js',
    'hx-ws-shim.js',
    'hx-ws-shim.min.js',
    'mine.txt',
    'types',
  ]);
  expect(readdirSync(join(outdir, 'types'), { recursive: true }).sort()).toEqual([
    'codemod',
    'codemod/index.d.ts',
    'shim',
    'shim/index.d.ts',
    'shim/install.d.ts',
  ]);
});

describe('fails, having built the rest, and says', () => {
  test('which entry is missing', async () => {
    rmSync(join(root, 'codemod/index.ts'));
    await expect(build()).rejects.toThrow(
      /^codemod\/index\.ts does not exist, so dist\/codemod\.js cannot be built\. [^\n]+$/,
    );
    expect(existsSync(join(outdir, 'hx-ws-shim.min.js'))).toBe(true);
    expect(existsSync(join(outdir, 'codemod.js'))).toBe(false);
  });

  test('where a source cannot be read', async () => {
    writeFileSync(join(root, 'codemod/index.ts'), 'export const a = 1;\nexport const b = ;\n');
    await expect(build()).rejects.toThrow(/^✘ \[ERROR\] Unexpected ";"\s+codemod\/index\.ts:2:17:/);
  });

  test('once what two bundles share', async () => {
    writeFileSync(join(root, 'shim/install.ts'), `import './gone.ts';\nexport const install = () => 1;`);
    const { message } = (await build().catch((error) => error)) as Error;
    expect(message.match(/Could not resolve "\.\/gone\.ts"/g)).toEqual(['Could not resolve "./gone.ts"']);
  });

  test('where a type is wrong', async () => {
    writeFileSync(join(root, 'codemod/index.ts'), `export const a: number = 'a';\n`);
    await expect(build(true)).rejects.toThrow(
      "codemod/index.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.",
    );
  });

  test('which package has no licence to ship', async () => {
    rmSync(join(root, 'node_modules'));
    for (const name of ['commander', 'parse5', 'entities']) {
      cpSync(join(checkout, 'node_modules', name), join(root, 'node_modules', name), { recursive: true });
    }
    rmSync(join(root, 'node_modules/commander/LICENSE'));
    await expect(build()).rejects.toThrow(/commander is bundled, but holds no licence file/);
  });
});
