// What each element of a page is to htmx, read with parse5's tokenizer: the old attribute through the runtime's grammar,
// the new ones by name. No template language, none of the codemod.
import { type DefaultTreeAdapterTypes, parse, type Token, Tokenizer, TokenizerMode } from 'parse5';
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
  /** Whether `ws` is in the `hx-ext` of it or of an element around it; undefined where the tree is not that of the tags. */
  readonly extended: boolean | undefined;
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

/** The start tags of a page in order. */
export function meaningsOf(html: string): readonly ElementMeaning[] {
  const found: ElementMeaning[] = [];
  const extended = untidy.test(html) ? new Map<number, boolean>() : extendedTags(html);
  const nothing = () => {};
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        found.push(meaningOf(tag, extended.get(tag.location?.startOffset ?? -1)));
        const mode = raw.get(tag.tagName);
        if (mode !== undefined) {
          tokenizer.state = mode as typeof tokenizer.state;
          tokenizer.lastStartTagName = tag.tagName;
        }
      },
      onEndTag: nothing,
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

/** What a browser's tree moves, merges or drops, where a template's tags still nest as written: legal in a fragment. */
const untidy = /<(?:body|form|svg|template|select|noscript)/i;

/** For the start tags that a browser keeps, by offset: whether `ws` is in the `hx-ext` of the element or of one above it. */
function extendedTags(html: string): ReadonlyMap<number, boolean> {
  const found = new Map<number, boolean>();
  const visit = (node: DefaultTreeAdapterTypes.Node, above: boolean) => {
    let has = above;
    if ('attrs' in node) {
      const list =
        node.attrs.find(({ name }) => name === 'hx-ext') ?? node.attrs.find(({ name }) => name === 'data-hx-ext');
      has ||= list?.value.split(',').some((name) => name.trim() === 'ws') === true;
      const start = node.sourceCodeLocation?.startOffset;
      if (start !== undefined) found.set(start, has);
    }
    if ('content' in node) visit(node.content, has);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, has);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), false);
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

function meaningOf(tag: Token.TagToken, extended: boolean | undefined): ElementMeaning {
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
