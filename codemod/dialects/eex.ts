// EEx and LEEx: Elixir in `<% %>`.
import { programIn } from './code/program.ts';
import { elixir as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { angleHoles } from './server/angle-reader.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { elixirAngles } from './server/elixir-angles.ts';

const program = programIn(syntax);

export const eex: Dialect = {
  name: 'eex',
  extensions: ['eex', 'leex', 'html.eex', 'html.leex'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: (source) => angleHoles(source, elixirAngles),
  embedded: (source, holes) => codeInHoles(source, holes, /^<%/, program),
};
