// Astro: a script between --- and ---, then HTML with expressions in braces, in which elements may stand again.
import { braceEnd, ScriptTokens } from './code/script-tokens.ts';
import { bindBraces } from './components/braced-attribute.ts';
import { type ComponentSyntax, type ReadingPlace, remarkIn, unterminated } from './components/component-part.ts';
import { ComponentReader } from './components/element-parts.ts';
import { tellParts } from './components/tell-parts.ts';
import type { Dialect, Hole } from './dialect.ts';

export const astro: Dialect = {
  name: 'astro',
  extensions: ['astro'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: (source) => {
    const script = frontmatter(source);
    const reader = new ComponentReader(source, astroSyntax(), 0);
    if (script !== undefined) reader.tellHole(script);
    return tellParts(source, reader.readAll(), bindBraces);
  },
  layout: layoutOf,
};

/** The script at the beginning, with its fences. */
function frontmatter(source: string): Hole | undefined {
  const open = /^(?:\uFEFF|\xEF\xBB\xBF)?\s*---/.exec(source)?.[0].length;
  if (open === undefined) return undefined;
  const fence = /(?:^|[\r\n])[ \t]*---/g;
  fence.lastIndex = open;
  const close = fence.exec(source);
  if (close === null) return unterminated(open - 3);
  const end = close.index + close[0].length;
  return { kind: 'statement', start: open - 3, end, inner: { start: open, end: close.index } };
}

/** `import Layout from "../layouts/Main.astro"` and `<Layout …>` as the outermost element. */
function layoutOf(source: string): string | undefined {
  const script = frontmatter(source);
  if (script === undefined || script.unterminated === true) return undefined;
  const root = /^(?:\s|<!--.{0,2000}?-->)*<([A-Z]\w*)/s.exec(source.slice(script.end, script.end + 4000))?.[1];
  if (root === undefined) return undefined;
  const code = source.slice(script.inner.start, script.inner.end);
  return new RegExp(`\\bimport\\s+${root}\\s+from\\s+["']([^"']{1,200}\\.astro)["']`).exec(code)?.[1];
}

/** How deep elements and expressions nest in one another before the rest is only reported. */
const depthLimit = 100;

function astroSyntax(): ComponentSyntax {
  let depth = 0;
  return { signs: /[<{]/g, code, braces: braceEnd, quotedBraces: false, templates: true, components: true };

  /** Code up to the brace that closes it; the elements in it are read as markup. */
  function code(source: string, start: number, reader: ReadingPlace): Hole | 'told' {
    if (depth >= depthLimit) return unterminated(start);
    depth++;
    const end = inBraces(source, start, reader);
    depth--;
    return end;
  }
}

function inBraces(source: string, start: number, reader: ReadingPlace): Hole | 'told' {
  const tokens = new ScriptTokens(source, start);
  tokens.next();
  let from = start;
  for (;;) {
    const isOperand = tokens.operand;
    const token = tokens.next();
    if (token === undefined) return unterminated(from);
    const opens = source[token.start] === '<' && !isOperand && /[A-Za-z>]/.test(source[token.start + 1] ?? '');
    if (opens) {
      tell(from, token.start);
      reader.at = token.start;
      if (!readElement(reader)) return unterminated(Math.min(reader.at, source.length - 1));
      reader.tell(reader.at);
      from = reader.at;
      tokens.at = from;
      tokens.operand = true;
    } else if (tokens.depth === 0) {
      tell(from, tokens.at);
      return 'told';
    }
  }

  function tell(begin: number, end: number): void {
    if (end <= begin) return;
    const remark = begin === start ? remarkIn(source, begin, end) : undefined;
    const inner = remark ?? { start: begin, end };
    reader.tellHole({ kind: remark === undefined ? 'expression' : 'comment', start: begin, end, inner });
  }
}

/** Browsers nest no deeper than this. */
const nestingLimit = 512;

/** Reads an element with all that is in it; false where it does not end. */
function readElement(reader: ReadingPlace): boolean {
  const open: string[] = [];
  do {
    const kind = reader.step();
    if (kind === undefined) return false;
    const { name } = reader.last;
    if (kind === 'start' && reader.last.open) open.push(name);
    if (open.length > nestingLimit) return false;
    if (kind === 'end') open.length = Math.max(0, open.lastIndexOf(name));
  } while (open.length > 0);
  return true;
}
