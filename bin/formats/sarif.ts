// The report as SARIF 2.1.0, for code scanning and for editors; the names are those of the specification.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { Codemod } from '../codemod.ts';
import type { Report, ReportEdit, ReportFinding, Skipped } from '../report/report.ts';
import type { Format, FormatOptions } from './format.ts';

export const sarif: Format = {
  name: 'sarif',
  countsFromRepository: true,
  render: (report, options) => `${JSON.stringify(logOf(report, options), undefined, 2)}\n`,
};

function logOf(report: Report, { catalogue, failures }: FormatOptions) {
  const slugs = Object.keys(catalogue);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            rules: rulesOf(catalogue),
          },
        },
        // What the report counts in, too: bytes stand beside it wherever both are known.
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: report.skipped.map((skipped) =>
              notificationOf(
                skipped,
                failures.some(({ path, reason }) => path === skipped.path && reason === skipped.reason),
              ),
            ),
          },
        ],
        results: report.findings.map((finding) =>
          resultOf(finding, slugs.indexOf(finding.slug), isOpen(finding, report)),
        ),
      },
    ],
  };
}

function rulesOf(catalogue: Codemod['catalogue']) {
  return Object.entries(catalogue).map(([id, { level, title, help, before, after }]) => ({
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: help },
    help: {
      text: `${help}\n\nBefore:\n${before}\n\nAfter:\n${after}`,
      markdown: `${help}\n\nBefore:\n\n${fenced(before)}\n\nAfter:\n\n${fenced(after)}`,
    },
    defaultConfiguration: { level },
  }));
}

/** A fence is longer than any that the code holds. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}html\n${code.trimEnd()}\n${fence}`;
}

/** Whether its edits are still to be made. */
function isOpen({ level, edits }: ReportFinding, { mode }: Report): boolean {
  return edits.length > 0 && (mode !== 'rewrite' || level === 'error');
}

function resultOf(finding: ReportFinding, ruleIndex: number, hasFixes: boolean) {
  const { slug, level, path, message, edits, suppressed, fingerprint } = finding;
  return {
    ruleId: slug,
    ruleIndex,
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: locationOf(path), region: regionOf(finding) } }],
    partialFingerprints: { 'hxWsMigrate/v1': fingerprint },
    ...(hasFixes && {
      fixes: [
        {
          description: { text: message },
          artifactChanges: [
            {
              artifactLocation: locationOf(path),
              replacements: edits.map((edit) => ({
                deletedRegion: regionOf(edit),
                insertedContent: { text: edit.text },
              })),
            },
          ],
        },
      ],
    }),
    ...(suppressed && { suppressions: [{ kind: 'inSource' }] }),
  };
}

function regionOf(place: Omit<ReportEdit, 'text'>) {
  return {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    byteOffset: place.byteOffset,
    byteLength: place.byteLength,
  };
}

function notificationOf({ path, reason }: Skipped, isFailure: boolean) {
  return {
    level: isFailure ? 'error' : 'note',
    message: { text: `${path}: ${isFailure ? '' : 'skipped, '}${reason}` },
    locations: [{ physicalLocation: { artifactLocation: locationOf(path) } }],
  };
}

/** Relative to the repository's top, or a `file:` URI of a path outside of it. */
function locationOf(path: string) {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}
