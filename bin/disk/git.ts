// git as a process. Knows nothing of what is asked of it.
import { Buffer } from 'node:buffer';
import type { Git } from '../io.ts';

/** Bytes: the names of a repository of millions of files fit. */
const mostOutput = 1024 ** 3;

/** `cwd`: where git runs; undefined for where the command does. */
export function gitIn(cwd: string | undefined): Git {
  return async (args, input = '') => {
    // Few runs need it: it is not loaded for the others.
    const { spawnSync } = await import('node:child_process');
    const { status, stdout, stderr, error } = spawnSync('git', args, {
      ...(cwd !== undefined && { cwd }),
      input: Buffer.from(input, 'latin1'),
      maxBuffer: mostOutput,
    });
    if (error) throw error;
    return { isOk: status === 0, stdout: stdout.toString('latin1'), stderr: stderr.toString('utf8').trim() };
  };
}
