// A file as markup: its text with the holes painted over, its tags, and where what stands. What the rules look things up in.

import type { Range } from '../source/edit.ts';
import { type Hole, withTrimmed } from '../source/hole.ts';
import { cutOut, paintOver } from '../source/mask.ts';
import { rangeAt, rangesWithin } from '../source/within.ts';
import { type Attribute, readAttributes } from './attributes.ts';
import { type Element, enclosingElements, type Fork } from './elements.ts';
import { opaque, type Region, type Scan, scanTags, type Tag } from './tags.ts';

/** `none` is code: its tags are strings', and read with them. */
export type Markup = 'html' | 'xml' | 'none';

/** The markup of a file. Offsets are those of the file everywhere. */
export class MarkupDocument {
  readonly source: string;
  readonly holes: readonly Hole[];
  readonly markup: Markup;
  /** As long as the source; `opaque` for what prints, spaces for what does not. */
  readonly masked: string;
  readonly tags: readonly Tag[];
  readonly regions: readonly Region[];
  readonly #enclosing: () => ReadonlyMap<Tag, Element | undefined>;
  readonly #attributes = new Map<Tag, readonly Attribute[]>();

  /** `elsewhere` is written in other languages and read by itself: here it is neither tags nor text. */
  constructor(
    source: string,
    holes: readonly Hole[],
    markup: Markup,
    forks: readonly Fork[],
    elsewhere: readonly Range[],
  ) {
    this.source = source;
    this.holes = holes;
    this.markup = markup;
    const painted = holes.map(({ start, end, kind }) => ({
      start,
      end,
      fill: kind === 'expression' || kind === 'raw' ? opaque : ' ',
    }));
    const between = elsewhere.filter(({ start }) => rangeAt(holes, start) === undefined);
    for (const { start, end } of between) painted.push({ start, end, fill: ' ' });
    if (between.length > 0) painted.sort((a, b) => a.start - b.start);
    this.masked = paintOver(source, painted);
    const scan =
      markup === 'none'
        ? code(source)
        : withTemplates(this.masked, scanTags(this.masked, 0, source.length, markup), markup, 0);
    this.tags = scan.tags;
    this.regions = scan.regions;
    let enclosing: ReadonlyMap<Tag, Element | undefined> | undefined;
    this.#enclosing = () => {
      enclosing ??= enclosingElements(this.tags, forks, markup === 'none' ? 'html' : markup);
      return enclosing;
    };
  }

  /** The element that a start tag stands in. */
  parentOf(tag: Tag): Element | undefined {
    return this.#enclosing().get(tag);
  }

  /** The attributes of a tag, every occurrence, in order. */
  attributesOf(tag: Tag): readonly Attribute[] {
    const known = this.#attributes.get(tag);
    if (known !== undefined) return known;
    const attributes = readAttributes(this.masked, tag.start, tag.end);
    this.#attributes.set(tag, attributes);
    return attributes;
  }

  /** A tag's first attribute of that name or its `data-` form, the plain one first, as htmx looks it up. */
  attribute(tag: Tag, names: readonly string[]): Attribute | undefined {
    const known = this.#attributes.get(tag);
    if (known === undefined) {
      // Most tags are asked once or twice and have none of the names: looking at their text is cheaper than reading them.
      const text = this.masked.slice(tag.start, tag.end).toLowerCase();
      if (!names.some((name) => text.includes(name))) return undefined;
    }
    const attributes = known ?? this.attributesOf(tag);
    for (const name of names) {
      const found = attributes.find((attribute) => attribute.name === name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The text of a range, holes and all. */
  text(range: Range): string {
    return this.source.slice(range.start, range.end);
  }

  /** An attribute's value as written; empty for a bare name. */
  valueText(attribute: Attribute): string {
    return attribute.value === undefined ? '' : this.text(attribute.value);
  }

  /** The hole that holds an offset. */
  holeAt(offset: number): Hole | undefined {
    return rangeAt(this.holes, offset);
  }

  holesIn(range: Range): readonly Hole[] {
    return rangesWithin(this.holes, range.start, range.end);
  }

  tagAt(offset: number): Tag | undefined {
    return rangeAt(this.tags, offset);
  }

  regionAt(offset: number): Region | undefined {
    return rangeAt(this.regions, offset);
  }

  /**
   * Whether a tag is read alike when its holes print nothing: a tag still, and each of the named attributes in the same
   * place, of the same length. `class={{ c }} hx-ws="send"` is not: without the hole, `hx-ws="send"` is the class.
   */
  readAlike(tag: Tag, concerns: (name: string) => boolean): boolean {
    const holes = this.holesIn(tag);
    if (holes.length === 0) return true;
    if (tag.name === '') return false;
    const silent = holes.filter(({ solid }) => solid !== true);
    const cut = cutOut(this.masked, tag.start, tag.end, withTrimmed(this.source, silent));
    const without = readAttributes(cut.text, 0, cut.text.length).filter(({ name }) => concerns(name));
    const opaqueReading = this.attributesOf(tag).filter(({ name }) => concerns(name));
    const whole = scanTags(cut.text, 0, cut.text.length, this.markup === 'none' ? 'html' : this.markup).tags;
    return (
      whole.length === 1 &&
      whole[0]?.end === cut.text.length &&
      without.length === opaqueReading.length &&
      without.every((attribute, i) => {
        const other = opaqueReading[i];
        return (
          other !== undefined &&
          attribute.name === other.name &&
          attribute.quote === other.quote &&
          cut.sourceOffset(attribute.start) === other.start &&
          (attribute.quote === '' || cut.sourceOffset(attribute.end - 1) === other.end - 1)
        );
      })
    );
  }
}

/** Code from the first character to the last. */
function code({ length }: string): Scan {
  return { tags: [], regions: [{ kind: 'script', start: 0, end: length, inner: { start: 0, end: length } }] };
}

/** What a `<script>` holds when it is a template: text/template, text/x-handlebars, text/html … */
const templateType =
  /^(?:text\/(?:template|html|x-[\w-]*(?:template|tmpl|handlebars|mustache|ejs|underscore|dot|nunjucks|twig)[\w-]*|html-template|ng-template|mustache|handlebars|nunjucks|ractive)|x-template|x-tmpl(?:-[\w-]+)?|text\/x-tmpl)$/i;

/** The scan with the insides of template-typed scripts scanned too, in place of their region. */
function withTemplates(masked: string, scan: Scan, markup: 'html' | 'xml', level: number): Scan {
  const inner: Scan[] = [];
  const regions = scan.regions.filter((region) => {
    if (region.kind !== 'script' || region.tag === undefined || level > 2) return true;
    const { start, end } = region.tag;
    const type = readAttributes(masked, start, end).find(({ name }) => name === 'type');
    const value = type?.value === undefined ? '' : masked.slice(type.value.start, type.value.end).trim();
    if (!templateType.test(value)) return true;
    inner.push(withTemplates(masked, scanTags(masked, region.start, region.end, markup), markup, level + 1));
    return false;
  });
  if (inner.length === 0) return scan;
  const order = (a: Range, b: Range) => a.start - b.start;
  return {
    tags: [...scan.tags, ...inner.flatMap(({ tags }) => tags)].sort(order),
    regions: [...regions, ...inner.flatMap((found) => found.regions)].sort(order),
  };
}
