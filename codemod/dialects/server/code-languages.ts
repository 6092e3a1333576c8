// The programming languages inside templates, as far as their blocks go: one table.
import { basicEvents, isBasic } from './basic-blocks.ts';
import { braceEvents } from './brace-blocks.ts';
import type { CodeLanguage } from './code-holes.ts';
import { elixirEvents } from './elixir-blocks.ts';
import { rubyEvents } from './ruby-blocks.ts';

const blockRemarks = [['/*', '*/']] as const;

/** `if (a)` whose brace is not there: it governs what follows, as far as the compiled template goes. */
const headWithoutBrace = /^\s*(?:\}?\s*else\s*)?(?:(?:if|for|foreach|while)\s*\([^{;]*|else\s*)$/;

/** JavaScript in EJS, Eta and Underscore: only these functions print. */
export const javascript: CodeLanguage = {
  syntax: { lineRemarks: ['//'], blockRemarks, quotes: ['"', "'", '`'], escapes: 'backslash' },
  events: braceEvents,
  prints: (bare) => /\b(?:__append|__p|print|echo|write)\b/.test(bare),
  dangles: (bare) => headWithoutBrace.test(bare),
};

/** Java in JSP: whatever is called may write to the page. */
export const java: CodeLanguage = {
  syntax: { lineRemarks: ['//'], blockRemarks, quotes: ['"', "'"], escapes: 'backslash' },
  events: braceEvents,
  prints: (bare) => /\w\s*\(/.test(bare),
  dangles: (bare) => headWithoutBrace.test(bare),
};

/** C# in Razor. */
export const csharp: CodeLanguage = {
  syntax: { lineRemarks: ['//'], blockRemarks, quotes: ['"""', '"', "'"], escapes: 'backslash', verbatim: '@' },
  events: braceEvents,
  prints: (bare) => /\w\s*\(/.test(bare),
};

/** C# and JScript in ASP. */
const curly: CodeLanguage = { ...java };

const basic: CodeLanguage = {
  syntax: { lineRemarks: ["'"], blockRemarks: [], quotes: ['"'], escapes: 'double' },
  events: basicEvents,
  prints: (bare) => !/^\s*(?:dim\b|set\b|const\b|option\b|exit\b|\w+\s*=)[^\n]*$/i.test(bare),
};

/** What stands in an ASP page: C#, JScript or Basic; each piece shows which. */
export const asp: CodeLanguage = {
  syntax: { lineRemarks: ['//'], blockRemarks, quotes: ['"'], escapes: 'backslash' },
  events: (bare) => (isBasic(bare) ? basic : curly).events(bare),
  prints: (bare) => (/[;{}]/.test(bare) ? curly : basic).prints(bare),
  dangles: (bare) => headWithoutBrace.test(bare),
};

/** Ruby in ERB. */
export const ruby: CodeLanguage = {
  syntax: { lineRemarks: ['#'], blockRemarks: [], quotes: ['"', "'", '`'], escapes: 'backslash' },
  events: rubyEvents,
  prints: (bare) => /\b(?:concat|safe_concat|output_buffer|_erbout|@_out_buf)\b/.test(bare),
};

/** Elixir in EEx: what is printed stands in `<%=`. */
export const elixir: CodeLanguage = {
  syntax: { lineRemarks: ['#'], blockRemarks: [], quotes: ['"""', "'''", '"', "'"], escapes: 'backslash' },
  events: elixirEvents,
  prints: () => false,
};
