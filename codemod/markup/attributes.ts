// Reads the attributes of one tag with parse5's tokenizer, every occurrence of a name, with true offsets and the value as
// a browser decodes it. Never a tree: a tree drops tags that templates need. Knows no template language.
import { type Token, Tokenizer } from 'parse5';
import type { Range } from '../source/edit.ts';
import { opaque } from './tags.ts';

/** One attribute as written in a tag. Offsets are those of the text that holds the tag. */
export interface Attribute extends Range {
  /** Lower case, as the tokenizer reads it; holds `opaque` where a hole stands in it. */
  readonly name: string;
  /** The value without its quotes; undefined for a bare name. */
  readonly value: Range | undefined;
  readonly quote: '"' | "'" | '';
}

interface Place {
  readonly attribute: Token.Attribute;
  readonly start: number;
  end: number;
}

const white = /[\t\n\f\r ]/;
const unnamed = new RegExp(`^(</?)${opaque}`);
const ignore = () => {};

/** A tokenizer that keeps the place of every attribute, of repeated ones too, which a token leaves out. */
class TagReader extends Tokenizer {
  readonly places: Place[] = [];
  #start = 0;

  constructor() {
    super(
      { sourceCodeLocationInfo: false },
      {
        onStartTag: ignore,
        onEndTag: ignore,
        onComment: ignore,
        onDoctype: ignore,
        onEof: ignore,
        onCharacter: ignore,
        onNullCharacter: ignore,
        onWhitespaceCharacter: ignore,
      },
    );
  }

  protected override _createAttr(first: string): void {
    this.#start = this.preprocessor.offset;
    super._createAttr(first);
  }

  protected override _leaveAttrName(): void {
    this.places.push({ attribute: this.currentAttr, start: this.#start, end: this.preprocessor.offset });
    super._leaveAttrName();
  }

  protected override _leaveAttrValue(): void {
    super._leaveAttrValue();
    const last = this.places.at(-1);
    if (last !== undefined) last.end = this.preprocessor.offset;
  }
}

/** The attributes of the tag in `[start, end)` of a masked text, in order. */
export function readAttributes(masked: string, start: number, end: number): readonly Attribute[] {
  // A name that begins with a hole is none to the tokenizer; any letter will do for it.
  const text = masked.slice(start, end).replace(unnamed, '$1x');
  const reader = new TagReader();
  reader.write(text, true);
  return reader.places.map((place) => shapeOf(text, start, place));
}

/** The parts of an attribute that the tokenizer read; it tells where the whole begins and ends. */
function shapeOf(text: string, base: number, { attribute, start, end }: Place): Attribute {
  const { name } = attribute;
  const equals = text.indexOf('=', start + 1);
  if (equals < 0 || equals >= end) {
    // `hx-ws=>` is read as a bare name; its sign goes with it.
    const dangling = /^[\t\n\f\r ]*=[\t\n\f\r ]*(?=>)/.exec(text.slice(end, end + 40))?.[0].length;
    if (dangling === undefined) return { name, start: base + start, end: base + end, value: undefined, quote: '' };
    const empty = base + end + dangling;
    return { name, start: base + start, end: empty, value: { start: empty, end: empty }, quote: '' };
  }
  let at = equals + 1;
  while (white.test(text[at] ?? '')) at++;
  const first = text[at];
  const quote = first === '"' || first === "'" ? first : '';
  const value =
    quote === ''
      ? { start: base + at, end: base + end }
      : { start: base + at + 1, end: base + Math.max(at + 1, end - 1) };
  return { name, start: base + start, end: base + end, value, quote };
}

const reference = /&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|\r\n?/g;

/** A value as a browser decodes it, and the way back to the value as written. */
export interface Decoded {
  readonly text: string;
  /** The offset in the value as written of an offset in `text`. */
  rawOffset(offset: number): number;
}

/** More references than this in one value is nobody's page; it is then read as written. */
const referenceLimit = 10_000;

/** Decodes character references and line ends of an attribute's value. */
export function decodeValue(raw: string): Decoded {
  const references = raw.includes('&') || raw.includes('\r') ? [...raw.matchAll(reference)] : [];
  if (references.length === 0 || references.length > referenceLimit)
    return { text: raw, rawOffset: (offset) => offset };
  const pieces: { readonly raw: number; readonly at: number; readonly decoded: boolean }[] = [];
  let text = '';
  let done = 0;
  for (const { 0: found, index } of references) {
    if (index > done) pieces.push({ raw: done, at: text.length, decoded: false });
    text += raw.slice(done, index);
    // What follows decides whether a reference without a semicolon is one: &copy=1 is not.
    const follows = /[=\w]/.exec(raw[index + found.length] ?? '')?.[0] ?? '';
    const as = found[0] === '\r' ? '\n' : decodeOne(found + follows).slice(0, follows === '' ? undefined : -1);
    pieces.push({ raw: index, at: text.length, decoded: as !== found });
    text += as;
    done = index + found.length;
  }
  pieces.push({ raw: done, at: text.length, decoded: false });
  text += raw.slice(done);
  return {
    text,
    rawOffset(offset) {
      let low = 0;
      let high = pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const piece = pieces[low];
      if (piece === undefined) return offset;
      return piece.decoded ? piece.raw : piece.raw + (offset - piece.at);
    },
  };
}

const decoded = new Map<string, string>();

/** A reference as the tokenizer decodes it; kept, since pages repeat `&amp;`. */
function decodeOne(text: string): string {
  const known = decoded.get(text);
  if (known !== undefined) return known;
  const reader = new TagReader();
  reader.write(`<a b="${text}">`, true);
  const value = reader.places[0]?.attribute.value ?? text;
  if (decoded.size < 1000) decoded.set(text, value);
  return value;
}
