// Suggested code: the new names and values in the hand of what was written. Knows no language, only quotes and signs.

import type { Target } from '../../targets/index.ts';
import { spell } from '../spelling.ts';
import { type Literal, verbsOf } from './literal.ts';

/** A new name and its value. */
export type Pair = readonly [name: string, value: string];

/** The names and values that a literal's clauses become; none where the grammar does not understand it. */
export function pairsFor(target: Target, prefix: string, given: Literal): readonly Pair[] {
  const verbs = verbsOf(given.text);
  if (verbs === undefined) return [];
  const pairs: Pair[] = [];
  const add = (name: string, value: string) => pairs.push([prefix + name, value]);
  if (target.extension && (verbs.url !== undefined || !verbs.send)) add(target.extension.name, target.extension.value);
  if (verbs.url !== undefined) {
    add(target.connect, verbs.url);
    if (target.beside) add(target.beside.name, target.beside.value);
  }
  if (verbs.send) add(target.send, '');
  return pairs;
}

/** The attributes as markup in a string, with the string's own quotes. */
export function markupFor(target: Target, prefix: string, given: Literal): string {
  const verbs = verbsOf(given.text);
  if (verbs === undefined) return '';
  const { url, send } = verbs;
  const extension = url !== undefined || !send;
  return spell({ target, prefix, quote: given.quote, url, send, extension, beside: true, valued: false }).join(' ');
}
