// The ways in which programs write attributes, as one shape: what stands before a name, between it and its value, and behind.
// Knows no language by name, and nothing of what an attribute means.

/** One way to write an attribute. Patterns see the program with its comments and strings painted over, in windows. */
export interface AttributeForm {
  /** `string`: the name is a whole string; `word`: a word with underscores; `bare`: as in HTML; or the language's own. */
  readonly name: 'string' | 'word' | 'bare';
  /** What ends right before the name: where an attribute may begin. */
  readonly before: RegExp;
  /** The part of that which belongs to the attribute: `attr(`. Ends right before the name. */
  readonly lead?: RegExp;
  /** Between name and value. Sticky. */
  readonly sign: RegExp;
  /** What belongs to the attribute behind its value: `)`. Sticky. */
  readonly close?: RegExp;
  /** What must follow the attribute. Sticky. */
  readonly until: RegExp;
  /** The brackets in which it may stand. */
  readonly within: string;
  /** What must end right before that bracket, and what must not. */
  readonly around?: RegExp;
  readonly never?: RegExp;
  /** The brackets are those of a dictionary that is handed to the element's call, if to any. */
  readonly handed: boolean;
  /** Names are written with hyphens: underscores are something else. */
  readonly hyphens?: boolean;
  /** What stands between two attributes, without white space; a comma where nothing is said. */
  readonly separator?: string;
  /** A dictionary whose names get `data-` in front. */
  readonly data?: true;
  /** The name in this hand; `undefined` where it needs another way to be written, which `entry` is. */
  spell(name: string): string | undefined;
  /** An attribute whose name cannot be spelled, as a whole. */
  entry?(name: string, value: string): string;
}

/** How a language writes attributes. */
export interface AttributeForms {
  readonly forms: readonly AttributeForm[];
  /** What brings more attributes from elsewhere. Global. */
  readonly spread?: RegExp;
  /** What must not come behind the first of the attributes. Global. */
  readonly obstacle?: RegExp;
  /** A plain string in these quotes may stand beside one in others. */
  readonly quotes: string;
  /** The bracket of the children, where they stand right behind the call or the attributes. */
  readonly children?: '[' | '{';
  /** Where attributes may stand without brackets: to the end of a statement, or between braces and semicolons. */
  readonly loose?: 'statement' | 'run';
}
