// Blocks of VBScript and Visual Basic: `If a Then`, `Else`, `End If`, `For Each`, `Next`. Reads code whose strings and
// remarks are painted over, line by line.
import { type BlockEvent, BlockEvents } from './block-events.ts';

const openers: readonly (readonly [line: RegExp, block: string, conditional: boolean])[] = [
  [/^if\b.*\bthen$/i, 'if', true],
  [/^select\s+case\b/i, 'select', true],
  [/^for\b/i, 'for', false],
  [/^do\b/i, 'do', false],
  [/^while\b/i, 'while', false],
  [/^with\b/i, 'with', false],
  [/^using\b/i, 'using', false],
  [/^try$/i, 'try', false],
  [/^(?:(?:public|private|protected|shared)\s+)*(?:sub|function)\b/i, 'procedure', false],
];
const closers: readonly (readonly [line: RegExp, block: string])[] = [
  [/^end\s+if$/i, 'if'],
  [/^end\s+select$/i, 'select'],
  [/^next\b/i, 'for'],
  [/^loop\b/i, 'do'],
  [/^(?:wend|end\s+while)$/i, 'while'],
  [/^end\s+with$/i, 'with'],
  [/^end\s+using$/i, 'using'],
  [/^end\s+try$/i, 'try'],
  [/^end\s+(?:sub|function)$/i, 'procedure'],
];
const branches = /^(?:else\b|elseif\b|case\b|catch\b|finally$)/i;

/** Whether a piece of code is evidently Basic's. */
export function isBasic(bare: string): boolean {
  return /^\s*(?:if\b[^{}]*\bthen\s*$|else(?:if\b[^{}]*)?\s*$|end\s+(?:if|select|while|with|using|sub|function)\s*$|for\s+each\b[^({]*$|next\s*$|loop\s*$|wend\s*$|select\s+case\b|case\s[^:;]*$|dim\s)/im.test(
    bare,
  );
}

/** The block events of a piece of code. */
export function basicEvents(bare: string): readonly BlockEvent[] {
  const events = new BlockEvents();
  for (const { 0: written, index } of bare.matchAll(/[^\n\r:]+/g)) {
    const line = written.trim();
    if (line === '') continue;
    const start = index + written.length - written.trimStart().length;
    const range = { start, end: start + line.length };
    const head = line.length > 400 ? line.slice(0, 200) + line.slice(-200) : line;
    const opener = openers.find(([pattern]) => pattern.test(head));
    const closer = closers.find(([pattern]) => pattern.test(head));
    if (opener !== undefined) events.open(range, opener[1], opener[2]);
    else if (closer !== undefined) events.close(range, closer[1]);
    else if (branches.test(head)) events.branch(range);
  }
  return events.list;
}
