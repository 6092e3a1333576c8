// Where a migrated text goes: into its file, into a patch, or to stdout. Knows nothing of findings.
import { Buffer } from 'node:buffer';
import type { Migration } from '../codemod.ts';
import { createWriter } from '../disk/write.ts';
import { patchOf } from '../formats/diff.ts';
import type { Io } from '../io.ts';
import { decode } from '../text/byte-text.ts';
import { patchNames } from './patch-names.ts';
import type { Candidate } from './survey.ts';

/** Puts one migration away; returns a remark for stderr, or nothing. Throws when it can't, and then nothing has changed. */
export type Destination = (candidate: Candidate, source: string, migration: Migration) => string | undefined;

export function intoFiles(io: Io): Destination {
  const writer = createWriter(io.files, io.self);
  return ({ path, real }, source, { output }) => {
    const { otherNames } = writer.replace(real, source, output);
    if (otherNames === 0) return undefined;
    const names = otherNames === 1 ? 'name (a hard link)' : 'names (hard links)';
    return `${decode(path)}: had ${otherNames} more ${names}; only this one has the new text`;
  };
}

export function intoPatch(io: Io): Destination {
  const nameOf = patchNames(io.cwd, io.files);
  return ({ real }, source, { edits }) => {
    io.stdout.write(Buffer.from(patchOf(nameOf(real), source, edits), 'latin1'));
    return undefined;
  };
}

export function intoStdout(io: Io): Destination {
  return (_candidate, _source, { output }) => {
    io.stdout.write(Buffer.from(output, 'latin1'));
    return undefined;
  };
}
