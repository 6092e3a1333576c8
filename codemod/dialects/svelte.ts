// Svelte: HTML with expressions and blocks in braces.
import { braceEnd, ScriptTokens } from './code/script-tokens.ts';
import { bindBraces } from './components/braced-attribute.ts';
import { type ComponentSyntax, remarkIn, unterminated } from './components/component-part.ts';
import { ComponentReader } from './components/element-parts.ts';
import { tellParts } from './components/tell-parts.ts';
import type { Dialect, Hole } from './dialect.ts';

export const svelte: Dialect = {
  name: 'svelte',
  extensions: ['svelte'],
  filenames: [],
  markup: 'none',
  plain: false,
  holes: () => [],
  embedded: (source) => tellParts(source, new ComponentReader(source, syntax, 0).readAll(), bindBraces),
};

const syntax: ComponentSyntax = {
  signs: /[<{]/g,
  code: codeAt,
  braces: braceEnd,
  quotedBraces: true,
  templates: false,
  components: true,
};

/** `{#if`, `{:else`, `{/if`, `{@html`. */
const sign = /\{\s*([#:/@])(\w+)/y;
/** Blocks of which one branch is there at a time. */
const conditional = new Set(['if', 'await']);
const rebinding = new Set(['each', 'snippet', 'await']);

function codeAt(source: string, start: number): Hole {
  sign.lastIndex = start;
  const [opened = '', mark = '', word = ''] = sign.exec(source) ?? [];
  const end = opened === '' ? braceEnd(source, start) : blockEnd(source, start, start + opened.length);
  if (end === undefined) return unterminated(start);
  const inner = { start: start + 1, end: end - 1 };
  const hole = { start, end, inner };
  const remark = remarkIn(source, start, end);
  if (remark !== undefined) return { ...hole, inner: remark, kind: 'comment' };
  switch (mark) {
    case '#': {
      const [isCondition, rebinds] = [conditional.has(word), rebinding.has(word)];
      return { ...hole, kind: 'statement', role: 'open', block: word, conditional: isCondition, rebinds };
    }
    case ':':
      return { ...hole, kind: 'statement', role: 'continue' };
    case '/':
      return { ...hole, kind: 'statement', role: 'close', block: word };
    case '@':
      return { ...hole, kind: /^(?:const|debug)$/.test(word) ? 'statement' : 'expression' };
    default:
      return { ...hole, kind: 'expression' };
  }
}

/** The end of a block's tag, whose code begins behind its word. */
function blockEnd(source: string, start: number, from: number): number | undefined {
  const tokens = new ScriptTokens(source, start);
  tokens.next();
  tokens.at = from;
  tokens.operand = false;
  do if (tokens.next() === undefined) return undefined;
  while (tokens.depth > 0);
  return tokens.at;
}
