// A codemod small enough to foresee: what the command makes of edits and findings is tested apart from how they are found.
import type { Codemod, Edit, Finding, FindingCode, Migration } from '../../bin/codemod.ts';
import { findingCodes } from '../../codemod/findings/finding.ts';

const attribute = /(?<suppress><!-- ignore -->)?(?<name>\bhx-ws)="(?<value>[^"]*)"/g;

export const fakeCodemod: Codemod = {
  dialectNames: ['html', 'jinja'] as unknown as Codemod['dialectNames'],
  mayHoldLegacy: (source) => /hx-ws/i.test(source),
  catalogue: Object.fromEntries(
    findingCodes.map((code) => [
      code,
      {
        level: levelOf(code),
        title: `Title of ${code}`,
        message: (args: Readonly<Record<string, string>>) =>
          args['before'] === undefined
            ? `${code}${Object.entries(args)
                .map(([name, value]) => ` ${name}=${value}`)
                .join('')}`
            : `${args['before']} → ${args['after']}`,
        help: `Help of ${code}.`,
        before: `<before>\n${code}`,
        after: `<after>\n${code}`,
      },
    ]),
  ) as unknown as Codemod['catalogue'],
  migrate(source, options): Migration {
    const edits: Edit[] = [];
    const findings: Finding[] = [];
    const occurrences: Migration['occurrences'][number][] = [];
    for (const match of source.matchAll(attribute)) {
      const { value = '', suppress } = match.groups ?? {};
      const start = match.index + (suppress?.length ?? 0);
      const before = match[0].slice(suppress?.length ?? 0);
      const range = { start, end: start + before.length };
      const after = rewrite(value, options.context?.inheritedExtension === true, options.dialect);
      const code: FindingCode =
        after === undefined ? 'dynamic-value' : value.startsWith('connect:') ? 'connect' : 'send';
      const isLive = after !== undefined && suppress === undefined;
      const own: Edit[] = isLive ? [{ ...range, replacement: after }] : [];
      edits.push(...own);
      occurrences.push({ range: { start, end: start + 5 }, fate: isLive ? 'rewritten' : 'reported' });
      const seen = options.context?.connectSeen?.map(({ path, line }) => `${path}:${line}`).join(' ');
      findings.push({
        code,
        level: levelOf(code),
        range,
        args: after === undefined ? (seen ? { seen } : {}) : { before, after },
        edits: own,
        suppressed: suppress !== undefined,
      });
    }
    const output = edits.reduceRight(
      (text, edit) => text.slice(0, edit.start) + edit.replacement + text.slice(edit.end),
      source,
    );
    const layout = /\{% extends "([^"]*)" %\}/.exec(source)?.[1];
    return {
      output,
      edits,
      findings,
      occurrences,
      providesExtension: /<body[^>]*hx-ext="ws"/.test(output),
      ...(layout !== undefined && { layout }),
    };
  },
};

function rewrite(value: string, inherited: boolean, dialect: string | undefined): string | undefined {
  if (value.startsWith('connect:')) {
    const note = dialect ? ` data-dialect="${dialect}"` : '';
    return `${inherited ? '' : 'hx-ext="ws" '}ws-connect="${value.slice(8)}"${note}`;
  }
  return value === 'send' ? 'ws-send' : undefined;
}

function levelOf(code: FindingCode): Finding['level'] {
  if (['connect', 'send', 'extension'].includes(code)) return 'note';
  return code === 'extension-script' ? 'warning' : 'error';
}
