// The sentences at the end of a run, on stderr: how much there was, how much is left, what to do next.
import { printable } from './byte-text.ts';
import { isLeftover, type Report } from './report.ts';

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
  const places =
    summary.occurrences === 0
      ? 'Nothing legacy found'
      : `${counted(summary.occurrences, 'place')} in ${counted(summary.files, 'file')}`;
  const details = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  const skipped = summary.skipped > failed ? `, ${summary.skipped - failed} skipped` : '';
  const refused = failed > 0 ? `, ${failed} failed` : '';
  return `${places}${details}. ${counted(summary.scanned, 'file')}${skipped}${refused} in ${(summary.ms / 1000).toFixed(2)} s.`;
}

/** What to do next, or undefined when all is done. `place` is where htmx's own script tag was found, `argv` as given. */
export function nextStep(report: Report, argv: readonly string[], place: string | undefined): string | undefined {
  const { mode, summary, findings } = report;
  const command = (args: readonly string[]) => ['npx hx-ws-migrate', ...args.map(shellQuote)].join(' ');
  if (mode === 'check') {
    if (!findings.some((finding) => !finding.suppressed && isLeftover(finding))) return undefined;
    return `Next: ${command(argv.filter((arg) => arg !== '--check'))}`;
  }
  if (mode === 'diff' || summary.rewritten === 0) return undefined;
  const needsScript = findings.some((finding) => finding.slug === 'extension-script' && !finding.suppressed);
  const load = needsScript
    ? `load the ws extension after htmx${place === undefined ? '' : ` (${printable(place)})`}, then `
    : '';
  return `Next: ${load}${command(['--check', ...argv])}`;
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function shellQuote(arg: string): string {
  return /^[\w./:=@%+,-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
