// The report for people: a line a finding, `path:line:col  slug  message`, which terminals make clickable; before the
// message of what asks for a person stands `error: ` or `warning: `.

import { isLeftover, type ReportFinding } from '../report/report.ts';
import { printable } from '../text/byte-text.ts';
import type { Format, FormatOptions } from './format.ts';

/** Longer places push their own line to the right, not everybody's. */
const widestPlace = 60;

const colors = { error: '31', warning: '33', note: '36' } as const;

export const text: Format = {
  name: 'text',
  render(report, options) {
    const shown = report.findings.filter((finding) => isShown(finding, options));
    const placeWidth = Math.max(0, ...shown.map((finding) => placeOf(finding).length).filter((n) => n <= widestPlace));
    const slugWidth = Math.max(0, ...shown.map((finding) => finding.slug.length));
    return shown.map((finding) => `${lineOf(finding, placeWidth, slugWidth, options)}\n`).join('');
  },
};

function isShown(finding: ReportFinding, { quiet, verbose }: FormatOptions): boolean {
  if (finding.suppressed) return verbose;
  return !quiet || finding.level !== 'note';
}

function lineOf(finding: ReportFinding, placeWidth: number, slugWidth: number, options: FormatOptions): string {
  const place = placeOf(finding).padEnd(placeWidth);
  const slug = finding.slug.padEnd(slugWidth);
  const colored = options.color ? `\u001b[${colors[finding.level]}m${slug}\u001b[39m` : slug;
  const message = levelWord(finding) + oneLine(finding.message) + (finding.suppressed ? ' (suppressed)' : '');
  const line = `${place}   ${colored}  ${message}`;
  return options.verbose ? `${line}\n    ${oneLine(finding.help)}` : line;
}

/**
 * Colour is lost in a pipe: what asks for a person says so in a word. What the command rewrites itself has none, not
 * even in a check, where it counts as an error: the arrow in its message tells it.
 */
function levelWord(finding: ReportFinding): string {
  return finding.suppressed || finding.level === 'note' || isLeftover(finding) ? '' : `${finding.level}: `;
}

function placeOf({ path, line, column }: ReportFinding): string {
  // A line that begins with two colons is a command to GitHub's runner, whoever named the file.
  return printable(`${path.startsWith('::') ? './' : ''}${path}:${line}:${column}`);
}

function oneLine(message: string): string {
  return printable(message.replace(/\s*[\r\n]\s*/g, ' ').replace(/\t/g, ' '));
}
