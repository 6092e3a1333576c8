// Blade's directives, as one table. One that stands nowhere here, and that no `@end…` closes, counts as printing.

/** Blocks of which one branch, or none, is printed, once; by the name that closes them. */
export const conditionalDirectives: ReadonlyMap<string, string> = new Map(
  'if unless isset empty auth guest can cannot canany env production hasSection sectionMissing hasStack error session once pushIf pushOnce prependOnce feature'
    .split(' ')
    .map((name) => [name, name === 'hasSection' || name === 'sectionMissing' || name === 'hasStack' ? 'if' : name]),
);

/** Blocks that are printed always, many times, or elsewhere. */
export const otherBlocks: ReadonlySet<string> = new Set(
  'for foreach forelse while switch section push prepend component slot fragment lang componentFirst persist script assets teleport volt'.split(
    ' ',
  ),
);

/** What begins a further branch of the innermost block. */
export const branchDirectives: ReadonlySet<string> = new Set(
  'else elseif elseauth elseguest elsecan elsecannot elsecanany elseif elseenv elsefeature case default'.split(' '),
);

/** What closes a block under another name than its own. */
export const otherEnds: ReadonlyMap<string, string> = new Map([
  ['show', 'section'],
  ['stop', 'section'],
  ['append', 'section'],
  ['overwrite', 'section'],
]);

/** Directives that print nothing. */
export const silentDirectives: ReadonlySet<string> = new Set(
  'extends extendsFirst break continue use inject props aware parent-data php unset layout vite-data'.split(' '),
);

/** Directives that print, with arguments in parentheses or without. */
export const printingDirectives: ReadonlySet<string> = new Set(
  'class style checked selected disabled readonly required csrf method include includeIf includeWhen includeUnless includeFirst each yield stack json js lang choice vite viteReactRefresh livewire livewireStyles livewireScripts dump dd parent props entangle this svg icon'.split(
    ' ',
  ),
);
