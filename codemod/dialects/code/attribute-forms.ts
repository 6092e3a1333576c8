// How programming languages write attributes, a table each. Knows their signs, and what a builder of markup is called.
import type { AttributeForm, AttributeForms } from './attribute-form.ts';

const colon = /\s*:\s*/y;
const arrow = /\s*=>\s*/y;
const comma = /\s*,\s*/y;
const equals = /\s*=(?![=>])\s*/y;
const close = /\s*\)/y;
const listed = /\s*[,)\]}]/y;

const hyphened = (name: string) => name;
const underscored = (name: string) => (name.includes(':') ? undefined : name.replace(/-/g, '_'));

const tags =
  'a|abbr|address|article|aside|b|base|bdi|bdo|blockquote|body|br|button|canvas|caption|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|menu|meta|meter|nav|noscript|object|ol|optgroup|option|output|p|picture|pre|progress|q|s|samp|script|search|section|select|slot|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|u|ul|var|video|wbr';

/** A call of what builds an element: `Div(`, `h.form_(`, `tags.div(`; or of `dict`. */
const builder = new RegExp(`(?:^|[^\\w])(?:(?:${tags})_?|dict)\\s*$`, 'i');

/** `{"hx-ws": "send"}` */
const dictionary: AttributeForm = {
  name: 'string',
  before: /[{,]\s*$/,
  sign: colon,
  until: /\s*[,}]/y,
  within: '{',
  handed: true,
  spell: hyphened,
};

/** `["hx-ws" => "send"]` */
const array: AttributeForm = {
  ...dictionary,
  before: /[[(,]\s*$/,
  sign: arrow,
  until: /\s*[,\])]/y,
  within: '[',
};

/** `attr("hx-ws", "send")`, one of several arguments or elements. */
function call(lead: RegExp): AttributeForm {
  return {
    name: 'string',
    before: /[[({,]\s*$/,
    lead,
    sign: comma,
    close,
    until: listed,
    within: '([{',
    handed: false,
    spell: hyphened,
  };
}

/** `attr "hx-ws" "send"`, one element of a list. */
function applied(lead: RegExp, separator: ',' | ';'): AttributeForm {
  return {
    name: 'string',
    before: separator === ',' ? /[[,]\s*$/ : /[[;]\s*$/,
    lead,
    sign: /[ \t]+/y,
    until: separator === ',' ? /\s*[,\]]/y : /\s*[;\]]/y,
    within: '[',
    handed: false,
    separator,
    spell: hyphened,
  };
}

/** FastHTML, htpy and dominate; Django's and other dictionaries. */
export function pythonForms(source: string): AttributeForms {
  // dominate turns underscores into hyphens behind `data_`, `aria_` and `hx_` alone.
  const shy = /\bdominate\b/.test(source);
  const spell = (name: string) => underscored(shy ? name.replace(/^ws-/, 'data-ws-') : name);
  const own = functionsTaking(source);
  const never = own.length > 0 ? `|(?:^|[^\\w.])(?:${own.join('|')})\\s*$` : '';
  const forms: AttributeForm[] = [
    {
      name: 'word',
      before: /[(,]\s*$/,
      sign: equals,
      until: /\s*[,)]/y,
      within: '(',
      around: builder,
      never: new RegExp(`\\b(?:def|class)\\s+\\w+\\s*$${never}`),
      handed: false,
      spell,
      entry: (name, value) => `**{"${name}": ${value}}`,
    },
    { ...dictionary, never: /(?:^|[\n;])\s*case\b[^\n]*$/, hyphens: true },
    // Unpacked into a call, underscores are hyphens as well.
    { ...dictionary, around: /\*\*\s*$/, spell: (name) => spell(name) ?? name },
  ];
  return { forms, quotes: '"\'', spread: /\*\*\s*[\w(]/g, obstacle: /[(,]\s*\*(?!\*)/g, children: '[' };
}

/** The functions of a Python file that take the attribute as an argument of their own; a few, as one sees them. */
function functionsTaking(source: string): readonly string[] {
  const found = source.matchAll(/\bdef\s+(\w+)\s*\([^)]{0,600}\bhx_ws\b/g);
  return [...new Set([...found].slice(0, 100).map(([, name = '']) => name))];
}

/** Objects: hyperscript, jQuery, virtual trees. */
export const javascriptForms: AttributeForms = {
  forms: [{ ...dictionary, hyphens: true, never: /\b(?:interface\s+[\w$<>, ]+|type\s+[\w$<>, ]+=)\s*$/ }],
  quotes: '"\'',
  spread: /\.\.\./g,
};

/** Arrays of attributes. */
export const phpForms: AttributeForms = {
  forms: [
    { ...array, hyphens: true },
    { ...array, hyphens: true, within: '(', around: /\barray\s*$/i, handed: false },
  ],
  quotes: '"\'',
  spread: /\.\.\./g,
};

const data = /\bdata(?::|["']?\s*=>)\s*$/;

/** Hashes of Rails' helpers and of Phlex. */
export function rubyForms(source: string): AttributeForms {
  const hash: AttributeForm = {
    ...dictionary,
    before: /[{(,]\s*$/,
    sign: /\s*=>\s*|:\s+/y,
    until: /\s*[,)}\]]|[ \t]*(?:[\r\n]|$|(?:do|if|unless)\b|\{)/y,
    within: '{(',
    hyphens: true,
    never: data,
  };
  const word = (name: string) => (name.includes(':') ? `"${name}"` : name.replace(/-/g, '_'));
  // Phlex turns the underscores of a name into hyphens; Rails does so under `data:` alone.
  const named: AttributeForm = {
    ...hash,
    name: 'word',
    before: /[{(,]\s*$|(?:^|[\s{;])[a-z]\w*[ \t]+$/,
    sign: /:\s+/y,
    spell: word,
    hyphens: false,
  };
  const under: AttributeForm = {
    ...named,
    data: true,
    within: '{',
    around: data,
    never: /$^/,
    spell: (name) => word(name.replace(/^data-/, '')),
  };
  const forms = [hash, under, ...(/\bPhlex\b/.test(source) ? [named] : [])];
  return { forms, quotes: '"\'', spread: /\*\*\s*[\w@(]/g, loose: 'statement' };
}

/** Keyword lists and maps; Phoenix turns the underscores of a keyword into hyphens. */
export const elixirForms: AttributeForms = {
  forms: [
    { ...dictionary, before: /[[{(,]\s*$/, sign: /\s*=>\s*|:\s+/y, until: listed, within: '[{(', hyphens: true },
    {
      ...dictionary,
      name: 'word',
      before: /[[(,]\s*$/,
      sign: /:\s+/y,
      until: listed,
      within: '[(',
      spell: (name) => (name.includes(':') ? `"${name}"` : name.replace(/-/g, '_')),
    },
  ],
  quotes: '"',
};

/** elem-go's properties and other maps; gomponents. */
export const goForms: AttributeForms = {
  forms: [{ ...dictionary, hyphens: true }, call(/\b(?:\w+\.)?Attr\(\s*$/)],
  quotes: '"',
  spread: /\.\.\./g,
};

/** Maps; scalatags. */
export const scalaForms: AttributeForms = {
  forms: [
    { ...dictionary, before: /[(,]\s*$/, sign: /\s*->\s*/y, until: /\s*[,)]/y, within: '(', handed: false },
    { ...call(/\battr\(\s*$/), sign: /\s*\)\s*:=\s*/y, close: /(?:)/y },
  ],
  quotes: '"',
};

/** Maps. */
export const kotlinForms: AttributeForms = {
  forms: [{ ...dictionary, before: /[(,]\s*$/, sign: /\s+to\s+/y, until: /\s*[,)]/y, within: '(', handed: false }],
  quotes: '"',
};

/** Dictionaries and their initializers; the anonymous objects of ASP.NET, whose underscores are printed as hyphens. */
export const csharpForms: AttributeForms = {
  forms: [
    { ...dictionary, lead: /\[\s*$/, sign: /\s*\]\s*=\s*/y },
    { ...dictionary, lead: /\{\s*$/, before: /[{,]\s*$/, sign: comma, close: /\s*\}/y },
    {
      ...dictionary,
      name: 'word',
      sign: equals,
      around: /\bnew\s*$/,
      spell: underscored,
    },
  ],
  quotes: '"',
};

/** Dictionaries; Elementary's and other functions. */
export const swiftForms: AttributeForms = {
  forms: [
    { ...dictionary, before: /[[,]\s*$/, until: /\s*[,\]]/y, within: '[', hyphens: true },
    { ...call(/\.(?:custom|attribute|attr)\(\s*(?:named?:\s*)?$/), sign: /\s*,\s*(?:value:\s*)?/y },
  ],
  quotes: '"',
  children: '{',
};

/** lucid. */
export const haskellForms: AttributeForms = { forms: [applied(/\bmakeAttribute\s+$/, ',')], quotes: '"' };

/** Giraffe.ViewEngine and Falco. */
export const fsharpForms: AttributeForms = {
  forms: [applied(/\b(?:_?attr|Attr\.create)\s+$/, ';')],
  quotes: '"',
  children: '[',
};

/** TyXML. */
export const ocamlForms: AttributeForms = {
  forms: [applied(/\b(?:\w+\.)*(?:string_attrib|string_attr)\s+$/, ';')],
  quotes: '"',
  children: '[',
};

/** karax: words of a call, whose hyphens may be written as such; names with a colon cannot. */
export const nimForms: AttributeForms = {
  forms: [
    {
      name: 'bare',
      before: /[(,]\s*$/,
      sign: equals,
      until: /\s*[,)]/y,
      within: '(',
      handed: false,
      spell: (name) => (name.includes(':') ? undefined : name),
    },
    { ...dictionary, hyphens: true },
  ],
  quotes: '"',
};

/** Pairs in lists. */
export const leanForms: AttributeForms = {
  forms: [{ ...call(/\(\s*$/), before: /[[,]\s*$/, until: /\s*[,\]]/y, within: '[' }],
  quotes: '"',
};

/** Mojolicious' helpers and other lists. */
export const perlForms: AttributeForms = {
  forms: [
    {
      ...array,
      before: /(?:[[({,]|=>)\s*$/,
      until: /\s*[,)\]};]|[ \t]*(?:[\r\n]|$)|\s*=>\s*(?:begin|sub)\b/y,
      within: '({[',
      hyphens: true,
    },
  ],
  quotes: '"\'',
  loose: 'statement',
};

/** maud: attributes as in HTML, in code. */
export const rustForms: AttributeForms = {
  forms: [
    {
      name: 'bare',
      before: /[\w")\]}]\s+$/,
      sign: equals,
      until: /\s*[;{]|\s+[\w.#:@"]/y,
      within: '(',
      handed: false,
      separator: '',
      spell: hyphened,
    },
  ],
  quotes: '"',
  children: '{',
  loose: 'run',
};
