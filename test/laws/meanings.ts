// What each element of a page is to htmx, read with parse5's tokenizer: the old attribute through the runtime's grammar,
// the new ones by name. No template language, none of the codemod.
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { parseHxWs } from '../../shim/grammar/index.ts';

/** One start tag. */
export interface ElementMeaning {
  readonly name: string;
  /** Where it connects to, old or new. */
  readonly connect: string | undefined;
  readonly send: boolean;
  /** Whether a legacy attribute is on it. */
  readonly legacy: boolean;
  /** Whether that one connects. */
  readonly legacyConnect: boolean;
  /** Whether `ws` is in its `hx-ext`, or in that of an element that is open around it, as far as end tags tell. */
  readonly extended: boolean;
  /** All attributes that have nothing to do with it, and the list without `ws`. */
  readonly rest: string;
}

const ours = /^(?:data-)?(?:hx-ws|ws-connect|ws-send|hx-ws:connect|hx-ws:send|hx-ext)$/;
const raw = new Map<string, number>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);
const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** The start tags of a page in order. */
export function meaningsOf(html: string): readonly ElementMeaning[] {
  const found: ElementMeaning[] = [];
  const open: { readonly name: string; readonly has: boolean }[] = [];
  const nothing = () => {};
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag(tag) {
        const has = listed(tag).includes('ws');
        found.push(meaningOf(tag, has || open.some((one) => one.has)));
        if (!voids.has(tag.tagName)) open.push({ name: tag.tagName, has });
        const mode = raw.get(tag.tagName);
        if (mode !== undefined) {
          tokenizer.state = mode as typeof tokenizer.state;
          tokenizer.lastStartTagName = tag.tagName;
        }
      },
      onEndTag(tag) {
        const at = open.findLastIndex(({ name }) => name === tag.tagName);
        if (at >= 0) open.length = at;
      },
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return found;
}

/** The values of an attribute and of its `data-` form, the plain one first. */
function names({ attrs }: Token.TagToken, name: string): readonly string[] {
  return [name, `data-${name}`].flatMap((one) => attrs.filter((attr) => attr.name === one).map(({ value }) => value));
}

/** What `hx-ext` lists; the plain name wins over the `data-` form. */
function listed(tag: Token.TagToken): readonly string[] {
  return (names(tag, 'hx-ext')[0] ?? '').split(',').map((name) => name.trim());
}

function meaningOf(tag: Token.TagToken, extended: boolean): ElementMeaning {
  const legacy = names(tag, 'hx-ws');
  const clauses = parseHxWs(legacy[0] ?? '');
  const connect = clauses.find((clause) => clause.kind === 'connect');
  const url = connect?.url || undefined;
  const rest = tag.attrs
    .filter(({ name, value }) => !ours.test(name) && !(name.endsWith('hx-swap') && value === 'none'))
    .map(({ name, value }) => `${name}=${value}`);
  return {
    name: tag.tagName,
    connect: names(tag, 'ws-connect')[0] ?? names(tag, 'hx-ws:connect')[0] ?? url,
    send:
      clauses.some(({ kind }) => kind === 'send') || [...names(tag, 'ws-send'), ...names(tag, 'hx-ws:send')].length > 0,
    legacy: legacy.length > 0,
    legacyConnect: url !== undefined,
    extended,
    rest: [...rest, ...listed(tag).filter((name) => name !== 'ws' && name !== '')].join(' '),
  };
}
