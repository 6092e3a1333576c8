// Renders a program as the texts that its strings make up, one after the other: escapes undone, what is interpolated or
// added printed as `V`, comments left out. A reading of its own, by one pattern a language; quick only on small files.

interface Shape {
  readonly comments: RegExp;
  /** Opening delimiters, the longest first, each with its closing one. */
  readonly quotes: readonly (readonly [open: RegExp, close: string, escapes: 'slash' | 'double' | 'none'])[];
  /** What begins an interpolation in a string, by its prefix and delimiter; it ends with the bracket's partner. */
  readonly hole?: (open: string) => RegExp | undefined;
  readonly join: RegExp;
  /** Regular expressions, where one may begin. */
  readonly patterns?: RegExp;
}

const slashes = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const hashes = /#[^\n]*/y;
const plus = /^\s*\+\s*$/;
const dollar = /\$\{|\$[A-Za-z_]\w*/y;

const javascript: Shape = {
  comments: slashes,
  quotes: [
    [/[\w.]*`/y, '`', 'slash'],
    [/"/y, '"', 'slash'],
    [/'/y, "'", 'slash'],
  ],
  hole: (open) => (open.endsWith('`') ? /\$\{/y : undefined),
  join: plus,
  patterns: /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n])+\/\w*/y,
};
const python: Shape = {
  comments: hashes,
  quotes: [
    [/[fbuFBU]*"""/y, '"""', 'slash'],
    [/[fbuFBU]*'''/y, "'''", 'slash'],
    [/[rR][fF]?"""/y, '"""', 'none'],
    [/[rR]"/y, '"', 'none'],
    [/[rR]'/y, "'", 'none'],
    [/[fbuFBU]*"/y, '"', 'slash'],
    [/[fbuFBU]*'/y, "'", 'slash'],
  ],
  hole: (open) => (/f/i.test(open) ? /\{(?!\{)/y : undefined),
  join: /^\s*\+?\s*$/,
};
const tripled = (escapes: 'slash' | 'none'): Shape['quotes'] => [
  [/[\w$]*"""/y, '"""', escapes],
  [/'(?:\\?[^'\n])'/y, '', 'none'],
  [/[\w$]*"/y, '"', 'slash'],
];
/** Strings beside character literals and names with primes. */
const character: Shape['quotes'] = [
  [/(?<=\w)'/y, '', 'none'],
  [/'(?:\\?[^'\n])'/y, '', 'none'],
  [/"/y, '"', 'slash'],
];
const shapes: readonly (readonly [RegExp, Shape])[] = [
  [/\.[cm]?[jt]s$/, javascript],
  [/\.py$/, python],
  [
    /\.go$/,
    {
      comments: slashes,
      quotes: [
        [/`/y, '`', 'none'],
        [/'(?:\\?[^'\n])'/y, '', 'none'],
        [/"/y, '"', 'slash'],
      ],
      join: plus,
    },
  ],
  [/\.java$/, { comments: slashes, quotes: tripled('slash'), join: plus }],
  [
    /\.swift$/,
    {
      comments: slashes,
      quotes: [[/##"/y, '"##', 'none'], [/#"""/y, '"""#', 'none'], [/#"/y, '"#', 'none'], ...tripled('slash')],
      hole: () => /\\#?\(/y,
      join: plus,
    },
  ],
  [
    /\.scala$/,
    { comments: slashes, quotes: tripled('none'), hole: (open) => (/^\w/.test(open) ? dollar : undefined), join: plus },
  ],
  [/\.kts?$/, { comments: slashes, quotes: tripled('none'), hole: () => dollar, join: plus }],
  [
    /\.cs$/,
    {
      comments: slashes,
      quotes: [
        [/\${0,3}"""/y, '"""', 'none'],
        [/'(?:\\?[^'\n])'/y, '', 'none'],
        [/\$?@\$?"/y, '"', 'double'],
        [/\$?"/y, '"', 'slash'],
      ],
      hole: (open) => (open.startsWith('$$') ? /\{\{/y : open.includes('$') ? /\{(?!\{)/y : undefined),
      join: plus,
    },
  ],
  [
    /\.jsonc$/,
    {
      comments: slashes,
      quotes: [
        [/"/y, '"', 'slash'],
        [/'/y, "'", 'slash'],
      ],
      join: /$^/,
    },
  ],
  [
    /\.rs$/,
    {
      comments: slashes,
      quotes: [
        [/b?r###"/y, '"###', 'none'],
        [/b?r##"/y, '"##', 'none'],
        [/b?r#"/y, '"#', 'none'],
        [/r"/y, '"', 'none'],
        [/'(?:\\?[^'\n])'/y, '', 'none'],
        [/"/y, '"', 'slash'],
      ],
      join: plus,
    },
  ],
  [
    /\.rb$/,
    {
      comments: hashes,
      quotes: [
        [/%[qQ]?\{/y, '}', 'slash'],
        [/%[qQ]?\[/y, ']', 'slash'],
        [/<<[~-]?HTML\b[^\n]*\n/y, '\nHTML|\n  HTML|\n    HTML', 'slash'],
        [/%[qQ]?\(/y, ')', 'slash'],
        [/"/y, '"', 'slash'],
        [/'/y, "'", 'slash'],
      ],
      hole: (open) => (/^'|^%q/.test(open) ? undefined : /#\{/y),
      join: plus,
    },
  ],
  [/\.(?:hs|lhs)$/, { comments: /--[^\n]*|\{-[\s\S]*?-\}/y, quotes: character, join: /$^/ }],
  [
    /\.fsx?$/,
    {
      comments: /\/\/[^\n]*|\(\* [\s\S]*?\*\)/y,
      quotes: [[/\$?"""/y, '"""', 'none'], ...character],
      hole: (open) => (open.startsWith('$') ? /\{(?!\{)/y : undefined),
      join: plus,
    },
  ],
  [/\.ml$/, { comments: /\(\*[\s\S]*?\*\)/y, quotes: [[/\{html\|/y, '|html}', 'none'], ...character], join: /$^/ }],
  [
    /\.nim$/,
    {
      comments: /#\[[\s\S]*?\]#\s*\]#|#[^\n]*/y,
      quotes: [[/fmt"""/y, '"""', 'none'], ...character],
      hole: (open) => (open.startsWith('fmt') ? /\{(?!\{)/y : undefined),
      join: /$^/,
    },
  ],
  [
    /\.lean$/,
    {
      comments: /--[^\n]*|\/-[\s\S]*?-\//y,
      quotes: [[/[sm]!"/y, '"', 'slash'], ...character],
      hole: (open) => (open.length > 1 ? /\{/y : undefined),
      join: /$^/,
    },
  ],
  [/\.clj[cs]?$/, { comments: /;[^\n]*|\\"/y, quotes: [[/#?"/y, '"', 'slash']], join: /$^/ }],
  [
    /\.p[lm]$/,
    {
      comments: /#[ !][^\n]*|=pod[\s\S]*?\n=cut/y,
      quotes: [
        [/"/y, '"', 'slash'],
        [/'/y, "'", 'slash'],
      ],
      join: /$^/,
    },
  ],
  [/\.(?:json|ipynb)$/, { comments: /$^/y, quotes: [[/"/y, '"', 'slash']], join: /$^/ }],
];

/** The texts of a program of which this knows the language; `template` renders those that are templates themselves. */
export function renderProgram(source: string, path: string, template: (text: string) => string): string {
  const shape = shapes.find(([files]) => files.test(path))?.[1];
  return shape === undefined ? source : new Program(source, shape, template).texts();
}

/** What a text leaves open ends here: a value in either kind of quotes, and its tag. */
const cutOff = '\n"\'>';

class Program {
  readonly #source: string;
  readonly #shape: Shape;
  readonly #template: (text: string) => string;
  #at = 0;

  constructor(source: string, shape: Shape, template: (text: string) => string) {
    this.#template = template;
    this.#source = source;
    this.#shape = shape;
  }

  texts(): string {
    let all = '';
    let between = '';
    let last = '';
    while (this.#at < this.#source.length) {
      if (this.#skip(this.#shape.comments) !== undefined) continue;
      if (this.#shape.patterns !== undefined && /(?:^|[=(,:&|{};?)\n])\s*$/.test(between === '' ? last : between)) {
        if (this.#skip(this.#shape.patterns) !== undefined) {
          between += '/';
          continue;
        }
      }
      const text = this.#string();
      if (text === undefined) {
        between += this.#source[this.#at++] ?? '';
        continue;
      }
      // A string among the arguments of what is added belongs to that.
      if (/^\s*\+/.test(between) && between.split(/[([]/).length > between.split(/[)\]]/).length) continue;
      const added = /^\s*\+\s*[\w.?$&()[\], ]+(?:\s*\+\s*[\w.?$&()[\], ]+)*\s*\+\s*$/.test(between);
      const joined = all !== '' && (added || this.#shape.join.test(between));
      all += (added ? 'V' : joined ? '' : cutOff) + text;
      last = '"';
      between = '';
    }
    return all + cutOff;
  }

  #skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }

  /** The text of the string that begins here. */
  #string(): string | undefined {
    for (const [open, close, escapes] of this.#shape.quotes) {
      const quote = this.#skip(open);
      if (quote === undefined) continue;
      if (close === '') return '';
      const hole = this.#shape.hole?.(quote);
      let text = '';
      let depth = 0;
      while (this.#at < this.#source.length) {
        const closed = close.split('|').find((one) => this.#source.startsWith(one, this.#at));
        if (depth > 0 && closed !== undefined) depth--;
        else if (closed !== undefined && !(escapes === 'double' && this.#source[this.#at + 1] === close)) {
          this.#at += closed.length;
          return this.#template(text);
        }
        const opened = hole && this.#skip(hole);
        if (opened !== undefined) {
          text += 'V';
          if (/[{(]$/.test(opened))
            this.#hole(opened.endsWith('(') ? ')' : '}'.repeat(opened.startsWith('{{') ? 2 : 1));
          continue;
        }
        const char = this.#source[this.#at] ?? '';
        if (/[([{]/.test(char) && quote.startsWith('%') && quote.endsWith(char)) depth++;
        if (escapes !== 'none' && char === (escapes === 'double' ? '"' : '\\')) {
          text += this.#escape(char);
        } else {
          text += char;
          this.#at++;
        }
      }
      return text;
    }
    return undefined;
  }

  #escape(char: string): string {
    const next = this.#source[this.#at + 1] ?? '';
    const code = /^\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))/.exec(this.#source.slice(this.#at, this.#at + 6));
    this.#at += code?.[0].length ?? 2;
    if (code !== null) return String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16));
    if (char !== '\\') return next;
    return { n: '\n', t: '\t', r: '\r', '\n': '' }[next] ?? next;
  }

  /** Past the code of an interpolation. */
  #hole(close: string): void {
    let depth = 0;
    while (this.#at < this.#source.length) {
      if (depth === 0 && this.#source.startsWith(close, this.#at)) {
        this.#at += close.length;
        return;
      }
      if (this.#string() !== undefined) continue;
      const operand = /[=(,:&|?]\s*$/.test(this.#source.slice(0, this.#at));
      if (operand && this.#shape.patterns !== undefined && this.#skip(this.#shape.patterns) !== undefined) continue;
      const char = this.#source[this.#at++] ?? '';
      if ('({['.includes(char)) depth++;
      if (')}]'.includes(char)) depth--;
    }
  }
}
