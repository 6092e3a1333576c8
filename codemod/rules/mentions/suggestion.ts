// Suggested code: the new names and values in the hand of what was written. Knows no language, only quotes and signs.

import type { Target } from '../../targets/index.ts';
import { spell } from '../spelling.ts';
import { type Literal, verbsOf } from './literal.ts';

/** A new name and its value as code, quotes and all. */
export type Pair = readonly [name: string, code: string];

/** The names and values that a literal's clauses become; none where the grammar does not understand it. */
export function pairsFor(target: Target, prefix: string, given: Literal): readonly Pair[] {
  const verbs = verbsOf(given.text);
  if (verbs === undefined) return [];
  const { quote } = given;
  return pairs(target, prefix, quote === '' ? '"' : quote, verbs.url && quote + verbs.url + quote, verbs.send);
}

/** The same for an expression that begins with the verb: `"connect:/chat/" + id`; none where that is not certain. */
export function pairsForExpression(target: Target, prefix: string, expression: string): readonly Pair[] {
  const verb = /(?<=(\\*["'`]))connect:/.exec(expression);
  const rest = verb === null ? '' : expression.slice(verb.index + verb[0].length);
  const alone =
    !/\b(?:send|connect)\b|\s\?/.test(rest) && !/["'`?,]/.test(expression.slice(0, verb?.index).slice(0, -1));
  if (verb === null || !alone) return [];
  return pairs(target, prefix, verb[1] ?? '"', expression.slice(0, verb.index) + rest, false);
}

function pairs(target: Target, prefix: string, quote: string, url: string | undefined, send: boolean): readonly Pair[] {
  const found: Pair[] = [];
  const add = (name: string, code: string) => found.push([prefix + name, code]);
  const { extension, beside } = target;
  if (extension && (url !== undefined || !send)) add(extension.name, quote + extension.value + quote);
  if (url !== undefined) {
    add(target.connect, url);
    if (beside) add(beside.name, quote + beside.value + quote);
  }
  if (send) add(target.send, quote + quote);
  return found;
}

/** The attributes as markup in a string, with the string's own quotes. */
export function markupFor(target: Target, prefix: string, given: Literal): string {
  const verbs = verbsOf(given.text);
  if (verbs === undefined) return '';
  const { url, send } = verbs;
  const extension = url !== undefined || !send;
  return spell({ target, prefix, quote: given.quote, url, send, extension, beside: true, valued: false }).join(' ');
}
