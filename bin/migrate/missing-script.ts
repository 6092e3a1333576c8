// `--add-script`: gives the pages that use sockets their script tag, once the whole run is known. Such a file may have
// been rewritten before: then it is edited as it is now, and told in places of what it was.
import type { Edit, Migration } from '../codemod.ts';
import { realPath } from '../disk/repository.ts';
import type { Files } from '../io.ts';
import { addScript } from '../pages/add-script.ts';
import type { ScriptWatch } from '../pages/extension-script.ts';
import type { ScriptTag } from '../pages/page-scripts.ts';
import { excerptOf } from '../report/excerpt.ts';
import type { Outcome } from '../report/outcome.ts';
import { decode } from '../text/byte-text.ts';
import { positionsInBytes } from '../text/position.ts';
import type { Examined } from './examine.ts';
import type { Candidate } from './survey.ts';
import { viewOf } from './view.ts';

/** What a run has done to a file. */
export interface Taken {
  readonly source: string;
  /** As it is now, on the disk or by the patch. */
  readonly output: string;
  readonly edits: readonly Edit[];
}

export interface MissingScriptTools {
  /** As it stands in `src`; a latin1 string of bytes. */
  readonly url: string;
  readonly files: Files;
  /** A file that the run did not take; undefined where it is no text. */
  readonly read: (absolute: string) => string | undefined;
  readonly taken: ReadonlyMap<string, Taken>;
  readonly put: (candidate: Candidate, source: string, examined: Examined) => boolean;
  readonly scripts: ScriptWatch;
  readonly outcome: Outcome;
  readonly wantsExcerpts: boolean;
  /** Says why a page got no script. */
  readonly remark: (sentence: string) => void;
}

/** Adds the script after one tag of htmx; throws the system's errors. */
export function addMissingScript(tag: ScriptTag, tools: MissingScriptTools): void {
  const { url, outcome } = tools;
  const { path, absolute } = tag;
  const candidate: Candidate = { path, absolute, real: realPath(absolute, tools.files) };
  const before = tools.taken.get(candidate.real);
  const source = before?.output ?? tools.read(candidate.real) ?? '';
  const added = addScript(path, source, url);
  if (typeof added === 'string') {
    tools.remark(`${decode(path)}:${tag.from.line}: no script was added, for ${added}`);
    return;
  }
  const { edit } = added;
  const output = source.slice(0, edit.start) + edit.replacement + source.slice(edit.start);
  if (!tools.put(candidate, source, { migration: migrationOf(output, [edit]), again })) return;
  tools.scripts.lookAgain(path, output, absolute);
  const start = originOf(edit.start, before?.edits ?? []);
  const place = { start, end: start };
  outcome.addFinding(
    {
      code: 'extension-script',
      level: 'note',
      range: place,
      args: { reason: 'added', line: added.tag },
      edits: [{ ...edit, ...place }],
      suppressed: false,
    },
    viewOf(path, before?.source ?? source, false),
  );
  if (tools.wantsExcerpts && before === undefined) {
    const { line } = positionsInBytes(source)(edit.start);
    outcome.addExcerpt(excerptOf(path, source, [edit], [{ line, endLine: line }]));
  }
}

function migrationOf(output: string, edits: readonly Edit[]): Migration {
  return { output, edits, findings: [], occurrences: [], providesExtension: true };
}

/** A page that has its script asks for no more. */
function again(output: string): Migration {
  return migrationOf(output, []);
}

/** Where what stands at `offset` after the edits stood before them. */
function originOf(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { start, end, replacement } of edits) {
    if (start + shift >= offset) break;
    shift += replacement.length - (end - start);
  }
  return offset - shift;
}
