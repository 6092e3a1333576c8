// Brings a finished report to where the options want it: stdout or stderr, files, and the summary. Knows no findings.

import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import type { Codemod } from '../codemod.ts';
import { realPath, repositoryTop } from '../disk/repository.ts';
import { reasonFor } from '../disk/system-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { formats } from '../formats/index.ts';
import type { Io } from '../io.ts';
import { isFound } from '../report/outcome.ts';
import type { Report, Skipped } from '../report/report.ts';
import type { Settings } from '../settings.ts';
import { decode, encode, onDisk, printable } from '../text/byte-text.ts';
import { usesColor } from './color.ts';
import { nextStep, summarise } from './summary.ts';

export interface Delivery {
  readonly report: Report;
  /** What the system refused, said on stderr and in the exit status. */
  readonly failures: readonly Skipped[];
  /** Sentences for stderr that are no findings. */
  readonly remarks: readonly string[];
  /** Which script to load, and after which. */
  readonly advice: string | undefined;
  readonly catalogue: Codemod['catalogue'];
  /** stdout holds a patch or a document; the report gives way to stderr. */
  readonly stdoutTaken: boolean;
}

/** Returns the exit status of the run. */
export function deliver(delivery: Delivery, settings: Settings, io: Io): ExitCode {
  const { report, failures } = delivery;
  const { quiet, verbose } = settings;
  const sink = delivery.stdoutTaken ? io.stderr : io.stdout;
  let refused = failures.length > 0;
  const nameOf = repositoryNames(io);
  const renamed = <T extends { readonly path: string }>(one: T): T => ({ ...one, path: nameOf(one.path) });
  const fromRepository = (whole: Report): Report => ({
    ...whole,
    findings: whole.findings.map(renamed),
    skipped: whole.skipped.map(renamed),
  });
  for (const { name, file } of formatsFor(settings, io)) {
    const color = file === undefined && usesColor(settings.color, io.env, sink);
    const format = formats[name];
    const { catalogue } = delivery;
    const text = format.countsFromRepository
      ? format.render(fromRepository(report), { color, quiet, verbose, catalogue, failures: failures.map(renamed) })
      : format.render(report, { color, quiet, verbose, catalogue, failures });
    if (file === undefined) {
      if (text !== '') sink.write(text);
      continue;
    }
    try {
      writeReport(posix.resolve(io.cwd, encode(file)), text, io);
    } catch (error) {
      refused = true;
      io.stderr.write(`${printable(file)}: the report could not be written: ${reasonFor(error)}\n`);
    }
  }
  for (const { path, reason } of [...failures].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    io.stderr.write(`${printable(path)}: ${printable(reason)}\n`);
  }
  for (const remark of delivery.remarks) io.stderr.write(`${printable(remark)}\n`);
  if (!quiet) {
    const failed = new Set(failures);
    for (const skipped of report.skipped) {
      const isNamed = verbose || skipped.reason.startsWith('over-size');
      if (isNamed && !failed.has(skipped))
        io.stderr.write(`${printable(skipped.path)}: skipped, ${printable(skipped.reason)}\n`);
    }
    const hasText =
      !delivery.stdoutTaken && settings.formats.some(({ name, file }) => name === 'text' && file === undefined);
    io.stderr.write(`${hasText && report.findings.length > 0 ? '\n' : ''}${summarise(report, failures.length)}\n`);
    const next = settings.stdinPath === undefined ? nextStep(report, settings, delivery.advice) : undefined;
    if (next !== undefined) io.stderr.write(`${next}\n`);
  }
  if (refused) return exitCodes.failed;
  return isFound(report, settings) ? exitCodes.found : exitCodes.clean;
}

/** In GitHub Actions, people read the log and the pull request: what is said in one shows up in the other. */
function formatsFor({ formats: asked }: Settings, { env }: Io): Settings['formats'] {
  const isAdded =
    env['GITHUB_ACTIONS'] === 'true' &&
    asked.some(({ name, file }) => name === 'text' && file === undefined) &&
    !asked.some(({ name }) => name === 'github');
  return isAdded ? [...asked, { name: 'github', file: undefined }] : asked;
}

/** Gives a shown path, relative to the working directory, as it is called from the repository's top; what is outside, whole. */
function repositoryNames({ cwd, files }: Io): (path: string) => string {
  let places: { readonly here: string; readonly top: string } | undefined;
  return (path) => {
    if (places === undefined) {
      const here = realPath(cwd, files);
      places = { here: decode(here), top: decode(repositoryTop(cwd, files) ?? here) };
    }
    const absolute = posix.resolve(places.here, path);
    const name = posix.relative(places.top, absolute);
    return name === '..' || name.startsWith('../') ? absolute : name;
  };
}

function writeReport(path: string, text: string, { files }: Io): void {
  const fd = files.openSync(onDisk(path), 'w');
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let done = 0; done < bytes.length; ) done += files.writeSync(fd, bytes, done, bytes.length - done);
  } finally {
    files.closeSync(fd);
  }
}
