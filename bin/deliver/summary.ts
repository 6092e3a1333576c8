// The sentences at the end of a run, on stderr: how much there was, how much is left, what to do next.

import { isLeftover, type Report } from '../report/report.ts';
import { defaultMaxSize, type Settings } from '../settings.ts';
import { decode, printable } from '../text/byte-text.ts';

/** One line: places, files, what became of them, time. `failed` of the skipped files the system refused. */
export function summarise(report: Report, failed: number): string {
  const { summary, mode, findings } = report;
  const live = findings.filter((finding) => !finding.suppressed);
  const rewritable = live.filter(isLeftover).length;
  const needy = live.filter((finding) => finding.level === 'error' && !isLeftover(finding)).length;
  const unwritten = live.filter((finding) => finding.level === 'error' && isLeftover(finding)).length;
  const parts: string[] = [];
  if (mode === 'check') {
    if (rewritable > 0) parts.push(`${rewritable} can be rewritten`);
  } else {
    if (summary.rewritten > 0) parts.push(`${summary.rewritten} ${mode === 'diff' ? 'in the patch' : 'rewritten'}`);
    if (unwritten > 0) parts.push(`${unwritten} could not be written`);
  }
  if (needy > 0) parts.push(`${needy} ${needy === 1 ? 'needs' : 'need'} you`);
  if (summary.warnings > 0) parts.push(counted(summary.warnings, 'warning'));
  const suppressed = findings.length - live.length;
  if (suppressed > 0) parts.push(`${suppressed} suppressed`);
  const errors = live.filter((finding) => finding.level === 'error');
  const places =
    summary.occurrences === 0 && errors.length === 0
      ? nothingFound(summary.scanned, failed)
      : mode === 'check'
        ? // The number that the JSON report calls errors.
          `${errors.length} left in ${counted(new Set(errors.map(({ path }) => path)).size, 'file')}`
        : `${counted(summary.occurrences, 'place')} in ${counted(summary.files, 'file')}`;
  const details = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  const skipped = summary.skipped > failed ? `, ${summary.skipped - failed} skipped` : '';
  const refused = failed > 0 ? `, ${failed} failed` : '';
  return `${places}${details}. ${counted(summary.scanned, 'file')}${skipped}${refused} in ${(summary.ms / 1000).toFixed(2)} s.`;
}

/** What to do next, or undefined when all is done. `advice` says which script to load, where one is missing. */
export function nextStep(report: Report, settings: Settings, advice: string | undefined): string | undefined {
  const { mode, summary, findings } = report;
  const command = (args: readonly string[]) =>
    printable(['npx hx-ws-migrate', ...[...args, ...sameFiles(settings)].map(shellQuote)].join(' '));
  if (mode === 'check') {
    if (!findings.some((finding) => !finding.suppressed && isLeftover(finding))) return undefined;
    return `Next: ${command([])}`;
  }
  if (mode === 'diff' || summary.rewritten === 0) return undefined;
  const needsScript = findings.some((finding) => finding.slug === 'extension-script' && !finding.suppressed);
  const load = needsScript && advice !== undefined ? `${printable(advice)}, then ` : '';
  return `Next: ${load}${command(['--check'])}`;
}

/** An all-clear only where all was read: what failed may hold anything. */
function nothingFound(scanned: number, failed: number): string {
  if (failed === 0) return 'Nothing legacy found';
  return scanned === 0 ? 'Nothing was read' : 'Nothing legacy found in what could be read';
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** The arguments that make another run read the same files in the same way; how it reports is not its next step's. */
function sameFiles(settings: Settings): readonly string[] {
  const paths = settings.isDefaultPath ? [] : settings.paths.map(decode);
  return [
    ...(settings.target === 'htmx2' ? [] : ['--target', settings.target]),
    ...settings.dialects.flatMap(({ glob, name }) => ['--dialect', `${decode(glob)}=${name}`]),
    ...settings.ignore.flatMap((glob) => ['--ignore', decode(glob)]),
    ...(settings.gitignore ? [] : ['--no-gitignore']),
    ...(settings.hidden ? ['--hidden'] : []),
    ...(settings.changed
      ? ['--changed', ...(settings.changed.since === undefined ? [] : [settings.changed.since])]
      : []),
    ...(settings.staged ? ['--staged'] : []),
    ...(settings.includeComments ? ['--include-comments'] : []),
    ...(settings.maxSize === defaultMaxSize ? [] : ['--max-size', String(settings.maxSize)]),
    ...(settings.filesFrom === undefined ? [] : ['--files-from', decode(settings.filesFrom)]),
    ...(paths.some((path) => path.startsWith('-')) || (settings.changed && paths.length > 0) ? ['--'] : []),
    ...paths,
  ];
}

function shellQuote(arg: string): string {
  return /^[\w./:=@%+,-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
