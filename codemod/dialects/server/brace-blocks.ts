// Blocks of languages with braces: `if (a) {`, `} else {`, `}`, as JavaScript, Java, C# and PHP write them. Reads code whose
// strings and remarks are painted over.
import { type BlockEvent, BlockEvents } from './block-events.ts';

const tokens = /[{}();]|\b(?:case\b|default\s*:)/g;
const goesOn = /^\s*(?:else|catch|finally|elseif)\b/;

/** How long the condition of a further branch may be, in UTF-16 units. */
const headLimit = 2000;

/** The block events of a piece of code. */
export function braceEvents(bare: string): readonly BlockEvent[] {
  const events = new BlockEvents();
  /** Where the statement before each open brace began, and in how many parentheses it stands. */
  const outer: { readonly depth: number; readonly statement: number }[] = [];
  let depth = 0;
  let statement = 0;
  let branchFrom = -1;
  for (const { 0: token, index } of bare.matchAll(tokens)) {
    const end = index + token.length;
    if (token === '(') depth++;
    else if (token === ')') depth = Math.max(0, depth - 1);
    else if (token === ';') {
      if (depth === 0) statement = end;
    } else if (token === '{') {
      outer.push({ depth, statement });
      if (branchFrom >= 0) events.reopen({ start: branchFrom, end }, '{');
      else {
        const header = bare.slice(statement, Math.min(index, statement + 40));
        const start = statement + header.length - header.trimStart().length;
        events.open({ start: Math.min(start, index), end }, '{', /^\s*@?(?:if|unless)\b/.test(header));
      }
      branchFrom = -1;
      depth = 0;
      statement = end;
    } else if (token === '}') {
      const back = outer.pop();
      depth = back?.depth ?? 0;
      statement = end;
      if (goesOn.test(bare.slice(end, end + 40)) && bare.slice(end, end + headLimit).includes('{')) branchFrom = index;
      else events.close({ start: index, end }, '{');
    } else if (depth === 0) {
      const colon = token === 'case' ? bare.indexOf(':', end) : end - 1;
      if (colon >= 0) events.branch({ start: index, end: colon + 1 });
    }
  }
  return events.list;
}
