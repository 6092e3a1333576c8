// An hx-ext list: whether it names the extension, and how the extension is put in or taken out in the list's own style.
import type { Attribute } from '../markup/attributes.ts';
import type { MarkupDocument } from '../markup/document.ts';
import { opaque } from '../markup/tags.ts';
import type { Edit } from '../source/edit.ts';

/** What a list says of the `ws` extension. `unknown`: it holds an expression, which may. */
export type Listed = 'has' | 'ignored' | 'unknown' | 'none';

/** The extension that makes `ws-connect` work. */
const extension = 'ws';

/** What the list of an `hx-ext` attribute says. */
export function listed(document: MarkupDocument, attribute: Attribute): Listed {
  if (attribute.value === undefined) return 'none';
  const names = document.masked
    .slice(attribute.value.start, attribute.value.end)
    .split(',')
    .map((name) => name.replace(/\s/g, ''));
  if (names.includes(`ignore:${extension}`)) return 'ignored';
  if (namesSurely(document, attribute)) return 'has';
  if (names.includes(extension)) return 'unknown';
  return document.holesIn(attribute.value).length > 0 || names.some((name) => name.includes(opaque))
    ? 'unknown'
    : 'none';
}

/** Whether a part of the list is printed under a condition. */
export function isConditional(document: MarkupDocument, { value }: Attribute): boolean {
  return value !== undefined && document.holesIn(value).some(({ role }) => role !== undefined);
}

/** Whether the list names the extension outside any condition in it. */
function namesSurely(document: MarkupDocument, { value }: Attribute): boolean {
  if (value === undefined) return false;
  const forks = document.holesIn(value).filter(({ role }) => role === 'open' || role === 'close');
  let at = value.start;
  return document.masked
    .slice(value.start, value.end)
    .split(',')
    .some((name) => {
      const place = at + name.length - name.trimStart().length;
      at += name.length + 1;
      if (name.replace(/\s/g, '') !== extension) return false;
      const before = forks.filter(({ start }) => start < place);
      return (
        before.filter(({ role }) => role === 'open').length <= before.filter(({ role }) => role === 'close').length
      );
    });
}

/** The edit that puts the extension into the list. */
export function addToList(document: MarkupDocument, attribute: Attribute): Edit {
  const { value, quote, end } = attribute;
  if (value === undefined) return { start: end, end, replacement: `="${extension}"` };
  const text = document.text(value);
  const rest = text.trimEnd();
  const at = value.start + rest.length;
  if (rest.trim() === '') return { ...value, replacement: quote === '' ? `"${extension}"` : extension };
  const tight = quote === '' || /,\S/.test(document.masked.slice(value.start, value.end));
  const separator = rest.endsWith(',') ? (tight ? '' : ' ') : tight ? ',' : ', ';
  return { start: at, end: at, replacement: separator + extension };
}

/** The list without the extension; undefined when nothing is left of it, the same text when it was not in it. */
export function withoutExtension(document: MarkupDocument, attribute: Attribute): string | undefined {
  const { value } = attribute;
  if (value === undefined) return '';
  const kept: string[] = [];
  let at = value.start;
  let removed = false;
  // Split where the masked text has commas: one inside a hole separates nothing.
  for (const name of document.masked.slice(value.start, value.end).split(',')) {
    if (/^\s*ws\s*$/.test(name)) removed = true;
    else kept.push(document.source.slice(at, at + name.length));
    at += name.length + 1;
  }
  if (!removed) return document.text(value);
  if (kept.every((name) => name.trim() === '')) return undefined;
  return kept.join(',').trim();
}
