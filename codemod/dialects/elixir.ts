// Elixir: templates in its sigils (`~H`, and the older `~L` and `~E`), markup in its other strings.
import { readCode } from './code/lexer.ts';
import { programIn } from './code/program.ts';
import { elixir as syntax } from './code/syntaxes.ts';
import type { Dialect, Embedded } from './dialect.ts';
import { heexLanguage } from './server/heex-language.ts';

const program = programIn(syntax);

export const elixir: Dialect = {
  name: 'elixir',
  extensions: ['ex', 'exs'],
  filenames: [],
  plain: false,
  ...program,
  embedded(source, holes) {
    const sigils = readCode(source, syntax).strings.filter(
      ({ quote, unterminated }) => /^~[HLE]/.test(quote) && unterminated !== true,
    );
    const templates: readonly Embedded[] = sigils.map(({ inner }) => ({ ...inner, language: heexLanguage }));
    const others = program
      .embedded(source, holes)
      .filter(({ start, end }) => !templates.some((one) => start < one.end && one.start < end));
    return [...templates, ...others].sort((a, b) => a.start - b.start);
  },
};
