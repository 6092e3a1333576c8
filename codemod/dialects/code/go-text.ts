// Steps through Go: past strings, runes, comments and whole brackets. Knows no markup.

/** The offset behind a string, a rune or a comment that begins at `at`; `at` itself where none does. */
export function pastGoLiteral(source: string, at: number): number {
  const char = source[at];
  if (char === '`') return behind(source, '`', at + 1);
  if (char === '/' && source[at + 1] === '/') return lineEnd(source, at);
  if (char === '/' && source[at + 1] === '*') return behind(source, '*/', at + 2);
  if (char !== '"' && char !== "'") return at;
  for (let i = at + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === char) return i + 1;
  }
  return at + 1; // an apostrophe
}

/** The offset behind the bracket that closes the one at `open`; undefined when the text ends first. */
export function goBracketEnd(source: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < source.length; ) {
    const past = pastGoLiteral(source, i);
    if (past > i) {
      i = past;
      continue;
    }
    const char = source[i++];
    if (char === '(' || char === '[' || char === '{') depth++;
    else if ((char === ')' || char === ']' || char === '}') && --depth === 0) return i;
  }
  return undefined;
}

/**
 * The offset of the `{` that opens the body of a statement whose head begins at `at`: the one at the end of its line, or
 * else the first outside brackets. Undefined when there is none.
 */
export function goBodyStart(source: string, at: number): number | undefined {
  let first: number | undefined;
  for (let i = at; i < source.length; ) {
    const past = pastGoLiteral(source, i);
    if (past > i) {
      i = past;
      continue;
    }
    const char = source[i];
    if (char === '\n' || char === '}') return first;
    if (char === '{' && endsLine(source, i + 1)) return i;
    if (char === '{') first ??= i;
    if (char === '(' || char === '[' || char === '{') {
      const end = goBracketEnd(source, i);
      if (end === undefined) return first;
      i = end;
    } else i++;
  }
  return first;
}

/** The end of the line that holds `at`, without its break. */
export function lineEnd(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  if (newline < 0) return source.length;
  return source[newline - 1] === '\r' ? Math.max(at, newline - 1) : newline;
}

function endsLine(source: string, at: number): boolean {
  return /^[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.test(source.slice(at, at + 400));
}

function behind(source: string, delimiter: string, from: number): number {
  const found = source.indexOf(delimiter, from);
  return found < 0 ? source.length : found + delimiter.length;
}
