// The report as one page to read: no script, no network, light and dark, on a desk and on a phone. Knows no rule's prose.
import type { Report } from '../report/report.ts';
import { isLeftover } from '../report/report.ts';
import type { Format, FormatOptions } from './format.ts';
import { escapeHtml } from './html/escape.ts';
import { fileSection } from './html/file-section.ts';
import { style } from './html/style.ts';

export const html: Format = {
  name: 'html',
  needsExcerpts: true,
  render(report, options) {
    const groups = byPath(report.findings);
    const excerpts = new Map(report.excerpts?.map((excerpt) => [excerpt.path, excerpt]));
    const sections = groups.map(([path, findings], n) =>
      fileSection(`file-${n + 1}`, path, findings, excerpts.get(path), report.mode),
    );
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(headline(report, options))} · hx-ws-migrate</title>
<style>
${style}</style>
</head>
<body>
<header>
<p class="kicker">hx-ws-migrate ${escapeHtml(report.tool.version)} · ${modes[report.mode]} · target ${report.target}</p>
<h1>${escapeHtml(headline(report, options))}</h1>
${tiles(report, options)}
</header>
<main>
${contents(groups)}
${sections.join('')}
${missing(report, options)}
</main>
</body>
</html>
`;
  },
};

function byPath(findings: Report['findings']): readonly (readonly [string, Report['findings']])[] {
  const paths = [...new Set(findings.map(({ path }) => path))];
  return paths.map((path) => [path, findings.filter((finding) => finding.path === path)]);
}

const modes = { check: 'check, nothing written', diff: 'preview, nothing written', rewrite: 'rewritten in place' };

function headline({ summary, findings, mode }: Report, { failures }: FormatOptions): string {
  const live = findings.filter(({ suppressed }) => !suppressed);
  const needy = live.filter((finding) => finding.level === 'error' && !isLeftover(finding)).length;
  const leftovers = live.filter(isLeftover).length;
  const done = mode === 'rewrite' ? `${summary.rewritten} rewritten` : `${leftovers} can be rewritten`;
  const you = `${needy} ${needy === 1 ? 'needs' : 'need'} you`;
  if (needy > 0) return leftovers > 0 ? `${done}, ${you}` : you;
  if (leftovers > 0) return done;
  if (summary.warnings > 0) return counted(summary.warnings, 'warning');
  return failures.length > 0 ? 'Nothing legacy found in what could be read' : 'Nothing legacy found';
}

function tiles({ summary, findings }: Report, { failures }: FormatOptions): string {
  const leftovers = findings.filter((finding) => !finding.suppressed && isLeftover(finding)).length;
  const needy = findings.filter((one) => !one.suppressed && one.level === 'error' && !isLeftover(one)).length;
  const suppressed = findings.filter((finding) => finding.suppressed).length;
  const all: readonly (readonly [string, number, string])[] = [
    ['can', leftovers, summary.rewritten > 0 ? 'rewritten by the command' : 'for the command to rewrite'],
    ['error', needy, needy === 1 ? 'needs a person' : 'need a person'],
    ['warning', summary.warnings, summary.warnings === 1 ? 'warning' : 'warnings'],
    ['plain', suppressed, 'suppressed'],
    ['plain', summary.scanned, summary.scanned === 1 ? 'file read' : 'files read'],
    ['plain', summary.skipped - failures.length, 'skipped'],
    ['error', failures.length, 'could not be read or written'],
  ];
  const shown = all.filter(([kind, n, label]) => n > 0 || kind === 'can' || label.endsWith('a person'));
  const items = shown.map(([kind, n, label]) => `<li class="${n > 0 ? kind : 'none'}"><b>${n}</b> ${label}</li>`);
  return `<ul class="tiles">${items.join('')}</ul>`;
}

function contents(groups: readonly (readonly [string, Report['findings']])[]): string {
  if (groups.length < 2) return '';
  const items = groups.map(([path, findings], n) => {
    const live = findings.filter(({ suppressed }) => !suppressed);
    const dots = live.map((finding) => `<i class="${isLeftover(finding) ? 'can' : finding.level}"></i>`);
    const more = dots.length > 12 ? `<small>+${dots.length - 12}</small>` : '';
    return `<li><a href="#file-${n + 1}">${escapeHtml(path)}</a> <span aria-hidden="true">${dots.slice(0, 12).join('')}${more}</span></li>`;
  });
  return `<nav aria-label="Files"><h2>${counted(groups.length, 'file')}</h2><ol>${items.join('')}</ol></nav>`;
}

function missing({ skipped }: Report, { failures }: FormatOptions): string {
  const listOf = (title: string, kind: string, files: Report['skipped']) =>
    files.length === 0
      ? ''
      : `<details class="missing ${kind}"${kind === 'error' ? ' open' : ''}><summary>${counted(files.length, 'file')} ${title}</summary><dl>${files
          .map(({ path, reason }) => `<dt>${escapeHtml(path)}</dt><dd>${escapeHtml(reason)}</dd>`)
          .join('')}</dl></details>\n`;
  const failed = skipped.filter(({ path, reason }) =>
    failures.some((one) => one.path === path && one.reason === reason),
  );
  const rest = skipped.filter((one) => !failed.includes(one));
  return listOf('could not be read or written', 'error', failed) + listOf('skipped', 'plain', rest);
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
