// Razor: markup with C# behind `@` (ASP.NET MVC, Razor Pages, Blazor).
import { programIn } from './code/program.ts';
import { csharp as syntax } from './code/syntaxes.ts';
import type { Dialect } from './dialect.ts';
import { codeInHoles } from './server/code-in-holes.ts';
import { razorHoles, razorLayout } from './server/razor-reader.ts';

const program = programIn(syntax);

export const razor: Dialect = {
  name: 'razor',
  extensions: ['cshtml', 'razor'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: razorHoles,
  embedded: (source, holes) => codeInHoles(source, holes, /^/, program),
  layout: razorLayout,
};
