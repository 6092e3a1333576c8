// More programming languages, of which builders of markup are known: their comments and strings, one entry each.
import { before, characterEnd, opening, plain, raw, tripled } from './openings.ts';
import type { CodeSyntax } from './syntax.ts';

export const nim: CodeSyntax = {
  lineComments: ['#'],
  blockComments: [{ open: '#[', close: ']#', nests: true }],
  joins: ['&'],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return characterEnd(source, at);
    const prefix = before(source, at, /(?<![\w])(?:r|R|fmt|&)$/);
    const quote = tripled(source, at);
    const holes = /fmt|&/.test(prefix) ? [{ open: '{', close: '}', doubled: true, format: true } as const] : [];
    if (quote.length === 3) return opening(prefix, quote, { ...raw, holes, lastCloses: true });
    return opening(prefix, quote, /r/i.test(prefix) ? { ...raw, lines: false } : { ...plain, holes });
  },
};

export const haskell: CodeSyntax = {
  // `-->` and `|--` are operators; a comment's dashes stand alone.
  lineComments: ['-- ', '--\t', '--\n', '--\r', '---', '--|'],
  blockComments: [{ open: '{-', close: '-}', nests: true }],
  joins: ['<>', '++'],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === '"') return opening('', '"', plain);
    return /[\w']/.test(source[at - 1] ?? '') ? undefined : characterEnd(source, at); // foldl'
  },
};

export const fsharp: CodeSyntax = {
  lineComments: ['//'],
  blockComments: [{ open: '(* ', close: '*)', nests: true }],
  joins: ['+'],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return /[\w']/.test(source[at - 1] ?? '') ? undefined : characterEnd(source, at);
    const prefix = before(source, at, /[$@]+$/);
    const quote = tripled(source, at);
    const holes = prefix.includes('$') ? [{ open: '{', close: '}', doubled: true, format: true } as const] : [];
    if (quote.length === 3) return opening(prefix, quote, { ...raw, holes });
    if (!prefix.includes('@')) return opening(prefix, quote, { ...plain, lines: true, holes });
    return opening(prefix, quote, { escapes: 'double', pairs: false, lines: true, holes });
  },
};

export const ocaml: CodeSyntax = {
  lineComments: [],
  blockComments: [{ open: '(*', close: '*)', nests: true }],
  joins: ['^'],
  quotes: '"\'{',
  open(source, at) {
    if (source[at] === '"') return opening('', '"', { ...plain, lines: true });
    if (source[at] === "'") return /[\w']/.test(source[at - 1] ?? '') ? undefined : characterEnd(source, at);
    const quoted = /^\{(?:%[a-z.]+ )?([a-z_]*)\|/.exec(source.slice(at, at + 40));
    return quoted === null ? undefined : opening('', quoted[0], raw, `|${quoted[1] ?? ''}}`);
  },
};

export const lean: CodeSyntax = {
  lineComments: ['--'],
  blockComments: [{ open: '/-', close: '-/', nests: true }],
  joins: ['++'],
  quotes: '"\'',
  open(source, at) {
    if (source[at] === "'") return /[\w']/.test(source[at - 1] ?? '') ? undefined : characterEnd(source, at);
    const prefix = before(source, at, /(?<![\w])[sm]!$/);
    const holes = prefix === '' ? [] : [{ open: '{', close: '}' } as const];
    return opening(prefix, '"', { ...plain, lines: true, holes });
  },
};

/** Perl, of which nobody surely tells a pattern from a quotient: a string that does not end on its line is none. */
export const perl: CodeSyntax = {
  lineComments: ['# ', '#!', '##', '#\n', '#\r', '#\t'],
  blockComments: [
    { open: '=pod\n', close: '\n=cut' },
    { open: '=head1 ', close: '\n=cut' },
    { open: '=head2 ', close: '\n=cut' },
    { open: '=encoding ', close: '\n=cut' },
  ],
  joins: ['.'],
  quotes: '"\'',
  open(source, at) {
    if (/[$\w]/.test(source[at - 1] ?? '')) return undefined; // $', don't
    return opening('', source[at] ?? '', { ...plain, ...(source[at] === '"' ? perlHoles : {}) });
  },
};

const perlHoles = {
  holes: [
    { open: '${', close: '}' },
    { open: '@{', close: '}' },
  ],
  names: /\$[A-Za-z_]\w*(?:(?:->)?(?:\[[^\]"'\n]{1,40}\]|\{[^}"'\n]{1,40}\}))*/y,
} as const;
