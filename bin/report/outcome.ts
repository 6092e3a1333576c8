// What a run adds up to while it is at work, and the report that it ends with. Knows nothing of disks.

import type { Codemod, Finding, Migration } from '../codemod.ts';
import { type Sighting, whereConnect } from '../pages/connect-seen.ts';
import type { Settings } from '../settings.ts';
import { decode } from '../text/byte-text.ts';
import type { Excerpt } from './excerpt.ts';
import { withUniqueFingerprints } from './fingerprint.ts';
import {
  compare,
  countLevels,
  inOrder,
  isLeftover,
  type Report,
  type ReportFinding,
  type Skipped,
  toReport,
  type View,
} from './report.ts';

export interface Outcome {
  /** Takes up one file. `isWritten`: its rewrites are in the file, the patch or the document. */
  addFile(migration: Migration, view: View, isWritten: boolean): void;
  /** Takes up what a format shows of a file. */
  addExcerpt(excerpt: Excerpt): void;
  /** Takes up a finding that the command itself makes. */
  addFinding(finding: Finding, view: View): void;
  /** Takes up a file in UTF-16: its occurrences count, its one finding says why none was touched. */
  addUnreadable(migration: Migration, finding: Finding, view: View): void;
  report(tool: Report['tool'], settings: Settings, survey: OutcomeOfSurvey): Report;
}

export interface OutcomeOfSurvey {
  readonly scanned: number;
  readonly skipped: readonly Skipped[];
  readonly ms: number;
}

export function createOutcome(catalogue: Codemod['catalogue'], seen: readonly Sighting[]): Outcome {
  const findings: ReportFinding[] = [];
  const files = new Set<string>();
  const excerpts: Excerpt[] = [];
  let occurrences = 0;
  let rewritten = 0;

  // What spoils a tag, or code that names the attribute, has no value that could come from elsewhere.
  const hintFor = ({ code, args }: Finding, path: string): string =>
    code === 'dynamic-value' && !['tag', 'name'].includes(args['reason'] ?? '')
      ? whereConnect(seen, path, args['value'] ?? '')
      : '';

  const count = (migration: Migration, path: string, isWritten: boolean) => {
    const live = migration.occurrences.filter(({ fate }) => fate !== 'prose');
    // From htmx 2 to 4, ws-connect and its like are rewritten: places to do, though not of the legacy attribute.
    const others = migration.findings.filter(
      (finding) => isLeftover(finding) && !live.some(({ range }) => overlap(range, finding.range)),
    ).length;
    if (live.length + others > 0) files.add(decode(path));
    occurrences += live.length + others;
    if (isWritten) rewritten += live.filter(({ fate }) => fate === 'rewritten').length + others;
  };

  return {
    addFile(migration, view, isWritten) {
      count(migration, view.path, isWritten);
      for (const finding of migration.findings) {
        findings.push(toReport(finding, view, catalogue, hintFor(finding, decode(view.path))));
      }
    },
    addExcerpt: (excerpt) => void excerpts.push(excerpt),
    addFinding(finding, view) {
      findings.push(toReport(finding, view, catalogue));
    },
    addUnreadable(migration, finding, view) {
      count(migration, view.path, false);
      findings.push(toReport(finding, view, catalogue));
    },
    report: (tool, { target, mode }, { scanned, skipped, ms }) => ({
      tool,
      target,
      mode,
      summary: {
        files: files.size,
        scanned,
        skipped: skipped.length,
        occurrences,
        rewritten,
        ...countLevels(findings),
        ms,
      },
      findings: withUniqueFingerprints(findings.sort(inOrder)),
      skipped: [...skipped].sort((a, b) => compare(a.path, b.path) || compare(a.reason, b.reason)),
      ...(excerpts.length > 0 && { excerpts: excerpts.sort((a, b) => compare(a.path, b.path)) }),
    }),
  };
}

function overlap(a: Finding['range'], b: Finding['range']): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether the report alone, apart from what failed, calls for exit status 1. */
export function isFound(report: Report, settings: Pick<Settings, 'mode' | 'failOn' | 'maxWarnings'>): boolean {
  if (settings.mode === 'diff') return false;
  const { errors, warnings } = report.summary;
  if (errors > 0 || (settings.failOn === 'warning' && warnings > 0)) return true;
  return settings.maxWarnings !== undefined && warnings > settings.maxWarnings;
}
