// Lifts a condition inside a value around the attributes: hx-ws="{% if a %}connect:/a{% else %}send{% endif %}" becomes
// {% if a %}… ws-connect="/a"{% else %}ws-send{% endif %}. Only where each branch holds whole clauses; else the value stays.
import type { Branches } from '../markup/branches.ts';
import type { MarkupDocument } from '../markup/document.ts';
import type { Range } from '../source/edit.ts';
import type { Hole } from '../source/hole.ts';
import { cutOut } from '../source/mask.ts';
import { type Meaning, meaningOf } from './meaning.ts';

/** The attributes for one meaning. */
type Spell = (meaning: Meaning) => readonly string[];

/** A value with its conditions around its clauses. */
export interface Lifted {
  readonly meanings: readonly Meaning[];
  /** The new attributes, given how one branch is written; `separator` stands between those that no condition encloses. */
  write(spell: Spell, separator: string): string;
}

type Item =
  | { readonly kind: 'text'; readonly range: Range; readonly meaning: Meaning }
  | {
      readonly kind: 'block';
      readonly parts: readonly (string | Lifted | undefined)[];
      readonly statements: readonly Hole[];
    };

/** The value in `range`, lifted; undefined where that cannot be done for certain. */
export function liftConditions(
  document: MarkupDocument,
  branches: Branches,
  range: Range,
  level = 0,
): Lifted | undefined {
  if (level > 8 || helped(document, range)) return undefined;
  const items: Item[] = [];
  let at = range.start;
  const text = (end: number): boolean => {
    const piece = { start: at, end };
    if (document.text(piece).trim() === '') return true;
    const meaning = meaningOf(document, branches, piece);
    if ('code' in meaning) return false;
    items.push({ kind: 'text', range: piece, meaning });
    return true;
  };
  for (const hole of document.holesIn(range)) {
    if (hole.start < at || hole.role !== 'open') continue;
    const block = branches.blockOf(hole);
    if (block === undefined || block.close.end > range.end || !text(hole.start)) return undefined;
    if (!block.conditional) return undefined;
    const statements = [block.open, ...block.continues, block.close];
    const parts: (string | Lifted | undefined)[] = [];
    for (const [i, statement] of statements.entries()) {
      parts.push(untrimmed(document, statement));
      const next = statements[i + 1];
      if (next === undefined) break;
      const body = { start: statement.end, end: next.start };
      const lifted = document.text(body).trim() === '' ? undefined : liftBody(document, branches, body, level);
      if (lifted === 'refused') return undefined;
      parts.push(lifted);
    }
    items.push({ kind: 'block', parts, statements });
    at = block.close.end;
  }
  if (!text(range.end) || items.length === 0 || !apart(document, items)) return undefined;
  const meanings = items.flatMap((item) => (item.kind === 'text' ? [item.meaning] : item.parts.flatMap(meaningsOf)));
  if (meanings.length === 0 || repeats(items)) return undefined;
  return {
    meanings,
    write: (spell) =>
      items
        .map((item) => writeItem(item, spell))
        .filter((piece) => piece !== '')
        .join(' '),
  };
}

/**
 * Whether Razor's `@if (a) { … }` would come to stand among the attributes of a tag helper, where it does not compile. A
 * form is always one.
 */
function helped(document: MarkupDocument, range: Range): boolean {
  const said = (role: Hole['role'], sign: RegExp) =>
    document.holesIn(range).some((hole) => hole.role === role && sign.test(document.text(hole)));
  if (!said('open', /^@/) || !said('close', /\}$/)) return false;
  const tag = document.tagAt(range.start);
  if (tag === undefined) return true;
  return helpers.test(tag.name) || /\sasp-[\w-]+\s*=/.test(document.text(tag));
}

const helpers = /^(?:form|option|body|head|partial|cache|environment)$|-/;

function liftBody(document: MarkupDocument, branches: Branches, body: Range, level: number): Lifted | 'refused' {
  const meaning = meaningOf(document, branches, body);
  if ('code' in meaning) return liftConditions(document, branches, body, level + 1) ?? 'refused';
  return { meanings: [meaning], write: (spell) => spell(meaning).join(' ') };
}

function meaningsOf(part: string | Lifted | undefined): readonly Meaning[] {
  return typeof part === 'object' ? part.meanings : [];
}

function writeItem(item: Item, spell: Spell): string {
  if (item.kind === 'text') return spell(item.meaning).join(' ');
  return item.parts.reduce<string>((text, part) => {
    const piece = typeof part === 'string' ? part : (part?.write(spell, ' ') ?? '');
    return text + (runInto(text, piece) ? ' ' : '') + piece;
  }, '');
}

/** Whether a statement without delimiters and what stands beside it would become one word: `@else` and `ws-send`. */
function runInto(before: string, after: string): boolean {
  return /\w$/.test(before) && /^[\w@]/.test(after);
}

/** A statement without its marks for white space: where it goes there is none that could matter but the space it needs. */
function untrimmed(document: MarkupDocument, { start, end, trimsBefore, trimsAfter }: Hole): string {
  return cutOut(
    document.source,
    start,
    end,
    [trimsBefore, trimsAfter].flatMap((mark) => mark ?? []),
  ).text;
}

/** Whether neighbours are apart in every rendering: by the text's own space, or, at the very end, by that of each branch. */
function apart({ source }: MarkupDocument, items: readonly Item[]): boolean {
  return items.slice(1).every((item, i) => {
    const before = items[i];
    if (before?.kind === 'text' && item.kind === 'block') {
      const [open] = item.statements;
      if (separates(source[before.range.end - 1], open?.trimsBefore)) return true;
      const last = i + 2 === items.length;
      return (
        last &&
        item.statements.slice(0, -1).every(({ end, trimsAfter }, branch) => {
          return end === item.statements[branch + 1]?.start || separates(source[end], trimsAfter);
        })
      );
    }
    const close = before?.kind === 'block' ? before.statements.at(-1) : undefined;
    return close !== undefined && item.kind === 'text' && separates(source[item.range.start], close.trimsAfter);
  });
}

/** A comma separates, and so does white space that no mark takes away. */
function separates(char: string | undefined, trim: Range | undefined): boolean {
  return char === ',' || (trim === undefined && /\s/.test(char ?? ''));
}

/** Whether some rendering would have one verb twice; the attribute would stand there twice. */
function repeats(items: readonly Item[]): boolean {
  const meanings = items.map((item) => (item.kind === 'text' ? [item.meaning] : item.parts.flatMap(meaningsOf)));
  const count = (has: (meaning: Meaning) => boolean) => meanings.filter((list) => list.some(has)).length;
  return count(({ connect }) => connect !== undefined) > 1 || count(({ send }) => send !== undefined) > 1;
}
