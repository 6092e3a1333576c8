// The second pass: each file that may hold the attribute is migrated, then written, shown as a patch, or only reported.
import { posix } from 'node:path';
import type { Codemod, Finding, MigrateOptions, Migration } from '../codemod.ts';
import type { Reading } from '../disk/bytes.ts';
import { isSystemError, reasonFor } from '../disk/system-error.ts';
import { Changed } from '../disk/write.ts';
import { type WalkOptions, walk } from '../find/walk.ts';
import { formats } from '../formats/index.ts';
import type { Io } from '../io.ts';
import { createLayouts } from '../pages/layouts.ts';
import type { ScriptTag } from '../pages/page-scripts.ts';
import { excerptOf } from '../report/excerpt.ts';
import { createOutcome, type Outcome } from '../report/outcome.ts';
import { isLeftover, type Skipped, type View } from '../report/report.ts';
import type { Settings } from '../settings.ts';
import { decode } from '../text/byte-text.ts';
import { positionsInText } from '../text/position.ts';
import type { Destination } from './destination.ts';
import { dialectsByHand } from './dialect-by-hand.ts';
import { type Examined, examine, unreadable } from './examine.ts';
import { addMissingScript, type Taken } from './missing-script.ts';
import { type Candidate, type Survey, whySkipped } from './survey.ts';
import { findInUnread, type Unread } from './unread.ts';
import { faultOf } from './verify.ts';
import { viewOf } from './view.ts';

export interface FileRun {
  take(candidate: Candidate): void;
  finish(): {
    readonly outcome: Outcome;
    readonly failures: readonly Skipped[];
    readonly skipped: readonly Skipped[];
    readonly remarks: readonly string[];
    /** Which script to load, and after which. */
    readonly advice: string | undefined;
  };
}

export interface FileRunTools {
  readonly settings: Settings;
  readonly io: Io;
  readonly codemod: Codemod;
  readonly read: (absolute: string) => Reading;
  readonly walking: WalkOptions;
  readonly survey: Survey;
  /** Undefined: nothing is written. */
  readonly destination: Destination | undefined;
  /** Why a file is not to be written, or nothing. */
  readonly refusalOf: (absolute: string) => string | undefined;
}

export function createFileRun(tools: FileRunTools): FileRun {
  const { settings, io, codemod, read, walking, survey, destination, refusalOf } = tools;
  const { files } = io;
  const outcome = createOutcome(codemod.catalogue, survey.connects.seen);
  const failures: Skipped[] = [];
  const skipped: Skipped[] = [];
  const remarks: string[] = [];
  const dialectOf = dialectsByHand(settings.dialects, io.cwd);
  const wantsExcerpts = settings.formats.some(({ name }) => formats[name].needsExcerpts === true);
  /** Kept only where a script may still be added. */
  const taken = new Map<string, Taken>();
  let sendsFiles = false;
  let firstLeftover: { readonly finding: Finding; readonly view: View } | undefined;

  const optionsFor = (path: string, absolute: string): MigrateOptions => {
    const dialect = dialectOf(absolute);
    const { target, includeComments } = settings;
    return { path: decode(path), target, includeComments, ...(dialect && { dialect }) };
  };

  const layouts = createLayouts({
    cwd: io.cwd,
    files,
    read: (absolute) => {
      const reading = read(absolute);
      if (reading.kind !== 'text') return undefined;
      survey.scripts.look(posix.relative(io.cwd, absolute), reading.bytes, absolute);
      return reading.bytes;
    },
    migrate: (absolute, bytes) => codemod.migrate(bytes, optionsFor(posix.relative(io.cwd, absolute), absolute)),
    *below(directory) {
      for (const met of walk('', directory, walking, files)) {
        if (met.kind === 'files') for (const name of met.names) yield met.absolute + name;
      }
    },
  });

  const takeText = (candidate: Candidate, source: string) => {
    const examined = examine(
      source,
      optionsFor(candidate.path, candidate.absolute),
      (layout) => layouts.provides(layout, candidate.absolute),
      codemod.migrate,
    );
    const { migration } = examined;
    const isWritten = migration.edits.length > 0 && put(candidate, source, examined);
    if (settings.addScript !== undefined) {
      const { output, edits } = isWritten ? migration : { output: source, edits: [] };
      taken.set(candidate.real, { source, output, edits });
    }
    const view = viewOf(candidate.path, source, !isWritten);
    outcome.addFile(migration, view, isWritten);
    if (wantsExcerpts && migration.findings.length > 0) {
      const places = migration.findings.map(({ range }) => ({
        line: view.positionOf(range.start).line,
        endLine: view.positionOf(range.end).line,
      }));
      outcome.addExcerpt(excerptOf(candidate.path, source, migration.edits, places));
    }
    const leftover = migration.findings.find((finding) => isLeftover(finding) && !finding.suppressed);
    if (leftover) {
      firstLeftover ??= { finding: leftover, view };
      survey.scripts.use(candidate.path, candidate.absolute);
    }
    sendsFiles ||= migration.findings.some(({ code, suppressed }) => code === 'file-input' && !suppressed);
  };

  /** False when nothing is to be put anywhere, or could be, which is then told. */
  const put = (candidate: Candidate, source: string, { migration, again }: Examined): boolean => {
    if (destination === undefined) return false;
    const refusal = refusalOf(candidate.real);
    if (refusal !== undefined) {
      skipped.push({ path: decode(candidate.path), reason: `not written: ${refusal}` });
      remarks.push(
        `${decode(candidate.path)}: ${refusal}, and was left as it is; commit or stash it, or leave out --require-clean`,
      );
      return false;
    }
    try {
      const fault = faultOf(source, migration, again);
      if (fault !== undefined) throw new Error(fault);
      destination.put(candidate, source, migration);
      return true;
    } catch (error) {
      fail(candidate, error);
      return false;
    }
  };

  const addScript = (tag: ScriptTag) => {
    if (settings.addScript === undefined || destination === undefined) return;
    const text = (absolute: string) => {
      const reading = read(absolute);
      return reading.kind === 'text' ? reading.bytes : undefined;
    };
    const { scripts } = survey;
    const remark = (sentence: string) => void remarks.push(sentence);
    try {
      const url = settings.addScript;
      addMissingScript(tag, { url, files, read: text, taken, put, scripts, outcome, wantsExcerpts, remark });
    } catch (error) {
      fail({ ...tag, real: tag.absolute }, error);
    }
  };

  const takeUtf16 = (candidate: Candidate, { text, before }: Extract<Reading, { readonly kind: 'utf16' }>) => {
    const migration: Migration = codemod.migrate(text, optionsFor(candidate.path, candidate.absolute));
    const finding = unreadable(migration);
    if (finding === undefined) {
      skipped.push({ path: decode(candidate.path), reason: whySkipped({ kind: 'utf16', text, before }) });
      return;
    }
    outcome.addUnreadable(migration, finding, {
      path: candidate.path,
      positionOf: positionsInText(text),
      textOf: (start, end) => text.slice(start, end),
      bytesBefore: before,
      bytesPerUnit: 2,
      unwritten: true,
    });
  };

  const takeUnread = (candidate: Candidate, reading: Unread) => {
    const found = findInUnread(candidate, reading, {
      files,
      mayHold: (text) => codemod.mayHoldLegacy(text, settings.target),
      migrate: (text) => codemod.migrate(text, optionsFor(candidate.path, candidate.absolute)),
    });
    if (found) outcome.addUnreadable(found.migration, found.finding, found.view);
    else skipped.push({ path: decode(candidate.path), reason: whySkipped(reading) });
  };

  const fail = ({ path }: Candidate, error: unknown) => {
    const isTheirs = isSystemError(error) || error instanceof Changed;
    const reason = isTheirs
      ? reasonFor(error)
      : `a fault of hx-ws-migrate: ${reasonFor(error)}; the file was left as it is, please report this with it`;
    failures.push({ path: decode(path), reason });
  };

  return {
    take(candidate) {
      try {
        const reading = read(candidate.real);
        if (reading.kind === 'text') takeText(candidate, reading.bytes);
        else if (reading.kind === 'utf16') takeUtf16(candidate, reading);
        else takeUnread(candidate, reading);
      } catch (error) {
        fail(candidate, error);
      }
    },
    finish() {
      const missing = survey.scripts.complaint(settings.target, sendsFiles);
      for (const tag of missing?.tags ?? []) addScript(tag);
      const complaint = survey.scripts.complaint(settings.target, sendsFiles);
      // Of a few named files, none need be the layout that loads the scripts: there, only its own tag is proof.
      if (complaint && (survey.walked || complaint.at !== undefined)) {
        const { at } = complaint;
        const view: View | undefined = at
          ? {
              path: at.path,
              positionOf: (offset) => (offset === at.start ? at.from : at.to),
              textOf: () => decode(at.source),
              bytesBefore: 0,
              bytesPerUnit: 1,
              unwritten: true,
            }
          : firstLeftover?.view;
        const range = at ?? firstLeftover?.finding.range;
        if (view && range) {
          const { start, end } = range;
          const { args } = complaint;
          outcome.addFinding(
            { code: 'extension-script', level: 'warning', range: { start, end }, args, edits: [], suppressed: false },
            view,
          );
        }
      }
      remarks.push(...(destination?.remarks() ?? []));
      return { outcome, failures, skipped, remarks, advice: complaint?.advice };
    },
  };
}
