// A file of the package, and what it weighs.
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';

export interface Artefact {
  /** Its name in the output directory. */
  readonly file: string;
  readonly bytes: number;
  /** The size of `gzip -9`. */
  readonly gzipBytes: number;
  /** What went into it, and what it imports; bundles only. */
  readonly metafile?: Metafile;
}

export function weigh(file: string, content: Buffer): Artefact {
  return { file, bytes: content.length, gzipBytes: gzipSync(content, { level: 9 }).length };
}
