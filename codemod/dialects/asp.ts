// ASP and ASP.NET Web Forms: VBScript, JScript, Visual Basic or C# in `<% %>`.
import { programIn } from './code/program.ts';
import { csharp as syntax } from './code/syntaxes.ts';
import type { Dialect, Hole } from './dialect.ts';
import { angleHoles } from './server/angle-reader.ts';
import { codeInHoles } from './server/code-in-holes.ts';
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

const program = programIn(syntax);
/** Basic doubles the quotes in its strings and remarks with one: such a page's code is left to a person. */
const isCSharp = /<%@[^%]{0,400}\blanguage\s*=\s*["']?c#/i;

export const asp: Dialect = {
  name: 'asp',
  extensions: ['asp', 'aspx', 'ascx', 'master', 'asa'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => angleHoles(source, language),
  embedded: (source, holes) => (isCSharp.test(source) ? codeInHoles(source, holes, /^<%/, program) : []),
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
