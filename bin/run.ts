// A run over files: discover, read, migrate, report, write. The whole of it on one screen; each step has its own file.
import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import type { Codemod } from './codemod.ts';
import { deliver } from './deliver/deliver.ts';
import { createProgress } from './deliver/progress.ts';
import { classify, createReader } from './disk/bytes.ts';
import { piecesOf } from './disk/large.ts';
import { realPath } from './disk/repository.ts';
import { removeIfStale } from './disk/stale.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseGlobs } from './find/gitignore.ts';
import { pick } from './find/pick.ts';
import type { WalkOptions } from './find/walk.ts';
import type { Io } from './io.ts';
import { intoFiles, intoPatch } from './migrate/destination.ts';
import { createFileRun } from './migrate/file-run.ts';
import { survey } from './migrate/survey.ts';
import type { Settings } from './settings.ts';
import { encode } from './text/byte-text.ts';

/** Signals only arrive in a pause; more often than this nobody would notice. */
const pauseEveryMs = 40;

export async function run(settings: Settings, io: Io, codemod: Codemod): Promise<ExitCode> {
  const { files, self } = io;
  const began = io.now();
  const progress = createProgress(io.stderr, io.now, io.stderr.isTTY && settings.progress && !settings.quiet);
  const outputs = settings.formats.flatMap(({ file }) =>
    file === undefined ? [] : [posix.resolve(io.cwd, encode(file))],
  );

  const walking: WalkOptions = { ...settings, globs: parseGlobs(settings.ignore), cwd: io.cwd };
  let paused = began;
  const goOn = (): Promise<boolean> | true => {
    const now = io.now();
    if (now - paused < pauseEveryMs) return true;
    paused = now;
    return io.pause().then(() => !io.signal.aborted);
  };

  const picked = await pick(settings, walking, io);
  if (typeof picked === 'string') {
    io.stderr.write(`hx-ws-migrate: ${picked}\n`);
    return exitCodes.failed;
  }
  const { staged, refusalOf } = picked;
  const fromDisk = createReader(files, settings.maxSize);
  const read = (absolute: string) => {
    const inIndex = staged.get(absolute)?.bytes;
    if (inIndex === undefined) return fromDisk(absolute);
    return classify(Buffer.from(inIndex, 'latin1'), inIndex.length, settings.maxSize);
  };

  const mayHoldLegacy = (source: string) => codemod.mayHoldLegacy(source, settings.target);
  const found = await survey(picked.discovered, {
    read,
    realPath: (absolute) => (staged.has(absolute) ? absolute : realPath(absolute, files)),
    mayHoldLegacy,
    mayHoldUnread: (absolute) => staged.has(absolute) || !piecesOf(absolute, files, mayHoldLegacy).next().done,
    outputs: new Set(outputs),
    extensionUrl: settings.addScript,
    onTemporary: (absolute) => settings.mode === 'rewrite' && removeIfStale(absolute, self, files),
    onFile: (scanned) => {
      progress.show(() => `${scanned} files read`);
      return goOn();
    },
  });
  const interrupted = (done: string): ExitCode => {
    progress.clear();
    io.stderr.write(`Interrupted, ${done}. Every file is whole, old or new; the same command goes on from here.\n`);
    return exitCodes.interrupted;
  };
  if (found === undefined) return interrupted('before anything was written');

  const destination = settings.mode === 'check' ? undefined : settings.mode === 'diff' ? intoPatch(io) : intoFiles(io);
  const fileRun = createFileRun({ settings, io, codemod, read, walking, survey: found, destination, refusalOf });
  for (const [index, candidate] of found.candidates.entries()) {
    fileRun.take(candidate);
    progress.show(() => `${found.scanned} files read, ${index + 1} of ${found.candidates.length} gone through`);
    const goesOn = goOn();
    if (goesOn !== true && !(await goesOn)) {
      return interrupted(`with ${index + 1} of ${found.candidates.length} files gone through`);
    }
  }
  progress.clear();
  const { outcome, failures, skipped, remarks, advice } = fileRun.finish();
  const allFailures = [...found.failures, ...failures];
  const report = outcome.report({ name: 'hx-ws-migrate', version: io.version }, settings, {
    scanned: found.scanned,
    skipped: [...found.skipped, ...skipped, ...allFailures],
    ms: Math.round(io.now() - began),
  });
  return deliver(
    {
      report,
      failures: allFailures,
      remarks,
      advice,
      catalogue: codemod.catalogue,
      stdoutTaken: settings.mode === 'diff',
    },
    settings,
    io,
  );
}
