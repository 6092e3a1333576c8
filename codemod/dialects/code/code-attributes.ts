// Tells the attributes that a program writes in HTML's words: one element for each call or dictionary, below each other as
// they are written. What is not certain is left out, and so is reported as any other mention. Knows forms, not languages.
import type { Range } from '../../source/edit.ts';
import { paintOver } from '../../source/mask.ts';
import type { Embedded } from '../dialect.ts';
import type { AttributeForm, AttributeForms } from './attribute-form.ts';
import { type Bracket, bracketsAround } from './brackets.ts';
import type { Code, StringLiteral } from './lexer.ts';
import { type CodeAttribute, type CodeElement, tellElements, textOf } from './told-elements.ts';

/** How far to look around a name, in UTF-16 units. */
const reach = 200;
/** How far a run of attributes may reach. */
const far = 600;

const names =
  /(?<![\w-])(?:data[-_])?(?:hx[-_](?:ws(?::(?:connect|send))?|ext|swap|trigger|target|params|get|post|put|patch|delete)|ws[-_](?:connect|send)|type)(?![\w-]|:[\w:])/gi;
/** Those for whose sake an element is worth a look. */
const concerned = /^(?:data-)?(?:hx-ws(?::connect|:send)?|ws-connect|ws-send|hx-ext)$/;
const connected = /^(?:data-)?(?:ws-connect|hx-ws:connect)$/;
const legacy = /^(?:data-)?hx-ws$/;
const list = /^(?:data-)?hx-ext$/;

/** An attribute with where it stands. */
interface Found {
  readonly attribute: CodeAttribute;
  readonly form: AttributeForm;
  readonly bracket: Bracket;
  /** Whether its value is one string that says what it says. */
  readonly plain: boolean;
}

/** The elements of a program whose attributes are certain, as one piece of markup; none where there are none. */
export function codeAttributes(source: string, code: Code, language: AttributeForms): readonly Embedded[] {
  if (!/hx[-_]ws|ws[-_]connect|ws[-_]send|hx[-_]ext/i.test(source)) return [];
  const masked = paintOver(
    source,
    [
      ...code.comments.map(({ start, end }) => ({ start, end, fill: ' ' })),
      ...code.strings.map(({ start, end }) => ({ start, end, fill: '"' })),
    ].sort((a, b) => a.start - b.start),
  );
  const reader = new Reader(source, masked, code, language);
  const elements = elementsOf(reader.found(), source, masked, language);
  return elements.length === 0 ? [] : [tellElements(source, elements)];
}

class Reader {
  readonly #source: string;
  readonly #masked: string;
  readonly #language: AttributeForms;
  readonly #literals = new Map<number, StringLiteral>();
  /** What stands for brackets, by where it begins. */
  readonly #loose = new Map<number, Bracket>();
  /** The statement that was last seen: a long line may hold many attributes. */
  #statement: Range | undefined;
  /** By where their content begins. */
  readonly #contents = new Map<number, StringLiteral>();

  constructor(source: string, masked: string, { strings }: Code, language: AttributeForms) {
    this.#source = source;
    this.#masked = masked;
    this.#language = language;
    for (const one of strings) {
      this.#literals.set(one.start, one);
      this.#contents.set(one.inner.start, one);
    }
  }

  /** All attributes that may matter, in order. */
  found(): readonly Found[] {
    const places = [...this.#source.matchAll(names)].map(({ 0: text, index }) => ({ text, start: index }));
    const brackets = bracketsAround(
      this.#masked,
      places.map(({ start }) => start),
    );
    return places.flatMap(({ text, start }, i) => this.#read(text, start, brackets[i]) ?? []);
  }

  #read(text: string, at: number, innermost: Bracket | undefined): Found | undefined {
    const literal = this.#contents.get(at);
    const asString = literal !== undefined && literal.inner.end === at + text.length && literal.prefix === '';
    const token: Range = asString ? literal : { start: at, end: at + text.length };
    if (!asString && this.#masked[at] === '"') return undefined;
    const kind = asString ? 'string' : text.includes('-') ? 'bare' : 'word';
    for (const form of this.#language.forms) {
      if (form.name !== kind || (form.hyphens === true && text.includes('_'))) continue;
      const found = this.#readAs(form, text, token, innermost);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #readAs(form: AttributeForm, text: string, token: Range, innermost: Bracket | undefined): Found | undefined {
    const masked = this.#masked;
    const window = masked.slice(Math.max(0, token.start - reach), token.start);
    const lead = form.lead === undefined ? '' : form.lead.exec(window)?.[0];
    if (lead === undefined || !form.before.test(window.slice(0, window.length - lead.length))) return undefined;
    const bracket = this.#bracketFor(/[([{]/.test(lead) ? innermost?.outer : innermost, token);
    if (bracket === undefined || bracket.broken || !form.within.includes(bracket.open)) return undefined;
    const around = masked.slice(Math.max(0, bracket.start - reach), bracket.start);
    if (form.around?.test(around) === false || form.never?.test(around) === true) return undefined;
    const sign = matchAt(form.sign, masked, token.end);
    if (sign === undefined) return undefined;
    const valueStart = token.end + sign.length;
    const literal = this.#literals.get(valueStart);
    const valueEnd = literal?.end ?? endOfValue(masked, valueStart);
    if (valueEnd === undefined) return undefined;
    const close = form.close === undefined ? '' : matchAt(form.close, masked, valueEnd);
    if (close === undefined) return undefined;
    const end = valueEnd + close.length;
    const until = matchAt(form.until, masked, end) !== undefined;
    if (!until && literal !== undefined) return this.#unclear(form, text, token, bracket, valueStart);
    if (!until) return undefined;
    const start = token.start - lead.length;
    const plain = literal !== undefined && saysWhatItSays(this.#source, literal);
    const value = { start: valueStart, end: valueEnd };
    const inner = literal !== undefined && plain ? literal.inner : value;
    const holes = plain && literal !== undefined ? literal.holes : [{ start: valueStart, end: valueEnd }];
    const name = nameFor(form, text);
    const slice = (from: number, to: number) => this.#source.slice(from, to);
    const mark = form.name === 'string' ? slice(token.start, token.start + 1) : '';
    const write = (other: string, code: string) => {
      const spelled = form.spell(other);
      if (spelled === undefined) return form.entry?.(other, code);
      return slice(start, token.start) + mark + spelled + mark + slice(token.end, valueStart) + code + close;
    };
    const given = literal === undefined ? '' : slice(literal.inner.start - 1, literal.inner.start);
    const quote = literal?.quote.length === 1 && this.#language.quotes.includes(given) ? given : mark || '"';
    const written = {
      write,
      string: (content: string) => quote + content + quote,
      around: (content: string) => slice(valueStart, inner.start) + content + slice(inner.end, valueEnd),
    };
    const { separator = ',' } = form;
    return { attribute: { start, end, name, value: inner, holes, separator, ...written }, form, bracket, plain };
  }

  /** What an attribute stands in: brackets, or what takes their place where the language has none. */
  #bracketFor(bracket: Bracket | undefined, token: Range): Bracket | undefined {
    const { loose } = this.#language;
    if (loose === undefined || (loose === 'statement' && bracket !== undefined)) return bracket;
    const last = loose === 'statement' ? this.#statement : undefined;
    const inLast = last !== undefined && last.start <= token.start && token.end <= last.end;
    const around = loose === 'run' ? runAround : statementAround;
    const range = inLast ? last : around(this.#masked, token);
    if (range === undefined) return undefined;
    this.#statement = range;
    const known = this.#loose.get(range.start);
    const found = known ?? { ...range, open: '(', outer: undefined, broken: false };
    this.#loose.set(range.start, found);
    return found;
  }

  /** An attribute whose value goes on behind a string: it counts as one whose value is code. */
  #unclear(form: AttributeForm, text: string, token: Range, bracket: Bracket, start: number): Found | undefined {
    const end = endOfValue(this.#masked, start);
    if (end === undefined) return undefined;
    const value = { start, end };
    const same = (other: string) => other;
    const hand = { separator: ',', write: same, string: same, around: same };
    const attribute = { start: token.start, end, name: nameFor(form, text), value, holes: [value], ...hand };
    return { attribute, form, bracket, plain: false };
  }
}

/** The name as HTML gets it. */
function nameFor(form: AttributeForm, text: string): string {
  const name = text.toLowerCase().replace(/_/g, '-');
  return form.data === true && !name.startsWith('data-') ? `data-${name}` : name;
}

/** Whether the content of a string is what it means, but for quotes, and is no template of something else. */
function saysWhatItSays(source: string, literal: StringLiteral): boolean {
  if (literal.unterminated === true || !/^["'`]{1,3}$/.test(literal.quote)) return false;
  if (!/^(?:[fruFRU]{0,2}|[$@]{1,2}|s)$/.test(literal.prefix)) return false;
  const text = textOf(source, literal.inner, literal.holes);
  if (text.includes('"') && text.includes("'")) return false;
  return literal.escapes !== 'backslash' || !/\\[^"'`\\/$#{]/.test(text);
}

/** Where a value that is code ends: at the next comma or closing bracket outside brackets; undefined when that is far. */
function endOfValue(masked: string, from: number): number | undefined {
  let depth = 0;
  const limit = Math.min(masked.length, from + reach);
  for (let at = from; at < limit; at++) {
    const char = masked[at] ?? '';
    if ('([{'.includes(char)) depth++;
    else if (depth === 0 && ',)]}'.includes(char)) {
      let end = at;
      while (end > from && /\s/.test(masked[end - 1] ?? '')) end--;
      return end > from ? end : undefined;
    } else if (')]}'.includes(char)) depth--;
  }
  return undefined;
}

/** How many lines a statement may have that is looked at. */
const lineLimit = 30;

/** The lines of the statement in which a token stands: one, and those that a comma at a line's end adds. */
function statementAround(masked: string, token: Range): Range | undefined {
  let start = lineStart(masked, token.start);
  for (let lines = 0; start > 0; lines++) {
    if (lines === lineLimit) return undefined;
    const before = lineStart(masked, start - 1);
    if (!/,[ \t]*\r?$/.test(masked.slice(before, start - 1))) break;
    start = before;
  }
  const ends = /\n|$/g;
  let end = token.end;
  for (let lines = 0; lines < lineLimit; lines++) {
    ends.lastIndex = end;
    end = ends.exec(masked)?.index ?? masked.length;
    if (!/,[ \t]*\r?$/.test(masked.slice(lineStart(masked, end), end)) || end >= masked.length) return { start, end };
    end++;
  }
  return undefined;
}

function lineStart(masked: string, at: number): number {
  return at === 0 ? 0 : masked.lastIndexOf('\n', at - 1) + 1;
}

/** From behind the brace or semicolon before a token to the one behind it. */
function runAround(masked: string, token: Range): Range | undefined {
  const before = masked.slice(Math.max(0, token.start - far), token.start);
  const from = /[{};][^{};]*$/.exec(before)?.index;
  const to = /[{};]/.exec(masked.slice(token.end, token.end + far))?.index;
  if (from === undefined || to === undefined || before.includes('<', from)) return undefined;
  return { start: token.start - before.length + from, end: token.end + to };
}

/** What a sticky pattern matches at a place. */
function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The attributes by the call or dictionary in which they stand: only those of which everything is certain. */
function elementsOf(
  found: readonly Found[],
  source: string,
  masked: string,
  language: AttributeForms,
): readonly CodeElement[] {
  const groups = new Map<Bracket, Found[]>();
  for (const one of found) {
    const key = mergesInto(one, masked);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const lists = placesOf(/hx[-_]?ext/gi, source);
  const spreads = placesOf(language.spread, masked);
  const obstacles = placesOf(language.obstacle, masked);
  const children = childrenBehind([...groups.keys()], masked, language);
  const elements = [...groups].flatMap(([bracket, group]): CodeElement[] => {
    const attributes = group.map(({ attribute }) => attribute).sort((a, b) => a.start - b.start);
    const [first] = attributes;
    const file = attributes.some(
      (one) => one.name === 'type' && source.slice(one.value.start, one.value.end) === 'file',
    );
    if (first === undefined || !(file || attributes.some(({ name }) => concerned.test(name)))) return [];
    // What is said twice, or by code, is for a person.
    if (new Set(attributes.map(({ name }) => name)).size < attributes.length) return [];
    if (group.some(({ attribute, plain }) => !plain && (legacy.test(attribute.name) || list.test(attribute.name))))
      return [];
    if (anyWithin(obstacles, first.start, bracket.end)) return [];
    const elsewhere = (lists[0] ?? bracket.start) < bracket.start || (lists.at(-1) ?? 0) >= bracket.end;
    if (elsewhere && anyWithin(spreads, bracket.start, bracket.end)) return [];
    const [one] = group;
    const scope = one === undefined ? bracket : scopeOf(one.form, bracket, masked, children, language);
    // An hx-ext under `data:` and one beside it are of one element; so is one whose value is no literal, among bare names.
    const own = attributes.filter(({ name }) => list.test(name)).length;
    const others = language.loose === 'run' || language.forms.some((form) => form.data);
    if (others && countWithin(lists, scope.start, language.loose === 'run' ? bracket.end : scope.end) > own) return [];
    const around = masked.slice(Math.max(0, scope.start - reach), scope.start);
    const callee = /(?<!\w)(html|body|form|input)_?\s*$/i.exec(around);
    const tag = callee?.[1]?.toLowerCase();
    const from = scope.start - (callee?.[0].length ?? 0);
    return [{ tag: tag ?? 'div', from, attributes, scope }];
  });
  return withoutUnsureParents(withoutTwins(elements), source);
}

/** A dictionary that is unpacked into a call is part of it. */
function mergesInto({ form, bracket }: Found, masked: string): Bracket {
  const { outer } = bracket;
  if (!form.handed || outer === undefined) return bracket;
  return /\*\*\s*$/.test(masked.slice(Math.max(0, bracket.start - 20), bracket.start)) ? outer : bracket;
}

/** Where the children of the element are written. */
function scopeOf(
  form: AttributeForm,
  bracket: Bracket,
  masked: string,
  children: ReadonlyMap<number, number>,
  { loose }: AttributeForms,
): Range {
  const { outer } = bracket;
  if (form.handed && outer === undefined && loose === 'statement') {
    return statementAround(masked, bracket) ?? bracket;
  }
  if (form.handed && outer !== undefined && !outer.broken && outer.open === '(' && bracket.open !== '(') return outer;
  const array = /\barray\s*$/.test(masked.slice(Math.max(0, bracket.start - 20), bracket.start));
  if (array && outer !== undefined && !outer.broken && outer.open === '(') return outer;
  return { start: bracket.start, end: children.get(bracket.end) ?? bracket.end };
}

/** Where the children end that stand in square brackets behind a call, by where those begin: `div(id="a")[…]`. */
function childrenBehind(
  brackets: readonly Bracket[],
  masked: string,
  { children }: AttributeForms,
): ReadonlyMap<number, number> {
  if (children === undefined) return new Map();
  const white = /\s{0,80}/y;
  const starts = brackets
    .map(({ end }) => {
      white.lastIndex = end;
      return { end, at: end + (white.exec(masked)?.[0].length ?? 0) };
    })
    .filter(({ at }) => masked[at] === children)
    .sort((a, b) => a.at - b.at);
  const found = bracketsAround(
    masked,
    starts.map(({ at }) => at + 1),
  );
  return new Map(starts.map(({ end }, i) => [end, found[i]?.broken === false ? found[i].end : end]));
}

function placesOf(pattern: RegExp | undefined, text: string): readonly number[] {
  return pattern === undefined ? [] : [...text.matchAll(pattern)].map(({ index }) => index);
}

/** Whether one of some places, which are in order, lies in a range. Logarithmic. */
function anyWithin(places: readonly number[], start: number, end: number): boolean {
  return countWithin(places, start, end) > 0;
}

function countWithin(places: readonly number[], start: number, end: number): number {
  return firstFrom(places, end) - firstFrom(places, start);
}

/** The index of the first of some places, which are in order, that is at `offset` or behind it. */
function firstFrom(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two dictionaries of one call may be those of one element, or of two: where that matters, both are left out. */
function withoutTwins(elements: readonly CodeElement[]): readonly CodeElement[] {
  const byScope = new Map<number, CodeElement[]>();
  for (const one of elements) {
    const twins = byScope.get(one.scope.start);
    if (twins === undefined) byScope.set(one.scope.start, [one]);
    else twins.push(one);
  }
  return [...byScope.values()].flatMap((twins) => {
    const lists = twins.length > 1 && twins.some(({ attributes }) => attributes.some(({ name }) => list.test(name)));
    return lists ? [] : twins;
  });
}

const opensBlock = /(?::|\bdo\b(?:[ \t]*\|[^|\n]*\|)?|\{|\$|->)[ \t\r]*$/;

/**
 * A connection in a block that another connected element opens, by its indentation: whether it is below it, and so has the
 * extension already, only the program knows. Such a one is left out.
 */
function withoutUnsureParents(elements: readonly CodeElement[], source: string): readonly CodeElement[] {
  const blocks: { readonly indent: number; readonly end: number; readonly switching?: CodeElement }[] = [];
  const left = new Set<CodeElement>();
  const text = ({ value }: CodeAttribute) => source.slice(value.start, value.end);
  const indentAt = (at: number) => {
    const start = lineStart(source, at);
    return /^[ \t]{0,200}/.exec(source.slice(start, start + 200))?.[0].length ?? 0;
  };
  for (const element of [...elements].sort((a, b) => a.from - b.from)) {
    const { from, scope, attributes } = element;
    const indent = indentAt(from);
    while ((blocks.at(-1)?.indent ?? -1) >= indent) blocks.pop();
    const asks = attributes.some((one) => legacy.test(one.name) && /\bconnect\b/.test(text(one)));
    const connects = asks || attributes.some(({ name }) => connected.test(name));
    const switches = attributes.some((one) => list.test(one.name) && /\bws\b/.test(text(one)));
    if (asks && blocks.some(({ end }) => from >= end)) {
      left.add(element);
      // What only switches the extension on stays with what it does so for.
      for (const { switching } of blocks) if (switching !== undefined) left.add(switching);
    } else if (connects || switches) {
      const line = /^[^\n]*/.exec(source.slice(scope.end, scope.end + reach))?.[0] ?? '';
      if (opensBlock.test(line)) blocks.push({ indent, end: scope.end, ...(connects ? {} : { switching: element }) });
    }
  }
  return elements.filter((element) => !left.has(element));
}
