// The command as it is shipped, bundled into a directory of its own, and started as a process.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../scripts/bundles.ts';

export interface Command {
  readonly path: string;
  /** Every file of it, beside one another. */
  readonly directory: string;
  run(
    argv: readonly string[],
    options?: { readonly cwd?: string; readonly input?: string },
  ): {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
  start(argv: readonly string[], cwd: string): ChildProcess;
  remove(): void;
}

export async function buildCommand(): Promise<Command> {
  const root = join(import.meta.dirname, '../..');
  const directory = fs.mkdtempSync(join(tmpdir(), 'hx-ws-command-'));
  const pieces = bundles('9.8.7').filter(({ entry }) => entry.startsWith('bin/') || entry === 'codemod/index.ts');
  await Promise.all(
    pieces.map(({ entry, file, options }) =>
      build({ ...options, absWorkingDir: root, entryPoints: [entry], outfile: join(directory, file), bundle: true }),
    ),
  );
  fs.writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  const path = join(directory, pieces.find(({ isCommand }) => isCommand)?.file ?? '');
  return {
    path,
    directory,
    run(argv, options = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...argv], { encoding: 'utf8', ...options });
      return { code: status, stdout, stderr };
    },
    start: (argv, cwd) => spawn(process.execPath, [path, ...argv], { cwd, stdio: ['pipe', 'pipe', 'pipe'] }),
    remove: () => fs.rmSync(directory, { recursive: true, force: true }),
  };
}
