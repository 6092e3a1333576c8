// The first pass: reads every file once, keeps the few that may hold the attribute, and what only a whole run can see.

import type { Codemod } from '../codemod.ts';
import type { Reading } from '../disk/bytes.ts';
import { reasonFor } from '../disk/system-error.ts';
import type { Discovery } from '../find/discover.ts';
import { type ConnectWatch, createConnectWatch } from '../pages/connect-seen.ts';
import { createScriptWatch, type ScriptWatch } from '../pages/extension-script.ts';
import type { Skipped } from '../report/report.ts';
import { formatByteSize } from '../text/byte-size.ts';
import { decode } from '../text/byte-text.ts';

export interface Candidate {
  /** As shown, as opened, and without links; latin1 strings of bytes. */
  readonly path: string;
  readonly absolute: string;
  readonly real: string;
}

export interface Survey {
  /** Files that may hold the attribute, each once, sorted by path. */
  readonly candidates: readonly Candidate[];
  readonly scanned: number;
  readonly skipped: readonly Skipped[];
  /** What the system refused. */
  readonly failures: readonly Skipped[];
  readonly scripts: ScriptWatch;
  readonly connects: ConnectWatch;
  /** A directory was walked: what was not seen is likely not there. */
  readonly walked: boolean;
}

export interface SurveyTools {
  readonly read: (absolute: string) => Reading;
  /** Whether a piece of a file that was not read whole may hold the attribute. */
  readonly mayHoldUnread: (absolute: string) => boolean;
  readonly realPath: (absolute: string) => string;
  readonly mayHoldLegacy: Codemod['mayHoldLegacy'];
  /** Absolute paths that are ours to write: reports of this run. */
  readonly outputs: ReadonlySet<string>;
  /** How a script of the ws extension is called here. */
  readonly extensionUrl: string | undefined;
  readonly onTemporary: (absolute: string) => void;
  /** Called after every file; false stops the survey. */
  readonly onFile: (scanned: number) => Promise<boolean> | true;
}

/** What the watches could find anything in: most files hold none of it, and one look is cheaper than two. */
const telling =
  /htmx|connect:|hx-ws|ws-connect|ws-send|ws\.(?:min\.)?js|(?:\{[%{]|<%|@)[-~+=>]?\s*(?:extends|include|layout|embed|import|from|render|partial)/;

/** Undefined when it was stopped. */
export async function survey(discovered: Iterable<Discovery>, tools: SurveyTools): Promise<Survey | undefined> {
  const candidates = new Map<string, Candidate>();
  const skipped: Skipped[] = [];
  const failures: Skipped[] = [];
  const scripts = createScriptWatch(tools.extensionUrl);
  const connects = createConnectWatch();
  let scanned = 0;
  let walked = false;

  const keep = (path: string, absolute: string) => {
    const real = tools.realPath(absolute);
    const known = candidates.get(real);
    if (known === undefined || path < known.path) candidates.set(real, { path, absolute, real });
  };

  const take = (reading: Reading, before: string, name: string, directory: string) => {
    if (reading.kind === 'text') {
      scanned++;
      if (tools.mayHoldLegacy(reading.bytes)) keep(before + name, directory + name);
      watch(before, name, reading.bytes, directory);
    } else if (reading.kind === 'utf16' && tools.mayHoldLegacy(reading.text)) {
      scanned++;
      keep(before + name, directory + name);
    } else if (
      reading.kind === 'binary' && reading.bytes !== undefined
        ? tools.mayHoldLegacy(reading.bytes)
        : reading.kind !== 'utf16' && tools.mayHoldUnread(directory + name)
    ) {
      keep(before + name, directory + name);
    } else skipped.push({ path: decode(before + name), reason: whySkipped(reading) });
  };

  const watch = (before: string, name: string, bytes: string, directory: string) => {
    if (!telling.test(bytes)) return;
    scripts.look(before + name, bytes, directory + name);
    connects.look(before + name, bytes);
  };

  for (const met of discovered) {
    if (!met.named) walked = true;
    if (met.kind === 'skipped') skipped.push({ path: decode(met.path), reason: met.reason });
    else if (met.kind === 'failed') failures.push({ path: decode(met.path), reason: met.reason });
    else if (met.kind === 'temporary') tools.onTemporary(met.absolute);
    else if (met.kind === 'env') {
      try {
        const reading = tools.read(met.absolute);
        if (reading.kind === 'text') connects.look(met.path, reading.bytes);
      } catch {
        // It was only to give a hint.
      }
    } else {
      for (const name of met.names) {
        if (tools.outputs.has(met.absolute + name)) continue;
        try {
          take(tools.read(met.absolute + name), met.path, name, met.absolute);
        } catch (error) {
          failures.push({ path: decode(met.path + name), reason: reasonFor(error) });
        }
        const goesOn = tools.onFile(scanned);
        if (goesOn !== true && !(await goesOn)) return undefined;
      }
    }
  }
  const sorted = [...candidates.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { candidates: sorted, scanned, skipped, failures, scripts, connects, walked };
}

/** Why a file that is not text was not migrated. */
export function whySkipped(reading: Exclude<Reading, { readonly kind: 'text' }>): string {
  if (reading.kind === 'binary') return 'binary';
  if (reading.kind === 'utf16') return 'UTF-16, without the attribute';
  return `over-size: ${formatByteSize(reading.size)}; --max-size raises the limit`;
}
