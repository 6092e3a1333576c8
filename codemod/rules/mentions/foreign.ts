// A name in a language that is read only as far as it looks like HTML: error, unless it plainly does no more than name the
// attribute. And remarks: what begins one, in languages with few other uses for the sign.
import type { Range } from '../../source/edit.ts';
import type { Mention } from './mention.ts';

/** How far to look for the beginning of a block remark, in UTF-16 units. */
const far = 2000;
const near = 120;

/** Asks for an attribute, takes it away, compares it: it writes none. */
const asks =
  /(?:(?:get|remove|has|toggle)Attribute(?:Node)?|removeAttr|matches|closest|querySelector(?:All)?|\bfind(?:All)?|filter|select(?:or)?|\$|has|includes?|contains?|startsWith|endsWith|(?:last)?indexOf|delete|remove|to(?:Be|Equal|StrictEqual|Contain|HaveAttribute|Match)|equals?|assert\w*|\w+_(?:equal|contains?|includes?))\s*\(\s*(?:[frbu]?\\*["'`])?$|(?:[!=]=|\bin|===?|!==?|<>|\beq|\bne|\bcase|\bdelete)\s*\\*["'`]$|\bre-(?:find|matches|seq)\s+#\\*"$/i;

/** A verb, or any value, handed over with the name. */
const handsOver = /^\\*["'`]?(?:[\s,:=>()[\]{}]|\\n|:=|\bto\b)*[frbu]?\\*["'`]\s*(?:send\b|connect\b)/i;

/** The mention of a program, more strictly: a name with a verb beside it is written, whatever the syntax. */
export function stricter(source: string, name: Range, mention: Mention): Mention {
  if (mention.code !== 'reference') return mention;
  const after = lineAfter(source, name);
  if (!handsOver.test(after)) return mention;
  const before = source.slice(Math.max(0, name.start - near), name.start);
  if (asks.test(before) || /\[\s*$/.test(before)) return mention;
  const end = name.end + (/^.*?(?:send|connect)\b[^\s,;)}\]]*/i.exec(after)?.[0].length ?? 0);
  return {
    code: 'in-code',
    range: { start: name.start, end },
    args: { before: source.slice(name.start, end), after: '' },
  };
}

/** The mention in a foreign file, outside its remarks. */
export function foreignMention(source: string, name: Range, mention: Mention, extension: string): Mention {
  const strict = stricter(source, name, mention);
  if (strict.code !== 'reference') {
    const after = wantsValues.test(extension) ? valued(strict.args['after'] ?? '') : (strict.args['after'] ?? '');
    return { ...strict, args: { ...strict.args, after, language: extension } };
  }
  const before = source.slice(Math.max(0, name.start - near), name.start);
  if (/\[\s*$/.test(before) || asks.test(before)) return strict;
  const after = lineAfter(source, name);
  const quoted = /\\*["'`]$/.test(before);
  // A constant, an argument, a key, or a name with something like a value behind it.
  const holds = quoted && /(?:[=:(]|=>|\breturn)\s*[frbu]?\\*["'`]$/.test(before);
  const follows = quoted
    ? /^\\*["'`]\s*(?:[:=({]|\bto\b)/.test(after)
    : /^\s*(?:[:=({]|\\*["'`])\s*\S|^[ \t]+(?:send|connect)\b/.test(after);
  if (!holds && !follows) return strict;
  const text = source.slice(name.start, name.end);
  return { code: 'in-code', range: name, args: { before: text, after: '', language: extension } };
}

/** Where an attribute without a value is `true`, or means something else. */
export const wantsValues = /^\.(?:pug|jade|haml|slim|[cm]?[jt]sx?|mdx)$/;

/** A suggestion with a value for the bare name that it ends in. */
function valued(after: string): string {
  const quote = /["']/.exec(after)?.[0] ?? '"';
  return /(?:^|\s)(?:data-)?(?:ws-send|hx-ws:send)$/.test(after) ? `${after}=${quote}${quote}` : after;
}

function lineAfter(source: string, { end }: Range): string {
  return /^[^\r\n]*/.exec(source.slice(end, end + near))?.[0] ?? '';
}

const likeC =
  /^\.(?:[cm]?[jt]sx?|vue|svelte|astro|java|go|templ|rs|cs|cshtml|razor|kts?|scala|swift|dart|php|s?css|less|c|h|cc|cpp|hpp|zig|groovy|proto|jsonc|json5)$/;
const likeShell = /^\.(?:py|pyi|rb|ya?ml|toml|sh|bash|zsh|pl|pm|exs?|jl|r|cr|nim|coffee|conf|ini|env|tf)$/;
const atStart = /^\s*(?:\/\/|#\s|--\s|;;|-#|-\/|<%#|<%--|@\*|\{\/\*|<!--)/;

/** Whether the name stands in a remark, as far as one surely sees; code is never taken for one. */
export function inRemark(source: string, from: number, name: Range, extension: string): boolean {
  const before = source.slice(Math.max(from, name.start - far), name.start);
  if (likeC.test(extension) && blockStart(before) !== undefined) return true;
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  if (atStart.test(line) && !/--%?>|\*@|\*\/|%>/.test(line)) return true;
  const sign = likeC.test(extension) ? /(?:^|[\s;{}(),])\/\// : likeShell.test(extension) ? /(?:^|\s)#\s/ : undefined;
  const at = sign === undefined || /\.s?css$|\.less$/.test(extension) ? -1 : line.search(sign);
  return at >= 0 && balanced(line.slice(0, at));
}

/** Where the block remark that is open at the end of a text begins, after its sign. A `/*` in `image/*` opens none. */
export function blockStart(before: string): number | undefined {
  const open = before.lastIndexOf('/*');
  if (open < 0 || open < before.lastIndexOf('*/')) return undefined;
  return open === 0 || /[\s{}()[\];,>]/.test(before[open - 1] ?? '') ? open + 2 : undefined;
}

/** Whether every quote that a line opens is closed in it: an open one makes the rest a string. */
function balanced(line: string): boolean {
  return ['"', "'", '`'].every((quote) => (line.split(quote).length - 1) % 2 === 0);
}
