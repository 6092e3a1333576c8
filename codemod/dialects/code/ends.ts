// Where a comment that nests, or a regular expression, ends. Knows their brackets and no language.

/** Where the comment that opens at `at` and nests closes; -1 when it does not. */
export function nestedEnd(text: string, at: number, open: string, close: string): number {
  let depth = 1;
  for (let i = at + open.length; i < text.length; i++) {
    if (text.startsWith(close, i)) {
      depth--;
      if (depth === 0) return i;
      i += close.length - 1;
    } else if (text.startsWith(open, i)) {
      depth++;
      i += open.length - 1;
    }
  }
  return -1;
}

/** The end of the regular expression at `at`, with its flags; undefined when it does not end on its line. */
export function regexEnd(text: string, at: number): number | undefined {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\n' || char === '\r') return undefined;
    if (char === '\\') i++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) {
      let end = i + 1;
      while (/[a-z]/i.test(text[end] ?? '')) end++;
      return end;
    }
  }
  return undefined;
}
