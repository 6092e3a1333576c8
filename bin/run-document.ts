// `--stdin-filepath`: one document, stdin to stdout, migrated as if it stood at that path. Writes no file but reports.
import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import type { Codemod } from './codemod.ts';
import { deliver } from './deliver/deliver.ts';
import { classify, createReader, type Reading } from './disk/bytes.ts';
import type { ExitCode } from './exit-codes.ts';
import { parseGlobs } from './find/gitignore.ts';
import type { Io } from './io.ts';
import { intoPatch, intoStdout } from './migrate/destination.ts';
import { createFileRun } from './migrate/file-run.ts';
import type { Survey } from './migrate/survey.ts';
import { createConnectWatch } from './pages/connect-seen.ts';
import { createScriptWatch } from './pages/extension-script.ts';
import type { Settings } from './settings.ts';

export async function runDocument(settings: Settings, path: string, io: Io, codemod: Codemod): Promise<ExitCode> {
  const began = io.now();
  const input = Buffer.from(await io.stdin());
  // It is in memory already: its size is no reason to leave it.
  const reading = classify(input, input.length, Number.POSITIVE_INFINITY);
  const absolute = posix.resolve(io.cwd, path);
  const found = surveyOf(path, absolute, reading);
  const fromDisk = createReader(io.files, settings.maxSize);
  const toStdout = intoStdout(io);
  let isOut = settings.mode !== 'rewrite';
  const fileRun = createFileRun({
    settings,
    io,
    codemod,
    survey: found,
    refusalOf: () => undefined,
    read: (wanted) => (wanted === absolute ? reading : fromDisk(wanted)),
    walking: { ...settings, globs: parseGlobs(settings.ignore), cwd: io.cwd },
    destination:
      settings.mode === 'check'
        ? undefined
        : settings.mode === 'diff'
          ? intoPatch(io)
          : {
              ...toStdout,
              put: (...given) => {
                isOut = true;
                toStdout.put(...given);
              },
            },
  });
  fileRun.take({ path, absolute, real: absolute });
  const { outcome, failures, skipped, remarks, advice } = fileRun.finish();
  // Whatever it was and whatever was found, a document that comes in goes out.
  if (!isOut) io.stdout.write(input);
  const report = outcome.report({ name: 'hx-ws-migrate', version: io.version }, settings, {
    scanned: found.scanned,
    skipped: [...found.skipped, ...skipped, ...failures],
    ms: Math.round(io.now() - began),
  });
  return deliver(
    { report, failures, remarks, advice, catalogue: codemod.catalogue, stdoutTaken: settings.mode !== 'check' },
    settings,
    io,
  );
}

function surveyOf(path: string, absolute: string, reading: Reading): Survey {
  const scripts = createScriptWatch();
  const connects = createConnectWatch();
  const isRead = reading.kind === 'text' || reading.kind === 'utf16';
  if (reading.kind === 'text') {
    scripts.look(path, reading.bytes, absolute);
    connects.look(path, reading.bytes);
  }
  return {
    candidates: [],
    scanned: isRead ? 1 : 0,
    skipped: [],
    failures: [],
    scripts,
    connects,
    walked: false,
  };
}
