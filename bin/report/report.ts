// What a run found, as data: every format is a view of it, and it is the JSON's schema. Knows nothing of files.

import type { Codemod, Edit, Finding } from '../codemod.ts';
import { decode, detached } from '../text/byte-text.ts';
import type { Position } from '../text/position.ts';
import type { Excerpt } from './excerpt.ts';
import { fingerprint } from './fingerprint.ts';

/** Schema 1 of the JSON report, but for the word `schema`. All text is decoded; lines and columns are 1-based. */
export interface Report {
  readonly tool: { readonly name: 'hx-ws-migrate'; readonly version: string };
  readonly target: 'htmx2' | 'htmx4';
  readonly mode: 'rewrite' | 'check' | 'diff';
  readonly summary: Summary;
  /** Sorted by path, then by offset. */
  readonly findings: readonly ReportFinding[];
  /** Sorted by path. */
  readonly skipped: readonly Skipped[];
  /** The lines around each finding, sorted by path; only where a format asked for them, and no part of the JSON. */
  readonly excerpts?: readonly Excerpt[];
}

export interface Summary {
  /** Files that hold such a place. */
  readonly files: number;
  /** Files whose text was read. */
  readonly scanned: number;
  readonly skipped: number;
  /** Places to do: the legacy attribute but in prose, and with `htmx4` what only htmx 2's extension reads. */
  readonly occurrences: number;
  /** Those rewritten (`diff`: by the patch; `check`: none). */
  readonly rewritten: number;
  /** Unsuppressed findings, by level. */
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly ms: number;
}

export interface ReportFinding {
  readonly slug: Finding['code'];
  readonly level: Finding['level'];
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly message: string;
  readonly help: string;
  readonly edits: readonly ReportEdit[];
  readonly suppressed: boolean;
  /** The same as long as path, slug and marked text are, wherever the lines move to; unique in a report. */
  readonly fingerprint: string;
}

/** What stands in the place of some bytes; the place twice, as bytes and as an editor counts. */
export interface ReportEdit {
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

const leftovers: ReadonlySet<string> = new Set(['connect', 'send', 'extension']);

/** Whether a finding is a legacy attribute that the program itself can rewrite. */
export function isLeftover(
  finding: { readonly edits: readonly unknown[] } & ({ readonly code: string } | { readonly slug: string }),
): boolean {
  return leftovers.has('code' in finding ? finding.code : finding.slug) && finding.edits.length > 0;
}

/** How a file's findings come into the report. */
export interface View {
  readonly path: string;
  readonly positionOf: (offset: number) => Position;
  /** What stands in a range, decoded. */
  readonly textOf: (start: number, end: number) => string;
  /** Bytes before and for each unit of the text that the findings' ranges count. */
  readonly bytesBefore: number;
  readonly bytesPerUnit: 1 | 2;
  /** Leftovers stay in the file: they are errors. */
  readonly unwritten: boolean;
}

/** `hint` is added to the sentence. */
export function toReport(finding: Finding, view: View, catalogue: Codemod['catalogue'], hint = ''): ReportFinding {
  const { code, range, suppressed } = finding;
  const entry = catalogue[code];
  const byte = (offset: number) => view.bytesBefore + offset * view.bytesPerUnit;
  const spanOf = (span: { readonly start: number; readonly end: number }) => ({
    byteOffset: byte(span.start),
    byteLength: byte(span.end) - byte(span.start),
  });
  const placeOf = (span: { readonly start: number; readonly end: number }) => {
    const start = view.positionOf(span.start);
    const end = view.positionOf(span.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  };
  const path = decode(view.path);
  return {
    slug: code,
    level: view.unwritten && isLeftover(finding) ? 'error' : finding.level,
    path,
    ...placeOf(range),
    ...spanOf(range),
    message: detached(entry.message(decodeAll(finding.args)) + hint),
    help: entry.help,
    edits: finding.edits.map((edit: Edit) => ({
      ...spanOf(edit),
      text: detached(decode(edit.replacement)),
      ...placeOf(edit),
    })),
    suppressed,
    fingerprint: fingerprint(code, path, view.textOf(range.start, range.end)),
  };
}

function decodeAll(args: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, decode(value)]));
}

/** Unsuppressed findings by level. */
export function countLevels(findings: readonly ReportFinding[]): Pick<Summary, 'errors' | 'warnings' | 'notes'> {
  const live = findings.filter((finding) => !finding.suppressed);
  const count = (level: ReportFinding['level']) => live.filter((finding) => finding.level === level).length;
  return { errors: count('error'), warnings: count('warning'), notes: count('note') };
}

/** By path, then by offset, then by slug: the order does not depend on that of the command line. */
export function inOrder(a: ReportFinding, b: ReportFinding): number {
  return compare(a.path, b.path) || a.byteOffset - b.byteOffset || compare(a.slug, b.slug);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
