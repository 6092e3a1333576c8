// The last look before a file is replaced: is the result what the edits say, and is nothing left to fix? Trusts nobody.
import type { Edit, Migration } from '../codemod.ts';

/** What is wrong with a result, or undefined. `again` migrates the result as the source was. */
export function faultOf(
  source: string,
  migration: Migration,
  again: (output: string) => Migration,
): string | undefined {
  if (!agreesOutsideEdits(source, migration.output, migration.edits)) return 'bytes outside the edits differ';
  if (again(migration.output).edits.length > 0) return 'the result still holds what could be fixed';
  return undefined;
}

function agreesOutsideEdits(source: string, output: string, edits: readonly Edit[]): boolean {
  let from = 0;
  let at = 0;
  for (const { start, end, replacement } of edits) {
    if (start < from || end < start) return false;
    const kept = source.slice(from, start);
    if (!output.startsWith(kept, at) || !output.startsWith(replacement, at + kept.length)) return false;
    at += kept.length + replacement.length;
    from = end;
  }
  return output.slice(at) === source.slice(from);
}
