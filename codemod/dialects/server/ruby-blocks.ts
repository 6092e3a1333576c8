// Blocks of Ruby: `if`, `each do |x|`, `else`, `end`, and braces. Reads code whose strings and remarks are painted over.
import { type BlockEvent, BlockEvents } from './block-events.ts';

const tokens =
  /(?<![.:@$\w])(?:if|unless|while|until|for|case|begin|do|def|elsif|else|when|in|rescue|ensure|end)\b(?![?!]|:(?!:))|[{}]/g;
const branching: ReadonlySet<string> = new Set(['elsif', 'else', 'when', 'in', 'rescue', 'ensure']);
const conditional: ReadonlySet<string> = new Set(['if', 'unless', 'case']);
/** What may stand before a word that begins a statement; anything else makes it a modifier (`x if y`). */
const beginsStatement = /(?:^|[\n;=(,|{[&!]|\b(?:do|then|else|begin|return|and|or|not))\s*$/;

/** The block events of a piece of code. */
export function rubyEvents(bare: string): readonly BlockEvent[] {
  const events = new BlockEvents();
  let loop = -1; // where the `while … do` began whose `do` opens nothing
  for (const { 0: token, index } of bare.matchAll(tokens)) {
    const range = { start: index, end: index + token.length };
    if (token === '{') events.open(range, '{', false);
    else if (token === '}') events.close(range, '{');
    else if (token === 'end') events.close(range, 'end');
    else if (token === 'do') {
      if (loop < 0 || /[;\n]/.test(bare.slice(loop, index))) events.open(range, 'end', false);
      loop = -1;
    } else {
      if (!beginsStatement.test(bare.slice(Math.max(0, index - 40), index))) continue;
      if (branching.has(token)) events.branch(range);
      else events.open(range, 'end', conditional.has(token));
      if (token === 'while' || token === 'until' || token === 'for') loop = index;
    }
  }
  return events.list;
}
