// One file of the page: its lines before and after, side by side, each finding beneath its line. Knows no other file.
import type { Excerpt, Row, Side } from '../../report/excerpt.ts';
import { isLeftover, type Report, type ReportFinding } from '../../report/report.ts';
import { escapeHtml } from './escape.ts';
import { type Piece, wordDiff } from './word-diff.ts';

/** Of what is the same before and after in a longer stretch, only both ends are shown: minified files are one line. */
const longestSame = 240;

export function fileSection(
  id: string,
  path: string,
  findings: readonly ReportFinding[],
  excerpt: Excerpt | undefined,
  mode: Report['mode'],
): string {
  const waiting = [...findings];
  /** Those whose last line is shown by now; where the lines of a long one are cut, they stand beneath what is shown. */
  const until = (line: number, shown: number) => {
    const due = waiting.filter((one) => one.endLine <= line || (one.line <= line && one.endLine > shown));
    for (const one of due) waiting.splice(waiting.indexOf(one), 1);
    return due.map(noteOf).join('');
  };
  const hunks = (excerpt?.hunks ?? []).map((rows, at) => {
    const first = rows.find(({ before }) => before !== undefined)?.before?.line ?? 1;
    const previous = at === 0 ? 0 : lastLine(excerpt?.hunks[at - 1] ?? []);
    const gap = first > previous + 1 ? `<div class="gap">${gapOf(first - previous - 1)}</div>\n` : '';
    const last = lastLine(rows);
    // What was found in lines that are not shown comes first.
    const earlier = until(first - 1, first - 1);
    const body = rows.map((row) => rowOf(row) + until(row.before?.line ?? 0, last)).join('');
    return earlier + gap + body;
  });
  const left = (excerpt?.lines ?? 0) - lastLine(excerpt?.hunks.at(-1) ?? []);
  const end = hunks.length > 0 && left > 0 ? `<div class="gap">${gapOf(left)}</div>\n` : '';
  const rest = waiting.map(noteOf).join('');
  const heads =
    hunks.length > 0
      ? `<div class="heads" aria-hidden="true"><span>before</span><span>${mode === 'rewrite' ? 'after' : 'after the rewrite'}</span></div>\n`
      : '';
  return `<section id="${id}" aria-label="${escapeHtml(path)}">
<details open><summary><h2>${nameOf(path)}</h2>${tally(findings)}</summary>
<div class="code">
${heads}${hunks.join('')}${end}${rest}</div></details>
</section>
`;
}

/** The directory steps back, the name stands out. */
function nameOf(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `<span>${escapeHtml(path.slice(0, slash))}</span>${escapeHtml(path.slice(slash))}`;
}

function tally(findings: readonly ReportFinding[]): string {
  const live = findings.filter(({ suppressed }) => !suppressed);
  const kinds: readonly (readonly [string, number])[] = [
    ['can', live.filter(isLeftover).length],
    ...(['error', 'warning', 'note'] as const).map(
      (level) => [level, live.filter((one) => one.level === level && !isLeftover(one)).length] as const,
    ),
  ];
  const words: Readonly<Record<string, string>> = {
    can: 'rewrite',
    error: 'by hand',
    warning: 'warning',
    note: 'note',
  };
  return kinds
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `<span class="chip ${kind}">${n} ${words[kind]}</span>`)
    .join('');
}

function rowOf({ before, after }: Row): string {
  if (before && after && before.text === after.text) {
    const shown = piecesOf([{ text: before.text, differs: false }]);
    return `<div class="row">${cell('', before, shown)}${cell('', after, shown)}</div>\n`;
  }
  const [olds, news] = wordDiff(before?.text ?? '', after?.text ?? '');
  return `<div class="row changed">${cell('old', before, piecesOf(olds))}${cell('new', after, piecesOf(news))}</div>\n`;
}

function cell(kind: string, side: Side | undefined, content: string): string {
  if (side === undefined) return '<div class="side empty"></div>';
  const mark = kind === 'old' ? '−' : kind === 'new' ? '+' : '';
  return `<div class="side ${kind}"><span class="n">${side.line}</span><code data-mark="${mark}">${content}</code></div>`;
}

function piecesOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, differs }) =>
      differs
        ? `<mark>${escapeHtml(text)}</mark>`
        : text.length > longestSame
          ? `${escapeHtml(text.slice(0, longestSame / 2))}<i class="cut" title="${text.length - longestSame} characters"> … </i>${escapeHtml(text.slice(-longestSame / 2))}`
          : escapeHtml(text),
    )
    .join('');
}

function noteOf(finding: ReportFinding): string {
  const { slug, level, line, column, message, help, suppressed } = finding;
  const kind = suppressed ? 'suppressed' : isLeftover(finding) ? 'can' : level;
  const word = suppressed ? ' (suppressed)' : '';
  return `<details class="finding ${kind}"><summary><b>${slug}</b>${word} <span>${escapeHtml(message)}</span> <small>${line}:${column}</small></summary><p>${escapeHtml(help)}</p></details>\n`;
}

function lastLine(rows: readonly Row[]): number {
  return rows.findLast(({ before }) => before !== undefined)?.before?.line ?? 0;
}

function gapOf(lines: number): string {
  return `${lines} ${lines === 1 ? 'line' : 'lines'}`;
}
