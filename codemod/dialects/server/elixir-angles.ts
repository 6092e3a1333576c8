// `<% %>` as EEx, LEEx and HEEx have it.
import type { AngleLanguage } from './angle-reader.ts';
import { elixir } from './code-languages.ts';

export const elixirAngles: AngleLanguage = {
  code: elixir,
  signs: [
    { text: '!--', means: 'comment', closer: '--%>' },
    { text: '%', means: 'literal' },
    { text: '#', means: 'comment' },
    { text: '=', means: 'prints' },
    { text: '|', means: 'prints' },
    { text: '/', means: 'prints' },
  ],
  trimsBefore: '',
  trimsAfter: '',
  pastStrings: false,
};
