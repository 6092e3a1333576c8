// Names of our temporary files, and which of them a killed run left behind. Knows nothing of what is in them.
import { posix } from 'node:path';
import type { Files, Self } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';

const pattern = /^\.hx-ws-migrate-([0-9a-f]{8})-(\d+)-\d+\.tmp$/;

/** A process number means nothing on another machine that shares the disk; after a day, no run is still at work. */
const oldMs = 24 * 60 * 60 * 1000;

export function isTemporary(name: string): boolean {
  return pattern.test(name);
}

/** The name of this process's `serial`-th temporary file. */
export function temporaryName(self: Self, serial: number): string {
  return `.hx-ws-migrate-${hostMark(self.host)}-${self.pid}-${serial}.tmp`;
}

/** Removes a temporary file if the run that made it is gone; true if it did. Another program's file is never touched. */
export function removeIfStale(path: string, self: Self, files: Files): boolean {
  const parts = pattern.exec(posix.basename(path));
  if (!parts) return false;
  try {
    const stat = files.lstatSync(onDisk(path));
    if (!stat.isFile()) return false;
    const pid = Number(parts[2]);
    const isOver = parts[1] === hostMark(self.host) && (pid === self.pid || !self.isAlive(pid));
    if (!isOver && Date.now() - stat.mtimeMs < oldMs) return false;
    files.unlinkSync(onDisk(path));
    return true;
  } catch {
    // It went away, or may not be removed: it is no part of anybody's project, so nothing is lost.
    return false;
  }
}

/** FNV-1a, 32 bits, in hexadecimal: host names may hold what a file name may not. */
function hostMark(host: string): string {
  let hash = 0x811c9dc5;
  for (const char of host) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
