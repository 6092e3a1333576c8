// What is wrong with a reading of an hx-ws value, said without parsing it: a second, slower telling of the grammar.
import type { Clause } from '../../shim/grammar/index.ts';

/** One sentence a fault; none when the reading is true to the value. */
export function faults(value: string, parse: (value: string) => readonly Clause[]): readonly string[] {
  let clauses: readonly Clause[];
  try {
    clauses = parse(value);
  } catch (error) {
    return [`throws ${error instanceof Error ? error.message : String(error)}`];
  }
  const found: string[] = [];
  let at = 0;
  clauses.forEach((clause, i) => {
    const where = `${i}: [${clause.start},${clause.end})`;
    const text = value.slice(clause.start, clause.end);
    if (clause.start < at || clause.end <= clause.start || clause.end > value.length) {
      found.push(`${where} is not after ${at}`);
      return;
    }
    const gap = value.slice(at, clause.start);
    found.push(...lost(gap, at));
    if (!isTrueTo(clause, value)) found.push(`${where} is not the clause`);
    // `connect <url>` alone has white space, and what follows it there is one word.
    const words = text.split(/\s+/);
    if (words.length > (clause.kind === 'connect' && clause.spelling === 'space' ? 2 : 1)) {
      found.push(`${i}: holds white space`);
    }
    if (i > 0 && clause.kind === 'unknown' && gap.includes(',')) {
      found.push(`${i}: begins no clause, yet a comma separates it`);
    }
    const swallowed = /,(?:connect:|send:|(?:connect|send)$)/.exec(text);
    if (swallowed) found.push(`${i}: holds "${swallowed[0]}", which begins a clause`);
    at = clause.end;
  });
  found.push(...lost(value.slice(at), at));
  const again = clauses.map((clause) => value.slice(clause.start, clause.end)).join(' ');
  if (JSON.stringify(parse(again).map(meaning)) !== JSON.stringify(clauses.map(meaning))) {
    found.push('reads otherwise with a space between its clauses');
  }
  return found;
}

/** What a clause says, wherever it stands. */
function meaning(clause: Clause): readonly (string | undefined)[] {
  switch (clause.kind) {
    case 'connect':
      return [clause.kind, clause.spelling, clause.url];
    case 'send':
      return [clause.kind, clause.suffix];
    case 'unknown':
      return [clause.kind, clause.text];
  }
}

/** The parts of a gap that are neither white space nor a comma, `at` being where the gap stands. */
function lost(gap: string, at: number): readonly string[] {
  return [...gap.matchAll(/[^\s,]+/g)].map((match) => `lost: "${match[0]}" at ${at + match.index}`);
}

/** Whether what a clause says of itself stands at its place. */
function isTrueTo(clause: Clause, value: string): boolean {
  const text = value.slice(clause.start, clause.end);
  switch (clause.kind) {
    case 'send':
      return text === (clause.suffix === undefined ? 'send' : `send:${clause.suffix}`);
    case 'connect': {
      const { start, end } = clause.urlRange;
      const verb = value.slice(clause.start, start);
      const spelled = { colon: verb === 'connect:', space: /^connect\s+$/.test(verb), bare: text === 'connect' };
      return spelled[clause.spelling] && end === clause.end && value.slice(start, end) === clause.url;
    }
    case 'unknown':
      return text === clause.text && !/^(?:connect|send)(?:[:\s]|$)/.test(text);
  }
}
