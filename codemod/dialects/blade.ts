// Blade, Laravel's templates.
import { phpForms } from './code/attribute-forms.ts';
import { codeAttributes } from './code/code-attributes.ts';
import { programIn } from './code/program.ts';
import { php as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { bladeHoles, bladeLayout } from './server/blade-reader.ts';
import { codeInHoles } from './server/code-in-holes.ts';

const program = programIn(syntax, (source, code) => codeAttributes(source, code, phpForms));

export const blade: Dialect = {
  name: 'blade',
  extensions: ['blade.php', 'blade'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: bladeHoles,
  embedded: (source, holes) => codeInHoles(source, holes, /^/, program),
  layout: bladeLayout,
};
