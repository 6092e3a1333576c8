// Jinja, and the reading of any plain file that evidently holds {{ }} or {% %}.
//
// Why an .html file is read so: Jinja, Django, Twig's and Tera's users mostly keep the extension .html, and so do
// Vue's, Angular's and Alpine's, whose {{ }} is an expression as well. Reading {{ }} and {% %} as holes in a file that
// holds none costs nothing; reading them as text where they are holes would cut tags at a `>` inside them. So a plain
// file with a {% … %}, a {{ … }}, or a {# … #} closed on its line, takes the union of the family: all its
// pass-through and dropping blocks. `--dialect <glob>=html` says otherwise.
import { braceHoles, braceLayout, holdsBraces } from './braces.ts';
import type { Dialect } from './dialect.ts';

const language = { remarks: 'lines', verbatim: ['raw', 'verbatim'], dropped: ['comment'] } as const;

export const jinja: Dialect = {
  name: 'jinja',
  extensions: ['jinja', 'jinja2', 'j2', 'jinja.html', 'html.j2'],
  filenames: [],
  markup: 'html',
  plain: false,
  sniff: holdsBraces,
  holes: (source) => braceHoles(source, language),
  layout: braceLayout,
};
