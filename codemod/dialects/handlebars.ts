// Handlebars: Mustache's sections, and helpers, strings, `else`, raw blocks and marks that take white space away.
import { holdsStatements, passedThrough } from './braces.ts';
import { Closer } from './closer.ts';
import type { Dialect, Hole } from './dialect.ts';
import { withOpposites } from './sections.ts';

export const handlebars: Dialect = {
  name: 'handlebars',
  extensions: ['hbs', 'handlebars', 'hbs.html', 'handlebars.html'],
  filenames: [],
  markup: 'html',
  plain: false,
  // {{#if a}} … {{/if}}; a page with {% … %} passes them through to the browser.
  sniff: (source) => /\{\{~?#\s*[\w>*]/.test(source) && /\{\{~?\/\s*\w/.test(source) && !holdsStatements(source),
  holes: (source) => withOpposites(source, tags(source)),
  layout: handlebarsLayout,
};

const opener = /(\\*)\{\{/g;
const raw = /\{\{\{\{(\/?)/g;
/** The sign at the beginning of a tag, after its mark; `else` is one as good as any. */
const signs = /^(?:!--|!|#[>*]?|\^|\/|>|&|\{|else\b)/;

/** Blocks of which one branch, or none, is printed, once; those of handlebars-helpers with them. */
const conditions =
  /^(?:if|unless|with)|^(?:and|or|not|neither|is|isnt|eq|ne|lte?|gte?|has|contains|compare|default|isTruthy|isFalsey)$/;
/** Blocks that print what is in them any number of times, or that do something with it. */
const loops = /^(?:each|for|foreach|list|repeat|times|inline|extend|block|content|embed|lookup|log|raw)/i;

function tags(source: string): readonly Hole[] {
  const closer = new Closer(source);
  const holes: Hole[] = [];
  let rawIsOpen = false;
  let at = 0;
  for (;;) {
    opener.lastIndex = at;
    const found = opener.exec(source);
    if (found === null) return holes;
    const slashes = (found[1] ?? '').length;
    const start = found.index + slashes;
    at = start + 2;
    // \{{a}} is printed as {{a}}; \\{{a}} is a backslash and an expression.
    if (slashes === 1) {
      const end = /^[^{}\n]{0,400}\}\}/.exec(source.slice(at, at + 402))?.[0].length ?? 0;
      const whole = end > 0 ? at + end : at;
      holes.push({ kind: 'raw', start: start - 1, end: whole, inner: { start: at, end: Math.max(at, whole - 2) } });
      at = whole;
      continue;
    }
    if (source.startsWith('{{{{', start)) {
      const end: number | undefined = rawIsOpen ? undefined : rawBlock(source, start, holes);
      rawIsOpen ||= end === undefined;
      if (end === undefined) holes.push(unterminated(start, start + 4));
      at = end ?? start + 4;
      continue;
    }
    const hole = tag(source, start, closer);
    holes.push(hole);
    at = hole.end;
  }
}

function unterminated(start: number, end: number): Hole {
  return { kind: 'expression', start, end, inner: { start: end, end }, unterminated: true };
}

function tag(source: string, start: number, closer: Closer): Hole {
  const trimsBefore = source[start + 2] === '~' ? { trimsBefore: { start: start + 2, end: start + 3 } } : {};
  const from = source[start + 2] === '~' ? start + 3 : start + 2;
  const sign = signs.exec(source.slice(from, from + 8))?.[0] ?? '';
  let close: number;
  if (sign === '!--') {
    const ends = /--~?\}\}/g;
    ends.lastIndex = from + 3;
    const dashes = closer.search(ends);
    close = dashes < 0 ? -1 : closer.plain('}}', dashes);
  } else close = sign === '!' ? closer.plain('}}', from) : closer.careful('}}', from, false);
  if (close < 0) return unterminated(start, start + 2);
  if (sign === '{' && source[close + 2] === '}') close++;
  const trims = close > from && source[close - 1] === '~';
  const trimsAfter = trims ? { trimsAfter: { start: close - 1, end: close } } : {};
  const inner = { start: from, end: trims ? close - 1 : close };
  const hole = { start, end: close + 2, inner, ...trimsBefore, ...trimsAfter };
  if (sign.startsWith('!')) return { ...hole, kind: 'comment' };
  const words = source.slice(from + sign.length, Math.min(inner.end, from + 400)).trim();
  const block = /^[^\s(}|=]*/.exec(words)?.[0] ?? '';
  switch (sign) {
    case 'else':
      return /^\s*[.=]/.test(words)
        ? { ...hole, kind: 'expression' }
        : { ...hole, kind: 'statement', role: 'continue' };
    case '^':
      if (words === '') return { ...hole, kind: 'statement', role: 'continue' };
      return { ...hole, kind: 'statement', role: 'open', block, conditional: isCondition(block, words) };
    case '#': {
      const rebinds = !/^(?:if|unless)/.test(block);
      return { ...hole, kind: 'statement', role: 'open', block, conditional: isCondition(block, words), rebinds };
    }
    case '#>':
    case '#*':
      return { ...hole, kind: 'statement', role: 'open', block, rebinds: true };
    case '/':
      return { ...hole, kind: 'statement', role: 'close', block };
    default:
      return { ...hole, kind: 'expression' };
  }
}

/** A helper that tests, or a bare name: then it is a section, whose opposite is printed when it is not. */
function isCondition(block: string, words: string): boolean {
  return conditions.test(block) || (words === block && !loops.test(block));
}

/** `{{{{name}}}} … {{{{/name}}}}`: its holes are pushed, its end comes back; undefined when it never ends. */
function rawBlock(source: string, start: number, holes: Hole[]): number | undefined {
  const opened = source.indexOf('}}}}', start + 4);
  if (opened < 0) return undefined;
  raw.lastIndex = opened + 4;
  let depth = 1;
  for (let mark = raw.exec(source); mark !== null; mark = raw.exec(source)) {
    depth += mark[1] === '/' ? -1 : 1;
    if (depth > 0) continue;
    const close = source.indexOf('}}}}', mark.index + 4);
    if (close < 0) return undefined;
    const block = source.slice(start + 4, Math.min(opened, start + 100)).trim();
    const [first, last] = [
      { start, end: opened + 4, inner: { start: start + 4, end: opened } },
      { start: mark.index, end: close + 4, inner: { start: mark.index + 4, end: close } },
    ];
    holes.push({ kind: 'statement', ...first, role: 'open', block });
    passedThrough(source, first.end, last.start, holes);
    holes.push({ kind: 'statement', ...last, role: 'close', block });
    return last.end;
  }
  return undefined;
}

/** `{{!< layouts/main}}` of express-hbs and Ghost; `{{#extend "main"}}` of handlebars-layouts; `{{#> main}}` around the page. */
function handlebarsLayout(source: string, holes: readonly Hole[]): string | undefined {
  for (const { inner, kind } of holes) {
    const text = source.slice(inner.start, Math.min(inner.end, inner.start + 400));
    const named = kind === 'comment' ? /^!<\s*([\w./-]+)\s*$/.exec(text) : /^#\s*extend\s+["']([^"']+)["']/.exec(text);
    if (named?.[1] !== undefined) return named[1];
  }
  const [first] = holes.filter(({ kind }) => kind !== 'comment');
  if (
    first === undefined ||
    source
      .slice(0, first.start)
      .replace(/^\uFEFF|^\xEF\xBB\xBF/, '')
      .trim() !== ''
  )
    return undefined;
  return /^#>\s*["']?([\w./-]+)/.exec(source.slice(first.inner.start, first.inner.end))?.[1];
}
