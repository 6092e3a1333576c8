// The report as GitLab's code quality: a merge request shows what is new in it, and knows a finding by its fingerprint.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import type { Format } from './format.ts';

const severities = { error: 'major', warning: 'minor', note: 'info' } as const;

export const gitlab: Format = {
  name: 'gitlab',
  countsFromRepository: true,
  render({ findings }, { quiet }) {
    const issues = findings
      .filter(({ level, suppressed }) => !suppressed && !(quiet && level === 'note'))
      .map(({ slug, level, path, line, endLine, message, help, fingerprint }) => ({
        type: 'issue',
        check_name: slug,
        description: message,
        content: { body: help },
        categories: ['Compatibility'],
        severity: severities[level],
        fingerprint,
        location: { path, lines: { begin: line, end: endLine } },
      }));
    return `${JSON.stringify(issues, undefined, 2)}\n`;
  },
};
