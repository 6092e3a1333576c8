// The attributes between Pug's parentheses: names with or without quotes, values that are JavaScript, commas or none.
// Knows no attribute's meaning.
import type { Range } from '../../source/edit.ts';
import { ScriptTokens } from './script-tokens.ts';

/** One attribute; a bare name has no value. */
export interface PugAttribute {
  readonly name: Range;
  readonly value: Range | undefined;
  /** Where the comma behind it stands, if there is one. */
  comma?: number;
}

export interface PugAttributes {
  readonly list: readonly PugAttribute[];
  /** Behind the closing parenthesis. */
  readonly end: number;
}

const white = /\s*/y;
const sign = /\s*!?=\s*/y;

/** The attributes of the list that opens at `open`; undefined where it does not end. */
export function readPugAttributes(source: string, open: number): PugAttributes | undefined {
  const list: PugAttribute[] = [];
  let at = open + 1;
  for (;;) {
    at = past(white, source, at);
    const char = source[at];
    if (char === undefined) return undefined;
    if (char === ')') return { list, end: at + 1 };
    if (char === ',') {
      const last = list.at(-1);
      if (last === undefined || last.comma !== undefined) return undefined;
      last.comma = at;
      at++;
      continue;
    }
    const end = nameEnd(source, at);
    if (end === undefined || end === at) return undefined;
    const name = { start: at, end };
    const value = past(sign, source, end);
    if (!source.slice(end, value).includes('=')) {
      list.push({ name, value: undefined });
      at = end;
      continue;
    }
    at = valueEnd(source, value) ?? value;
    if (at === value) return undefined;
    list.push({ name, value: { start: value, end: at } });
  }
}

function past(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(source)?.[0].length ?? 0);
}

/** A quoted name, or letters up to a sign; brackets in it are balanced: `(click)`, `[value]`. */
function nameEnd(source: string, start: number): number | undefined {
  const quote = source[start];
  if (quote === '"' || quote === "'") {
    const close = source.indexOf(quote, start + 1);
    const line = source.slice(start, close);
    return close < 0 || line.includes('\n') ? undefined : close + 1;
  }
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    const char = source[i] ?? '';
    if (/[\s!=,]/.test(char)) return depth === 0 ? i : undefined;
    if (char === ')' && depth === 0) return i;
    if (char === '(') depth++;
    if (char === ')') depth--;
  }
  return undefined;
}

/** Where an expression ends: at a comma, at the list's end, or at white space before what does not go on with it. */
function valueEnd(source: string, start: number): number | undefined {
  const tokens = new ScriptTokens(source, start);
  let brackets = 0;
  let questions = 0;
  for (;;) {
    const at = tokens.at;
    const next = past(white, source, at);
    const char = source[next] ?? '';
    if (brackets === 0 && tokens.depth === 0) {
      if (char === ',' || char === ')') return at;
      const goesOn = /[.(;{}[\]?~%&*+\-/<>^|!=)]/.test(char) && !source.startsWith('...', next);
      if (next > at && tokens.operand && questions === 0 && !goesOn) return at;
    }
    const token = tokens.next();
    if (token === undefined) return undefined;
    if (token.kind !== 'sign' || tokens.depth > 0) continue;
    if (char === '(' || char === '[') brackets++;
    else if (char === ')' || char === ']') brackets--;
    else if (brackets === 0 && char === '?' && source[next - 1] !== '?' && !/[?.]/.test(source[next + 1] ?? ''))
      questions++;
    else if (brackets === 0 && char === ':' && questions > 0) questions--;
  }
}
