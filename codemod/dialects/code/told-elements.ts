// Elements that a program builds, told in HTML's words: a tag for each, with its attributes, around those that are written
// inside it. What becomes of an attribute there is written down in the program's own hand. Knows no language.
import type { Range } from '../../source/edit.ts';
import type { Embedded } from '../dialect.ts';
import type { WrittenAttribute } from './attribute-text.ts';
import { Rendition } from './rendition.ts';

/** One attribute of a program. */
export interface CodeAttribute extends Range {
  /** As HTML gets it. */
  readonly name: string;
  /** What the value says: the content of a string, or the whole of what computes it. */
  readonly value: Range;
  /** What is computed in the value. */
  readonly holes: readonly Range[];
  /** What stands between two of them, without white space. */
  readonly separator: string;
  /** An attribute in this one's hand; `code` is its value as the program has it. Undefined where the name cannot be written. */
  write(name: string, code: string): string | undefined;
  /** A plain string as code. */
  string(content: string): string;
  /** The code of this value with another content. */
  around(content: string): string;
}

/** The attributes of one element. */
export interface CodeElement {
  readonly tag: string;
  /** Where it begins: its name, or its brackets. */
  readonly from: number;
  /** In order. */
  readonly attributes: readonly CodeAttribute[];
  /** What is built in this range is below the element. */
  readonly scope: Range;
}

const connects = /ws[-:]connect$/;
/** Those that may go, with the separator behind them. */
const removable = /^(?:data-)?hx-(?:ws|ext)$/;

/** All elements as one piece of markup. */
export function tellElements(source: string, elements: readonly CodeElement[]): Embedded {
  const ordered = [...elements].sort((a, b) => a.scope.start - b.scope.start || b.scope.end - a.scope.end);
  const rendition = new Rendition(source);
  const open: CodeElement[] = [];
  const close = () => {
    const { tag, scope } = open.pop() ?? { tag: 'div', scope: { end: source.length } };
    rendition.put(`</${tag}>`, scope.end);
  };
  for (const element of ordered) {
    for (let top = open.at(-1); top !== undefined && !holds(top.scope, element.scope); top = open.at(-1)) close();
    open.push(element);
    rendition.put(`<${element.tag}`, element.from);
    for (const [i, attribute] of element.attributes.entries()) {
      tell(rendition, source, attribute, element.attributes[i - 1]);
    }
    rendition.put('>', element.attributes.at(-1)?.end ?? element.scope.end);
  }
  while (open.length > 0) close();
  const { holes } = rendition;
  const first = elements[0]?.attributes[0] ?? { start: 0, end: 0 };
  const written = rendition.finish();
  return { start: first.start, end: first.end, language: { markup: 'html', holes: () => holes }, written };
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start < inner.start && inner.end <= outer.end;
}

/** The white space in front of an attribute that begins its line, else one space. */
function spaceBefore(source: string, at: number): string {
  let start = at;
  while (start > 0 && /[ \t]/.test(source[start - 1] ?? '')) start--;
  if (start > 0 && !/[\r\n]/.test(source[start - 1] ?? '')) return ' ';
  const before = source[start - 1] === '\n' && source[start - 2] === '\r' ? 2 : 1;
  return start === 0 ? ' ' : source.slice(start - before, at);
}

function tell(
  rendition: Rendition,
  source: string,
  attribute: CodeAttribute,
  previous: CodeAttribute | undefined,
): void {
  const { start, name, value, holes, separator } = attribute;
  rendition.put(spaceBefore(source, start), previous?.end ?? start);
  const from = rendition.length;
  rendition.put(name, start);
  const mark = textOf(source, value, holes).includes('"') ? "'" : '"';
  rendition.put(`=${mark}`, value.start);
  const valueFrom = rendition.length;
  let done = value.start;
  for (const hole of holes) {
    rendition.copy(done, hole.start);
    rendition.hole(hole.start, hole.end, 'expression');
    done = hole.end;
  }
  rendition.copy(done, value.end);
  const valueTo = rendition.length;
  rendition.put(mark, value.end);
  rendition.attribute(
    from,
    rendition.length,
    { start: valueFrom, end: valueTo },
    {
      separator,
      gone: goneWith(source, attribute, previous),
      write: (written: WrittenAttribute) => {
        const content = written.value ?? '';
        const code = connects.test(written.name) ? attribute.around(content) : attribute.string(content);
        return attribute.write(written.name, code);
      },
      rename: (other: string) => attribute.write(other, attribute.around(source.slice(value.start, value.end))),
    },
  );
}

/** What a value says outside its holes. */
export function textOf(source: string, value: Range, holes: readonly Range[]): string {
  let text = '';
  let done = value.start;
  for (const hole of holes) {
    text += source.slice(done, hole.start);
    done = hole.end;
  }
  return text + source.slice(done, value.end);
}

/** What goes when an attribute goes: the separator behind it as well, or the one before it where none is behind. */
function goneWith(
  source: string,
  { start, end, separator }: CodeAttribute,
  previous: CodeAttribute | undefined,
): Range {
  const next = pastWhite(source, end);
  const before = beforeWhite(source, start);
  // Where white space separates, the first one takes what is behind it, and so does the next, lest one be taken twice.
  const first = before === start || (previous !== undefined && removable.test(previous.name));
  if (separator === '') return first ? { start, end: next } : { start: before, end };
  if (source.startsWith(separator, next)) return { start, end: pastWhite(source, next + separator.length) };
  const shared =
    previous !== undefined && removable.test(previous.name) && pastWhite(source, previous.end) === before - 1;
  if (!shared && source.slice(before - separator.length, before) === separator) {
    return { start: before - separator.length, end };
  }
  return { start, end };
}

const white = /\s*/y;

function pastWhite(source: string, at: number): number {
  white.lastIndex = at;
  return at + (white.exec(source)?.[0].length ?? 0);
}

function beforeWhite(source: string, at: number): number {
  let before = at;
  while (before > 0 && /\s/.test(source[before - 1] ?? '')) before--;
  return before;
}
