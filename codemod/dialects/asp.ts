// ASP and ASP.NET Web Forms: VBScript, JScript, Visual Basic or C# in `<% %>`.
import type { Dialect, Hole } from './dialect.ts';
import { angleHoles } from './server/angle-reader.ts';
import { asp as code } from './server/code-languages.ts';

const language = {
  code,
  signs: [
    { text: '--', means: 'comment', closer: '--%>' },
    { text: '@', means: 'silent' },
    { text: '!', means: 'silent' },
    { text: '=', means: 'prints' },
    { text: ':', means: 'prints' },
    { text: '#', means: 'prints' },
    { text: '$', means: 'prints' },
  ],
  trimsBefore: '',
  trimsAfter: '',
  pastStrings: false,
} as const;

export const asp: Dialect = {
  name: 'asp',
  extensions: ['asp', 'aspx', 'ascx', 'master', 'asa'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => angleHoles(source, language),
  layout: masterPage,
};

/** `<%@ Page MasterPageFile="~/Site.Master" %>`. */
function masterPage(source: string, holes: readonly Hole[]): string | undefined {
  for (const { inner } of holes) {
    const text = source.slice(inner.start, Math.min(inner.end, inner.start + 1000));
    const master = /^\s*(?:page|master)\b[^>]*?\bmasterpagefile\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')/i.exec(text);
    if (master) return master[1] ?? master[2];
  }
  return undefined;
}
