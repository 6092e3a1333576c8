// The report as GitHub's workflow commands: each line becomes an annotation of the pull request's files.
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
import type { ReportFinding } from '../report/report.ts';
import type { Format } from './format.ts';

const words = { error: 'error', warning: 'warning', note: 'notice' } as const;
/** GitHub shows ten of a kind a step: the worst come first. */
const order = ['error', 'warning', 'note'] as const;

export const github: Format = {
  name: 'github',
  countsFromRepository: true,
  render({ findings }, { quiet }) {
    const shown = findings.filter(({ level, suppressed }) => !suppressed && !(quiet && level === 'note'));
    return order
      .flatMap((level) => shown.filter((finding) => finding.level === level))
      .map(commandOf)
      .join('');
  },
};

function commandOf({ slug, level, path, line, column, endLine, endColumn, message, help }: ReportFinding): string {
  const properties = {
    file: path,
    line: String(line),
    endLine: String(endLine),
    // Columns are only read where both lines are the same.
    ...(line === endLine && { col: String(column), endColumn: String(endColumn) }),
    title: slug,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${words[level]} ${list.join(',')}::${data(`${message}\n${help}`)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
