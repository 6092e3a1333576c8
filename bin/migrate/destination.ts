// Where a migrated text goes: into its file, into a patch, or to stdout. Knows nothing of findings.
import { Buffer } from 'node:buffer';
import type { Migration } from '../codemod.ts';
import { createWriter } from '../disk/write.ts';
import { patchOf } from '../formats/diff.ts';
import type { Io } from '../io.ts';
import { decode } from '../text/byte-text.ts';
import { patchNames } from './patch-names.ts';
import type { Candidate } from './survey.ts';

export interface Destination {
  /** Puts one migration away. Throws when it can't, and then nothing has changed. */
  put(candidate: Candidate, source: string, migration: Migration): void;
  /** Sentences for stderr, at the end. */
  remarks(): readonly string[];
}

export function intoFiles(io: Io): Destination {
  const writer = createWriter(io.files, io.self);
  /** By identity: files that had more than one name, and which of their names were rewritten. */
  const linked = new Map<string, { readonly names: number; readonly done: string[] }>();
  const remarks: string[] = [];
  return {
    put({ path, real }, source, { output }) {
      const { identity, names, wasDone } = writer.replace(real, source, output);
      if (wasDone) remarks.push(`${decode(path)}: another run rewrote it at the same time, in the same way`);
      const known = linked.get(identity);
      if (known) known.done.push(decode(path));
      else if (names > 1) linked.set(identity, { names, done: [decode(path)] });
    },
    remarks: () => [...remarks, ...[...linked.values()].map(linksRemark)],
  };
}

/** Replaced whole, a file leaves its other names behind. */
function linksRemark({ names, done }: { readonly names: number; readonly done: readonly string[] }): string {
  const others = names - done.length;
  if (others > 0) {
    const what = others === 1 ? 'name (a hard link)' : 'names (hard links)';
    return `${done.join(', ')}: had ${others} more ${what}; only ${done.length === 1 ? 'this one has' : 'these have'} the new text`;
  }
  return `${done.join(', ')}: were names of one file (hard links), and are now files of their own with the same text`;
}

export function intoPatch(io: Io): Destination {
  const nameOf = patchNames(io.cwd, io.files);
  return {
    put: ({ real }, source, { edits }) => io.stdout.write(Buffer.from(patchOf(nameOf(real), source, edits), 'latin1')),
    remarks: () => [],
  };
}

export function intoStdout(io: Io): Destination {
  return {
    put: (_candidate, _source, { output }) => io.stdout.write(Buffer.from(output, 'latin1')),
    remarks: () => [],
  };
}
