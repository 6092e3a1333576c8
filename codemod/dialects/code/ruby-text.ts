// Steps through Ruby: past strings with their interpolations, and whole brackets. Knows no markup.

/** The offset behind a string that begins at `at`; `at` itself where none does, or where it does not end. */
export function pastRubyString(source: string, at: number, until: number): number {
  const quote = source[at];
  if (quote !== '"' && quote !== "'" && quote !== '`') return at;
  for (let i = at + 1; i < until; i++) {
    const char = source[i];
    if (char === '\\') i++;
    else if (char === quote) return i + 1;
    else if (char === '#' && source[i + 1] === '{' && quote !== "'") {
      const end = rubyBracketEnd(source, i + 1, until);
      if (end === undefined) return at;
      i = end - 1;
    }
  }
  return at;
}

/** The offset behind the bracket that closes the one at `open`; undefined when the text ends first. */
export function rubyBracketEnd(source: string, open: number, until: number): number | undefined {
  // Brackets, and for an interpolation the quote that it stands in.
  const stack: string[] = [];
  for (let i = open; i < until; i++) {
    const char = source[i] ?? '';
    const top = stack.at(-1) ?? '';
    if (top === '"' || top === "'" || top === '`') {
      if (char === '\\') i++;
      else if (char === top) stack.pop();
      else if (char === '#' && source[i + 1] === '{' && top !== "'") {
        stack.push('{');
        i++;
      }
    } else if (/["'`([{]/.test(char)) stack.push(char);
    else if (/[)\]}]/.test(char)) {
      stack.pop();
      if (stack.length === 0) return i + 1;
    }
  }
  return undefined;
}

/** Where an expression ends in a list that ends at `until`: at a comma outside brackets and strings. */
export function rubyExpressionEnd(source: string, start: number, until: number): number {
  for (let i = start; i < until; ) {
    const char = source[i] ?? '';
    const past = pastRubyString(source, i, until);
    const end = past > i ? past : /[([{]/.test(char) ? (rubyBracketEnd(source, i, until) ?? until) : i + 1;
    if (char === ',') return i;
    i = end;
  }
  return until;
}
