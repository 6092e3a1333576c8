// The programming languages whose strings are read, one entry each.
import {
  before,
  braces,
  characterEnd,
  dollarBraces,
  dollarNames,
  hashBraces,
  likeC,
  opening,
  plain,
  quoted,
  raw,
  tripled,
} from './openings.ts';
import type { CodeSyntax } from './syntax.ts';

/** JavaScript and TypeScript, without JSX. */
export const javascript: CodeSyntax = {
  ...likeC,
  quotes: '"\'`',
  regexes: true,
  open(source, at) {
    const quote = source[at] ?? '';
    if (quote !== '`') return opening('', quote, plain);
    const tag = before(source, at, /(?<![\w$.])[A-Za-z_$][\w$.]*$/);
    const prefix = /^(?:return|typeof|case|in|of|void|throw|await|yield|default|else|do)$/.test(tag) ? '' : tag;
    const escapes = prefix === 'String.raw' ? 'none' : 'backslash';
    return opening(prefix, quote, { escapes, pairs: true, lines: true, holes: [dollarBraces] });
  },
};

export const python: CodeSyntax = {
  lineComments: ['#'],
  blockComments: [],
  joins: ['+'],
  adjacent: 'lines',
  docstrings: true,
  quotes: '"\'',
  open(source, at) {
    const prefix = before(source, at, /(?<![\w])(?:[rbuft]|[rR][bBfFtT]|[bBfFtT][rR]|[RBUFT])$/);
    const quote = tripled(source, at);
    const escapes = /r/i.test(prefix) ? 'none' : 'backslash';
    const holes = /[ft]/i.test(prefix) ? [braces] : [];
    return opening(prefix, quote, { escapes, pairs: true, lines: quote.length === 3, holes });
  },
};

export const go: CodeSyntax = {
  ...likeC,
  quotes: '"\'`',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    return source[at] === '`' ? opening('', '`', raw) : opening('', '"', plain);
  },
};

export const java: CodeSyntax = {
  ...likeC,
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    const quote = tripled(source, at);
    return opening('', quote, { ...plain, lines: quote.length === 3 });
  },
};

export const csharp: CodeSyntax = {
  ...likeC,
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    const prefix = before(source, at, /[$@]+$/);
    const dollars = prefix.replaceAll('@', '').length;
    const quotes = /^"{3,}/.exec(source.slice(at, at + 16))?.[0];
    if (quotes !== undefined && !prefix.includes('@')) {
      const holes =
        dollars === 0
          ? []
          : dollars === 1
            ? [{ open: '{', close: '}', format: true } as const]
            : [{ open: '{{', close: '}}', format: true } as const];
      return opening(prefix, quotes, { ...raw, holes });
    }
    const holes = dollars > 0 ? [braces] : [];
    if (!prefix.includes('@')) return opening(prefix, '"', { ...plain, holes });
    return opening(prefix, '"', { escapes: 'double', pairs: false, lines: true, holes });
  },
};

export const rust: CodeSyntax = {
  ...likeC,
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    const prefix = before(source, at, /(?<![\w])(?:(?:b|c)?r#{0,16}|b|c)$/);
    if (!prefix.includes('r')) return opening(prefix, '"', { ...plain, lines: true, joinsLines: true });
    return opening(prefix, '"', raw, `"${prefix.replace(/[^#]/g, '')}`);
  },
};

export const scala: CodeSyntax = {
  ...likeC,
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    const prefix = before(source, at, /(?<![\w$.])[A-Za-z_]\w*$/);
    const quote = tripled(source, at);
    const lines = quote.length === 3;
    const holes = prefix === '' ? [] : [dollarBraces];
    const names = prefix === '' ? {} : { names: dollarNames };
    const shape = lines ? { ...raw, lastCloses: true } : plain;
    return opening(prefix, quote, { ...shape, holes, ...names });
  },
};

export const kotlin: CodeSyntax = {
  ...likeC,
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    const quote = tripled(source, at);
    const shape = quote.length === 3 ? { ...raw, lastCloses: true } : plain;
    return opening('', quote, { ...shape, holes: [dollarBraces], names: dollarNames });
  },
};

export const swift: CodeSyntax = {
  ...likeC,
  blockComments: [{ open: '/*', close: '*/', nests: true }],
  quotes: '"',
  open(source, at) {
    const prefix = before(source, at, /#+$/);
    const quote = tripled(source, at);
    const holes = [{ open: `\\${prefix}(`, close: ')' } as const];
    const shape = prefix === '' ? plain : raw;
    return opening(prefix, quote, { ...shape, lines: quote.length === 3, holes }, quote + prefix);
  },
};

export const ruby: CodeSyntax = {
  lineComments: ['#'],
  blockComments: [{ open: '=begin', close: '\n=end', atLine: true }],
  joins: ['+'],
  adjacent: 'line',
  regexes: 'spaced',
  quotes: '"\'`%',
  open(source, at) {
    const quote = source[at] ?? '';
    if (quote === '%') return percent(source, at);
    if (/\?$/.test(source.slice(at - 1, at)) && !/[\w)]\?$/.test(source.slice(at - 2, at))) return at + 1; // ?"
    if (quote === "'") return opening('', quote, quoted);
    return opening('', quote, { ...plain, lines: true, holes: [hashBraces] });
  },
  heredoc(source, at) {
    const match = /^<<[~-]?(["'`]?)([A-Za-z_]\w*)\1/.exec(source.slice(at, at + 80));
    const word = match?.[2];
    if (match === null || word === undefined || /^<<[a-z]/.test(match[0])) return undefined;
    const verbatim = match[1] === "'";
    const shape = verbatim ? { ...raw, holes: [] } : { ...plain, holes: [hashBraces] };
    return { end: at + match[0].length, word, opening: { prefix: '', quote: match[0], ...shape } };
  },
};

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);

/** `%q(…)`, `%Q{…}`, `%w[…]`, `%(…)`. */
function percent(source: string, at: number): ReturnType<CodeSyntax['open']> {
  const match = /^%([qQwWiIr]?)([([{<|!])/.exec(source.slice(at, at + 4));
  const sign = match?.[2];
  if (match === null || sign === undefined || /[\w)\]]\s?$/.test(source.slice(Math.max(0, at - 2), at)))
    return undefined;
  const shape = /[qwi]/.test(match[1] ?? '') ? quoted : { ...plain, lines: true, holes: [hashBraces] };
  const close = closers.get(sign);
  return opening('', match[0], close === undefined ? shape : { ...shape, nests: sign }, close ?? sign);
}

export const php: CodeSyntax = {
  lineComments: ['//', '#'],
  blockComments: [{ open: '/*', close: '*/' }],
  joins: ['.'],
  quotes: '"\'`',
  open(source, at) {
    const quote = source[at] ?? '';
    if (quote === "'") return opening('', quote, quoted);
    return opening('', quote, { ...plain, lines: true, ...phpHoles });
  },
  heredoc(source, at) {
    const match = /^<<<[ \t]*(["']?)([A-Za-z_]\w*)\1/.exec(source.slice(at, at + 80));
    const word = match?.[2];
    if (match === null || word === undefined) return undefined;
    const shape = match[1] === "'" ? raw : { ...plain, ...phpHoles };
    return { end: at + match[0].length, word, opening: { prefix: '', quote: match[0], ...shape } };
  },
};

const phpHoles = {
  holes: [
    { open: '{$', close: '}' },
    { open: '${', close: '}' },
  ],
  names: /\$[A-Za-z_]\w*(?:\[[\w$-]{1,40}\]|->\w+)?/y,
} as const;

export const elixir: CodeSyntax = {
  lineComments: ['#'],
  blockComments: [],
  joins: ['<>'],
  docs: /@(?:module|type|short)?doc\s+(?:~[sS])?$/,
  quotes: '"\'~?',
  open(source, at) {
    const quote = source[at] ?? '';
    if (quote === '?') return /^\?["'~]/.test(source.slice(at, at + 2)) ? at + 2 : undefined;
    if (quote === '~') return sigil(source, at);
    const delimiter = tripled(source, at);
    return opening('', delimiter, { ...plain, lines: true, holes: [hashBraces] });
  },
};

/** `~s"…"`, `~S"""…"""`, `~H"""…"""`, `~r/…/`. */
function sigil(source: string, at: number): ReturnType<CodeSyntax['open']> {
  const match = /^~([a-z]|[A-Z]+)("""|'''|["'/|([{<])/.exec(source.slice(at, at + 16));
  const [sign, name] = [match?.[2], match?.[1]];
  if (match === null || sign === undefined || name === undefined) return undefined;
  const close = closers.get(sign) ?? sign;
  const verbatim = /[A-Z]/.test(name);
  const shape = verbatim ? { ...raw, holes: [] } : { ...plain, lines: true, holes: [hashBraces] };
  return opening('', match[0], shape, close);
}

/** Also with the comments that configuration files allow themselves. */
export const json: CodeSyntax = {
  ...likeC,
  joins: [],
  quotes: '"\'',
  open: (source, at) => opening('', source[at] ?? '', plain),
};
