// Whether somebody sent data on stdin: a document piped to a command that would not read it. Knows nothing of paths.
import { Buffer } from 'node:buffer';
import type { Files } from '../io.ts';

const stdin = 0;
/** What a pipe holds at most by default. */
const pipeSize = 64 * 1024;

/**
 * True only where it is certain, at once and without waiting: a file that is not empty, or a pipe with bytes in it now.
 * A terminal, /dev/null, a closed or empty pipe and a socket are none. The bytes of a pipe are then taken out of it, all
 * that are there: a shell that reads its script from the same pipe must not go on in the middle of a line.
 */
export function hasStdinData(files: Files, platform: string): boolean {
  try {
    const stat = files.fstatSync(stdin);
    if (stat.isFile()) return stat.size > 0;
    if (!stat.isFIFO()) return false;
    // Elsewhere a pipe's size is what is in it (macOS), or nothing is known of it.
    return platform === 'linux' ? drain(files) : stat.size > 0;
  } catch {
    return false;
  }
}

/** Opened anew, since O_NONBLOCK on the inherited one would change it for all that hold it. */
function drain(files: Files): boolean {
  const { O_RDONLY, O_NONBLOCK } = files.constants;
  const fd = files.openSync('/proc/self/fd/0', O_RDONLY | O_NONBLOCK);
  const buffer = Buffer.allocUnsafe(pipeSize);
  let length = 0;
  try {
    for (;;) {
      const read = files.readSync(fd, buffer, 0, buffer.length, null);
      length += read;
      // A source without end is a source.
      if (read === 0 || length >= 16 * pipeSize) return length > 0;
    }
  } catch {
    // EAGAIN: it is open, and there is no more in it now.
    return length > 0;
  } finally {
    files.closeSync(fd);
  }
}
