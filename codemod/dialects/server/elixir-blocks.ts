// Blocks of Elixir: `if x do`, `case x do`, `pattern ->`, `fn f ->`, `else`, `end`. Reads code whose strings and remarks are
// painted over.
import { type BlockEvent, BlockEvents } from './block-events.ts';

const tokens = /(?<![.:@\w])(?:do|fn|else|rescue|catch|after|end)\b(?![?!:])|->|[;\n]/g;

/** The block events of a piece of code. */
export function elixirEvents(bare: string): readonly BlockEvent[] {
  const events = new BlockEvents();
  let statement = 0;
  let functions = 0; // `fn` whose arrow is still to come
  for (const { 0: token, index } of bare.matchAll(tokens)) {
    const range = { start: index, end: index + token.length };
    if (token === ';' || token === '\n') statement = range.end;
    else if (token === 'do') {
      const header = bare.slice(statement, Math.min(index, statement + 40));
      events.open({ start: statement, end: range.end }, 'end', /^\s*(?:if|unless|case|cond)\b/.test(header));
    } else if (token === 'fn') {
      functions++;
      events.open(range, 'end', false);
    } else if (token === 'end') {
      events.close(range, 'end');
    } else if (token === '->') {
      if (functions > 0) functions--;
      else events.branch({ start: statement, end: range.end });
    } else events.branch(range);
  }
  return events.list;
}
