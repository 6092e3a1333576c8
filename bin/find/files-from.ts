// `--files-from`: the paths in a file or on stdin. Knows nothing of what they are for.
import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import type { Io } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';
import { cUnquote } from '../text/c-quote.ts';

/** Reads the list, `-` for stdin: by NULs if it has any, else by lines, as git prints them. Throws the system's errors. */
export async function pathsFrom(list: string, io: Io): Promise<readonly string[]> {
  const text =
    list === '-'
      ? Buffer.from(await io.stdin()).toString('latin1')
      : io.files.readFileSync(onDisk(posix.resolve(io.cwd, list)), 'latin1');
  const paths = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/).map(cUnquote);
  return paths.filter((path) => path !== '');
}
