// A directory of its own for each test, and an `io` that catches what the command says there.
import { Buffer } from 'node:buffer';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Codemod } from '../../bin/codemod.ts';
import { gitIn } from '../../bin/disk/git.ts';
import type { Files, Io } from '../../bin/io.ts';
import { main } from '../../bin/main.ts';
import { fakeCodemod } from './fake-codemod.ts';

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Buffer;
}

export interface World {
  readonly root: string;
  readonly path: (name: string) => string;
  /** Bytes of a string, or as they are. */
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  /** Every file below the root and its text, temporary ones included. */
  all(): Readonly<Record<string, string>>;
  run(argv: readonly string[], changes?: Partial<Io> & { readonly stdinText?: string | Uint8Array }): Promise<Said>;
  remove(): void;
}

export function createWorld(
  content: Readonly<Record<string, string | Uint8Array>> = {},
  codemod: Codemod = fakeCodemod,
  parent: string = tmpdir(),
): World {
  const root = fs.realpathSync(fs.mkdtempSync(join(parent, 'hx-ws-')));
  const path = (name: string) => join(root, name);
  const write = (name: string, text: string | Uint8Array) => {
    fs.mkdirSync(dirname(path(name)), { recursive: true });
    fs.writeFileSync(path(name), text);
  };
  for (const [name, text] of Object.entries(content)) write(name, text);
  return {
    root,
    path,
    write,
    read: (name) => fs.readFileSync(path(name), 'utf8'),
    all: () =>
      Object.fromEntries(
        fs
          .readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
          .sort()
          .map((name) => [name, fs.readFileSync(path(name), 'utf8')]),
      ),
    async run(argv, { stdinText = '', ...changes } = {}) {
      const out: Uint8Array[] = [];
      const errors: Uint8Array[] = [];
      const into = (chunks: Uint8Array[]) => ({
        isTTY: false,
        write: (data: string | Uint8Array) => void chunks.push(Buffer.from(data as string)),
      });
      const code = await main(
        argv,
        {
          cwd: root,
          env: {},
          version: '1.2.3',
          hasStdinData: () => stdinText.length > 0,
          stdin: async () => Buffer.from(stdinText as string),
          stdout: into(out),
          stderr: into(errors),
          files: fs,
          git: gitIn(changes.cwd ?? root),
          self: { pid: 4242, host: 'here', isAlive: () => false },
          now: () => 0,
          pause: async () => {},
          signal: new AbortController().signal,
          ...changes,
        },
        codemod,
      );
      const bytes = Buffer.concat(out);
      return { code, stdout: bytes.toString('utf8'), stderr: Buffer.concat(errors).toString('utf8'), bytes };
    },
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}

/** An error as the system throws it. */
export function systemError(code: string, syscall = 'open'): Error {
  return Object.assign(new Error(`${code}: made up, ${syscall}`), { code, syscall, errno: -1 });
}

/** The real files, but for what is replaced. */
export function filesWith(changes: Partial<Files>): Files {
  return { ...fs, ...changes };
}
