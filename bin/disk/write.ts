// Replaces a file's bytes in one step: whoever looks, at any moment, sees the old file whole or the new one whole.
import { Buffer } from 'node:buffer';
import type { Stats } from 'node:fs';
import { posix } from 'node:path';
import type { Files, Self } from '../io.ts';
import { onDisk } from '../text/byte-text.ts';
import { removeIfStale, temporaryName } from './stale.ts';

/** Writes one file after the other; clears each directory it writes in of what killed runs left there. */
export interface Writer {
  /**
   * Replaces the content of `real`, a path without links, that was read as `before`; both latin1 strings of bytes.
   * Returns what the file was, and how many names (hard links) it had: like every program that replaces files whole, git
   * among them, we leave the others with the old content. `wasDone`: another run had just written the same.
   * Throws the system's errors, and a `Changed`.
   */
  replace(real: string, before: string, after: string): Replaced;
}

export interface Replaced {
  /** The same for all names of a file. */
  readonly identity: string;
  readonly names: number;
  readonly wasDone: boolean;
}

/** The file is not what was read: someone else wrote it meanwhile, and that is not ours to undo. */
export class Changed extends Error {
  constructor() {
    super('it changed while this run was at work, and was left as it is; run again');
  }
}

export function createWriter(files: Files, self: Self): Writer {
  let serial = 0;
  const swept = new Set<string>();
  return {
    replace(real, before, after) {
      const directory = posix.dirname(real);
      if (!swept.has(directory)) {
        swept.add(directory);
        for (const name of files.readdirSync(onDisk(directory), 'latin1')) {
          removeIfStale(posix.join(directory, name), self, files);
        }
      }
      const old = files.lstatSync(onDisk(real));
      if (!old.isFile()) throw new Changed();
      // Renaming over a read-only file would succeed; whoever made it read-only did not mean that.
      files.accessSync(onDisk(real), files.constants.W_OK);
      const temporary = posix.join(directory, temporaryName(self, serial++));
      const bytes = Buffer.from(after, 'latin1');
      const fd = files.openSync(onDisk(temporary), 'wx+', 0o600);
      try {
        try {
          writeAll(files, fd, bytes);
          keepOwner(files, fd, old);
          files.fchmodSync(fd, old.mode & 0o7777);
          files.fsyncSync(fd);
          if (!contentOf(files, fd).equals(bytes)) throw new Error('the disk did not keep what was written to it');
        } finally {
          files.closeSync(fd);
        }
        const now = readWhole(files, real);
        const wasDone = now.equals(bytes);
        if (!wasDone && !now.equals(Buffer.from(before, 'latin1'))) throw new Changed();
        if (wasDone) files.unlinkSync(onDisk(temporary));
        else files.renameSync(onDisk(temporary), onDisk(real));
        return { identity: `${old.dev}:${old.ino}`, names: old.nlink, wasDone };
      } catch (error) {
        remove(files, temporary);
        throw error;
      }
    },
  };
}

function writeAll(files: Files, fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += files.writeSync(fd, bytes, done, bytes.length - done, done);
}

/** Run by root, say in a container, we must not take people's files from them. Others can only own what they make. */
function keepOwner(files: Files, fd: number, old: Stats): void {
  const made = files.fstatSync(fd);
  if (made.uid === old.uid && made.gid === old.gid) return;
  try {
    files.fchownSync(fd, old.uid, old.gid);
  } catch {
    // The group alone is often still ours to give.
    try {
      files.fchownSync(fd, made.uid, old.gid);
    } catch {}
  }
}

function readWhole(files: Files, path: string): Buffer {
  const fd = files.openSync(onDisk(path), files.constants.O_RDONLY | (files.constants.O_NONBLOCK ?? 0));
  try {
    return contentOf(files, fd);
  } finally {
    files.closeSync(fd);
  }
}

function contentOf(files: Files, fd: number): Buffer {
  const bytes = Buffer.allocUnsafe(files.fstatSync(fd).size + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = files.readSync(fd, bytes, length, bytes.length - length, length);
  }
  return bytes.subarray(0, length);
}

function remove(files: Files, path: string): void {
  try {
    files.unlinkSync(onDisk(path));
  } catch {
    // The next run will.
  }
}
