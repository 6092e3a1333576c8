#!/usr/bin/env node
// The command as the system starts it: the only user of process. Everything else is handed its world.
import * as fs from 'node:fs';
import { hasStdinData } from './disk/stdin-data.ts';
import type { Io, Sink } from './io.ts';

/** Put in by the bundler; run from the sources, there is none. */
declare const __VERSION__: string;

const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';
const argv = process.argv.slice(2);
let isOutputLost = false;

// Editors and wrappers ask for the version again and again: nothing else is loaded for it.
if (argv.length === 1 && (argv[0] === '-v' || argv[0] === '--version')) process.stdout.write(`${version}\n`);
else void start();

async function start(): Promise<void> {
  const { main } = await import('./main.ts');
  const { gitIn } = await import('./disk/git.ts');
  const { hostname } = await import('node:os');
  const interruption = new AbortController();
  // Once: whoever asks a second time means it, and is served by the system.
  process.once('SIGINT', () => {
    interruption.abort();
    // Were it waited for, the signal would change nothing.
    process.stdin.destroy();
  });
  const io: Io = {
    // Not process.cwd(), which spells a name that is no UTF-8 in a way that cannot be opened.
    cwd: fs.realpathSync.native('.', { encoding: 'latin1' }),
    env: process.env,
    version,
    stdin: readStdin,
    hasStdinData: () => hasStdinData(fs, process.platform),
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    files: fs,
    git: gitIn(undefined),
    self: { pid: process.pid, host: hostname(), isAlive },
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    signal: interruption.signal,
  };
  try {
    // Not process.exit: what was written to a pipe must still arrive.
    const code = await main(argv, io);
    process.exitCode = isOutputLost ? 2 : code;
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `hx-ws-migrate ${version} has a fault; no file was left half written. Please report this:\n${detail}\n`,
    );
    process.exitCode = 2;
  }
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  // `| head` closes the pipe: there is nobody to tell, and the files are still to be done.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    isOutputLost = true;
    process.exitCode = 2;
    if (stream !== process.stderr) process.stderr.write(`hx-ws-migrate: stdout: ${error.message}\n`);
  });
  return { write: (data) => void stream.write(data), isTTY: stream.isTTY === true };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
