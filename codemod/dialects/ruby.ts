// Ruby: markup in its strings and here-documents, and behind `__END__`, where Sinatra's templates stand.
import { rubyForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { ruby as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';

const program = programIn(syntax, (source, code) => codeAttributes(source, code, rubyForms(source)));

export const ruby: Dialect = {
  name: 'ruby',
  extensions: ['rb', 'ru', 'rake', 'gemspec'],
  filenames: [],
  plain: false,
  ...program,
  holes: (source) => program.holes(source.slice(0, codeEnd(source))),
  embedded(source, holes) {
    const end = codeEnd(source);
    const strings = program.embedded(source.slice(0, end), holes);
    return end === source.length ? strings : [...strings, { start: end, end: source.length, language: 'html' }];
  },
};

/** Where the code ends: behind the line `__END__`, or with the file. */
function codeEnd(source: string): number {
  const mark = /^__END__\r?$/m.exec(source);
  return mark === null ? source.length : mark.index + mark[0].length;
}
