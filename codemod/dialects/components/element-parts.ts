// The tags of a file in which attributes are bound to code (Vue, Svelte, Astro, Thymeleaf), in order: what is markup, what is code, and each attribute with its
// value's expressions. What differs between the languages comes in as a table. Knows no attribute's name.
import type { Range } from '../../source/edit.ts';
import type { Hole } from '../../source/hole.ts';
import { type ComponentAttribute, type ComponentPart, type ComponentSyntax, unterminated } from './component-part.ts';

/** Elements that have no end tag. */
export const voidNames: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const rawNames = new Set(['script', 'style']);
const tagName = /[^\s/>{]*/y;
const attributeName = /[^\s=>/{][^\s=>/]*/y;
const white = /\s*/y;
const unquoted = /[^\s"'=<>`{/]+|\/(?!>)/y;

/** Walks the tags of a source, a part at a time. */
export class ComponentReader {
  readonly #source: string;
  readonly #syntax: ComponentSyntax;
  readonly parts: ComponentPart[] = [];
  /** Where text that was not told begins. */
  #from: number;
  #gaveUp = false;
  at: number;
  /** The name of the tag that was read last, and whether an end tag is to follow. */
  last: { readonly name: string; readonly open: boolean } = { name: '', open: false };

  constructor(source: string, syntax: ComponentSyntax, from: number) {
    this.#source = source;
    this.#syntax = syntax;
    this.#from = from;
    this.at = from;
  }

  /** Reads to the end. */
  readAll(): readonly ComponentPart[] {
    while (this.step() !== undefined);
    this.tell(this.#source.length);
    return this.parts;
  }

  /** Reads one tag, comment or piece of code; says what it was. */
  step(): 'start' | 'end' | 'other' | undefined {
    const { signs } = this.#syntax;
    signs.lastIndex = this.at;
    const at = signs.exec(this.#source)?.index;
    if (at === undefined) return undefined;
    if (this.#source[at] !== '<' || this.#source.startsWith('<!--/*/', at)) return this.#code(at);
    const next = this.#source[at + 1] ?? '';
    if (next === '/') return this.#endTag(at);
    if (/[A-Za-z>]/.test(next)) return this.#startTag(at);
    this.at = next === '!' ? this.#declaration(at) : at + 1;
    return 'other';
  }

  /** Tells the markup up to an offset. */
  tell(until: number): void {
    if (until > this.#from) this.parts.push({ kind: 'markup', range: { start: this.#from, end: until } });
    this.#from = Math.max(this.#from, until);
  }

  /** Tells a piece of code, and goes on behind it. */
  tellHole(hole: Hole): void {
    this.tell(hole.start);
    this.parts.push({ kind: 'hole', hole });
    this.#from = hole.end;
    this.at = hole.end;
  }

  /** Nothing closes what begins here: all that follows is undecided. */
  giveUp(at: number): undefined {
    if (!this.#gaveUp) this.tellHole(unterminated(at));
    this.#gaveUp = true;
    this.at = this.#source.length;
    return undefined;
  }

  #code(at: number): 'other' | undefined {
    const hole = this.#syntax.code(this.#source, at, this);
    if (hole === undefined) this.at = at + 1;
    else if (hole !== 'told') {
      if (hole.unterminated === true) return this.giveUp(hole.start);
      this.tellHole(hole);
    }
    return 'other';
  }

  #declaration(at: number): number {
    const isComment = this.#source.startsWith('<!--', at);
    const close = this.#source.indexOf(isComment ? '-->' : '>', at + (isComment ? 4 : 2));
    return close < 0 ? this.#source.length : close + (isComment ? 3 : 1);
  }

  #endTag(at: number): 'end' {
    tagName.lastIndex = at + 2;
    const end = at + 2 + (tagName.exec(this.#source)?.[0].length ?? 0);
    this.tell(at + 2);
    this.parts.push({ kind: 'name', range: { start: at + 2, end } });
    this.#from = end;
    this.last = { name: this.#source.slice(at + 2, end), open: false };
    const close = this.#source.indexOf('>', end);
    this.at = close < 0 ? this.#source.length : close + 1;
    return 'end';
  }

  #startTag(at: number): 'start' | undefined {
    const source = this.#source;
    tagName.lastIndex = at + 1;
    const name = tagName.exec(source)?.[0] ?? '';
    const nameEnd = at + 1 + name.length;
    this.tell(at + 1);
    this.parts.push({ kind: 'name', range: { start: at + 1, end: nameEnd } });
    this.#from = nameEnd;
    let now = nameEnd;
    for (;;) {
      now = this.#skipWhite(now);
      const char = source[now];
      if (char === undefined) return this.#cut(now);
      if (char === '>' || (char === '/' && source[now + 1] === '>')) break;
      const next = char === '{' && this.#syntax.braces ? this.#spread(now) : this.#attribute(now);
      if (next === undefined) return this.giveUp(now);
      now = next;
    }
    const closes = source[now] === '/';
    const end = now + (closes ? 2 : 1);
    this.at = end;
    this.last = { name, open: !closes && !voidNames.has(name) };
    if (closes && this.#syntax.components && !voidNames.has(name)) {
      this.tell(now);
      this.parts.push({ kind: 'closed', range: { start: now, end }, name });
      this.#from = end;
    } else if (rawNames.has(this.#syntax.components ? name : name.toLowerCase())) this.at = this.#rawEnd(name, end);
    return 'start';
  }

  /** The tag never ends; HTML's reader says so. */
  #cut(at: number): undefined {
    this.at = at;
    return undefined;
  }

  /** Where `</script>` begins; it is then read as an end tag. */
  #rawEnd(name: string, from: number): number {
    const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    close.lastIndex = from;
    return close.exec(this.#source)?.index ?? this.#source.length;
  }

  #skipWhite(at: number): number {
    white.lastIndex = at;
    return at + (white.exec(this.#source)?.[0].length ?? 0);
  }

  #spread(at: number): number | undefined {
    const end = this.#syntax.braces?.(this.#source, at);
    if (end === undefined) return undefined;
    const name = { start: at, end: at };
    return this.#told({ kind: 'spread', name, value: { start: at, end }, holes: [] });
  }

  #attribute(at: number): number | undefined {
    const source = this.#source;
    attributeName.lastIndex = at;
    const length = attributeName.exec(source)?.[0].length ?? 0;
    if (length === 0) return at + 1; // a slash, or a sign out of place
    const name = { start: at, end: at + length };
    const sign = this.#skipWhite(name.end);
    if (source[sign] !== '=') {
      return this.#told({ kind: 'bare', name, value: { start: name.end, end: name.end }, holes: [] });
    }
    const start = this.#skipWhite(sign + 1);
    const first = source[start];
    if (first === '"' || first === "'") return this.#quoted(name, start, first);
    if (first === '`' && this.#syntax.templates) return this.#template(name, start);
    return this.#unquoted(name, start);
  }

  #quoted(name: Range, start: number, quote: string): number | undefined {
    const source = this.#source;
    const holes: Range[] = [];
    if (!this.#syntax.quotedBraces) {
      const close = source.indexOf(quote, start + 1);
      if (close < 0) return undefined;
      return this.#told({ kind: 'quoted', name, value: { start, end: close + 1 }, holes });
    }
    const stop = quote === '"' ? /["{]/g : /['{]/g;
    for (let at = start + 1; ; ) {
      stop.lastIndex = at;
      const found = stop.exec(source)?.index;
      if (found === undefined) return undefined;
      if (source[found] === quote) return this.#told({ kind: 'quoted', name, value: { start, end: found + 1 }, holes });
      const end = this.#syntax.braces?.(source, found);
      if (end === undefined) return undefined;
      holes.push({ start: found, end });
      at = end;
    }
  }

  #template(name: Range, start: number): number | undefined {
    const source = this.#source;
    const holes: Range[] = [];
    const stop = /[\\`$]/g;
    for (let at = start + 1; ; ) {
      stop.lastIndex = at;
      const found = stop.exec(source)?.index;
      if (found === undefined) return undefined;
      if (source[found] === '`') return this.#told({ kind: 'template', name, value: { start, end: found + 1 }, holes });
      if (source[found] === '$' && source[found + 1] === '{') {
        const end = this.#syntax.braces?.(source, found + 1);
        if (end === undefined) return undefined;
        holes.push({ start: found, end });
        at = end;
      } else at = found + (source[found] === '\\' ? 2 : 1);
    }
  }

  #unquoted(name: Range, start: number): number | undefined {
    const source = this.#source;
    const holes: Range[] = [];
    let at = start;
    for (;;) {
      unquoted.lastIndex = at;
      const text = unquoted.exec(source)?.[0] ?? '';
      at += text.length;
      if (text !== '') continue;
      if (source[at] !== '{' || this.#syntax.braces === undefined) break;
      const end = this.#syntax.braces(source, at);
      if (end === undefined) return undefined;
      holes.push({ start: at, end });
      at = end;
    }
    const [hole] = holes;
    const whole = hole !== undefined && hole.start === start && hole.end === at;
    // What HTML takes into a value and these languages do not, or the other way round, is nobody's value.
    if (!whole && /["'=<`{]/.test(source[at] ?? '')) at = this.#wordEnd(at);
    const value = { start, end: at };
    return this.#told({ kind: whole ? 'braces' : 'unquoted', name, value, holes: whole ? [] : holes });
  }

  #wordEnd(at: number): number {
    const end = /[\s>]/g;
    end.lastIndex = at;
    return end.exec(this.#source)?.index ?? this.#source.length;
  }

  #told(attribute: ComponentAttribute): number {
    const { name, value } = attribute;
    const end = Math.max(value.end, name.end);
    this.tell(name.start);
    this.parts.push({ kind: 'attribute', range: { start: name.start, end }, attribute });
    this.#from = end;
    return end;
  }
}
