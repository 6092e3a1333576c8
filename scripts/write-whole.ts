// Writes a file so that a reader sees the old one or the new one, whole.
import { renameSync, writeFileSync } from 'node:fs';

/** @returns the bytes written */
export function writeWhole(path: string, content: string, mode = 0o644): Buffer {
  const bytes = Buffer.from(content, 'utf8');
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes, { mode });
  renameSync(temporary, path);
  return bytes;
}
