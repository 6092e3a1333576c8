// One pattern in the syntax of .gitignore (git's wildmatch, byte for byte) as a regular expression. Knows nothing of files or lists.

export interface Pattern {
  /** `!`: takes back what an earlier pattern named. */
  readonly negated: boolean;
  /** Trailing `/`: directories only. */
  readonly directoryOnly: boolean;
  /** Without a slash inside, a pattern is tested against the name; else against the path from where it was written. */
  readonly byName: boolean;
  /** The source of a regular expression for the whole name or path, to be used with the flag `s`. */
  readonly source: string;
}

/** Reads a pattern; undefined for one that can match nothing. Comments and blank lines are the caller's business. */
export function parsePattern(text: string): Pattern | undefined {
  const negated = text.startsWith('!');
  let glob = negated ? text.slice(1) : text;
  const directoryOnly = glob.endsWith('/');
  if (directoryOnly) glob = glob.slice(0, -1);
  const byName = !glob.includes('/');
  const source = translate(glob.startsWith('/') ? glob.slice(1) : glob, !byName);
  return source ? { negated, directoryOnly, byName, source } : undefined;
}

/** `a{b,c}d` as `abd` and `acd`, nested ones too: what people expect of a glob on a command line, though git has none. */
export function expandBraces(glob: string): readonly string[] {
  const open = glob.indexOf('{');
  if (open < 0) return [glob];
  const cuts = [open];
  let depth = 0;
  for (let at = open; at < glob.length; at++) {
    const char = glob[at];
    if (char === '{') depth++;
    else if (char === ',' && depth === 1) cuts.push(at);
    else if (char === '}' && --depth === 0) {
      cuts.push(at);
      const rest = glob.slice(at + 1);
      return cuts
        .slice(1)
        .flatMap((cut, index) => expandBraces(glob.slice(0, open) + glob.slice((cuts[index] ?? 0) + 1, cut) + rest));
    }
  }
  return [glob];
}

/** Undefined for what never matches. */
function translate(glob: string, slashes: boolean): string | undefined {
  let source = '';
  let at = 0;
  while (at < glob.length) {
    const char = glob.charAt(at);
    if (char === '*') {
      let end = at;
      while (glob[end] === '*') end++;
      const whole = slashes && end - at > 1 && (at === 0 || glob[at - 1] === '/');
      if (whole && end === glob.length) source += '.*';
      else if (whole && glob[end] === '/') {
        source += '(?:.*/)?';
        end++;
      } else source += '[^/]*';
      at = end;
    } else if (char === '?') {
      source += '[^/]';
      at++;
    } else if (char === '[') {
      const set = bracket(glob, at + 1);
      if (set === undefined) return undefined;
      source += set.source;
      at = set.end;
    } else {
      if (char === '\\') at++;
      // A pattern that ends in a backslash never matches.
      if (at >= glob.length) return undefined;
      source += literal(glob.charAt(at));
      at++;
    }
  }
  return source;
}

/** `[…]` from behind its `[`; undefined when it does not end, which matches nothing. */
function bracket(glob: string, from: number): { readonly source: string; readonly end: number } | undefined {
  let at = from;
  const negated = glob[at] === '!' || glob[at] === '^';
  if (negated) at++;
  let source = '';
  let previous: number | undefined;
  // A `]` in the first place is itself a member.
  for (let first = true; first || glob[at] !== ']'; first = false) {
    if (at >= glob.length) return undefined;
    const named = /^\[:([^\]]*):\]/.exec(glob.slice(at));
    if (named) {
      const members = classes[named[1] ?? ''];
      if (members === undefined) return undefined;
      source += members;
      previous = undefined;
      at += named[0].length;
    } else if (glob[at] === '-' && previous !== undefined && at + 1 < glob.length && glob[at + 1] !== ']') {
      at += glob[at + 1] === '\\' ? 2 : 1;
      if (at >= glob.length) return undefined;
      const last = glob.charCodeAt(at);
      if (previous <= last) source += `${byte(previous)}-${byte(last)}`;
      previous = undefined;
      at++;
    } else {
      if (glob[at] === '\\') at++;
      if (at >= glob.length) return undefined;
      previous = glob.charCodeAt(at);
      source += byte(previous);
      at++;
    }
  }
  return { source: `(?!/)[${negated ? '^' : ''}${source}]`, end: at + 1 };
}

function literal(char: string): string {
  return /[\w/-]/.test(char) ? char : byte(char.charCodeAt(0));
}

function byte(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

const classes: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  cntrl: '\\u0000-\\u001f\\u007f',
  digit: '0-9',
  graph: '\\u0021-\\u007e',
  lower: 'a-z',
  print: '\\u0020-\\u007e',
  punct: '\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e',
  space: '\\u0009-\\u000d ',
  upper: 'A-Z',
  xdigit: '0-9a-fA-F',
};
