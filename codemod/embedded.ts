// Migrates what is written in another language inside a file (a string's markup, a fence, commented-out markup): each
// stretch as a text of its own, whose findings and edits are put back in place. Knows no language.
import type { Embedded } from './dialects/index.ts';
import { levels } from './findings/catalogue.ts';
import type { Finding, FindingCode } from './findings/finding.ts';
import type { Migration } from './migration.ts';
import type { Suppressions } from './rules/suppressions.ts';
import type { Edit, Range } from './source/edit.ts';

/** What came of the stretches. */
export interface Inside {
  /** Without those that only make sense of a whole file. */
  readonly findings: readonly Finding[];
  /** The places that name the attribute in text for readers. */
  readonly prose: readonly Range[];
  /** Sends that are connected nowhere in their stretch. */
  readonly lone: readonly Finding[];
  /** Whether one of them is a page with the extension on its `<html>` or `<body>`. */
  readonly providesExtension: boolean;
}

/** What is said once, of the whole file. */
const ofTheFile: ReadonlySet<FindingCode> = new Set(['unused-ignore', 'no-connect']);

/** Migrates each stretch by `migrate`; what a comment of the file silences stays as it is. */
export function migrateStretches(
  source: string,
  stretches: readonly Embedded[],
  suppressions: Suppressions,
  migrate: (text: string, stretch: Embedded) => Migration,
): Inside {
  const all = stretches.map((stretch) => {
    const { start, end, written } = stretch;
    const text = written?.text ?? source.slice(start, end);
    const { occurrences, findings, providesExtension } = migrate(text, stretch);
    const at = (offset: number) => written?.sourceOffset(offset) ?? start + offset;
    const write = (text: string, place: Range) => (written === undefined ? text : written.escape(text, place));
    const placed = (range: Range): Range => ({ start: at(range.start), end: at(range.end) });
    const editOf = (edit: Edit): Edit | undefined => {
      const own = written?.edit?.(edit);
      if (own !== undefined) return own;
      const replacement = write(edit.replacement, edit);
      return replacement === undefined ? undefined : { ...placed(edit), replacement };
    };
    const put = (finding: Finding): Finding => {
      const range = placed(finding.range);
      const suppressed = suppressions.cover(finding.code, range) || finding.suppressed;
      const edits = finding.edits.map(editOf);
      const writable = edits.every((edit) => edit !== undefined);
      const own = text.slice(finding.range.start, finding.range.end);
      const asRead = source.slice(range.start, range.end);
      const args = Object.fromEntries(
        Object.entries(finding.args).map(([name, value]) => [
          name,
          name === 'clause' ? value : value === own ? asRead : (write(value, finding.range) ?? value),
        ]),
      );
      const put = {
        ...finding,
        range,
        args,
        suppressed,
        edits: suppressed ? [] : edits.filter((edit) => edit !== undefined),
      };
      return writable ? put : { ...put, code: 'in-code', level: levels['in-code'], edits: [] };
    };
    const placedFindings = findings.filter(({ code }) => !ofTheFile.has(code)).map(put);
    const rewritten = placedFindings.some(({ edits }) => edits.length > 0);
    return {
      providesExtension,
      findings: placedFindings,
      prose: occurrences.filter(({ fate }) => fate === 'prose').map(({ range }) => placed(range)),
      lone: rewritten ? findings.filter(({ code }) => code === 'no-connect').map(put) : [],
    };
  });
  return {
    providesExtension: all.some(({ providesExtension }) => providesExtension),
    findings: all.flatMap(({ findings }) => findings),
    prose: all.flatMap(({ prose }) => prose),
    lone: all.flatMap(({ lone }) => lone),
  };
}
