// Renders Mustache, Handlebars and Go's templates, one way out of several, without the codemod's dialects.
import { branchOf, cut, play, type Token } from './play.ts';

const goTags =
  /\{\{(?:- )?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|\{\{(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|(?!\}\})[^"`'])*\}\}/g;

export function renderGo(source: string, way: number): string {
  const read = (tag: string): Token => {
    const trims = { trimsBefore: /^\{\{-\s/.test(tag), trimsAfter: /\s-\}\}$/.test(tag) || /\*\/\s-\}\}$/.test(tag) };
    const inner = tag.replace(/^\{\{(?:-(?=\s))?\s*|\s*-?\}\}$/g, '');
    const word = /^\/\*|^\$\w*\s*(?:,\s*\$\w*\s*)?:?=|^\w+/.exec(inner)?.[0] ?? '';
    if (word === '/*' || word.endsWith('=')) return { kind: 'nothing', ...trims };
    if (word === 'end') return { kind: 'close', ...trims };
    if (word === 'else') return { kind: 'otherwise', ...trims };
    if (word === 'if' || word === 'with')
      return { kind: 'open', chosen: branchOf(inner.slice(word.length), way), ...trims };
    if (word === 'range' || word === 'block' || word === 'define') return { kind: 'open', chosen: 0, ...trims };
    return { kind: 'print', ...trims };
  };
  return play(cut(source, goTags, read));
}

const handlebarsTags =
  /\{\{\{\{([\w-]+)\}\}\}\}[\s\S]*?\{\{\{\{\/\1\}\}\}\}|(?<!\\)\\\{\{[^{}]*\}\}|\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|\{\{\{(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'}])*\}\}\}|\{\{(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'}])*\}\}/g;

export function renderHandlebars(source: string, way: number): string {
  const read = (tag: string): Token => {
    if (tag.startsWith('{{{{'))
      return { kind: 'text', text: tag.replace(/\{\{\{\{\/?[\w-]+\}\}\}\}/g, '').replace(/\{\{[^{}]*\}\}/g, 'V') };
    if (tag.startsWith('\\')) return { kind: 'print' };
    const trims = { trimsBefore: tag.startsWith('{{~'), trimsAfter: tag.endsWith('~}}') };
    const inner = tag.replace(/^\{\{~?|~?\}\}$/g, '');
    return { ...section(inner, way), ...trims };
  };
  return play(cut(source, handlebarsTags, read));
}

function section(inner: string, way: number): Token {
  const sign = inner.trimStart()[0] ?? '';
  const words = inner.trim().slice(1).trim();
  if (sign === '!' || sign === '=') return { kind: 'nothing' };
  if (sign === '/') return { kind: 'close' };
  if ((sign === '^' && words === '') || /^\s*else\b/.test(inner)) return { kind: 'otherwise' };
  if (sign === '^') return { kind: 'open', chosen: 1 - branchOf(words, way) };
  if (sign !== '#' && sign !== '<' && sign !== '$') return { kind: 'print' };
  const [helper = '', ...condition] = words.split(/\s+/);
  if (/^(?:each|>|\*|inline|layout)/.test(helper) || sign !== '#') return { kind: 'open', chosen: 0 };
  if (helper === 'unless') return { kind: 'open', chosen: 1 - branchOf(condition.join(''), way) };
  return { kind: 'open', chosen: branchOf(condition.join('') || helper, way) };
}

export function renderMustache(source: string, way: number): string {
  const tokens: Token[] = [];
  let [open, close] = ['{{', '}}'];
  let rest = source;
  for (;;) {
    const [text = '', ...others] = rest.split(open);
    tokens.push({ kind: 'text', text });
    if (others.length === 0) return play(tokens);
    const tail = others.join(open);
    const end = tail.indexOf(close);
    if (end < 0) return play([...tokens, { kind: 'text', text: open + tail }]);
    const inner = tail.slice(0, end);
    const braces = inner.startsWith('{') && tail.startsWith('}', end + close.length) ? 1 : 0;
    tokens.push(section(inner, way));
    rest = tail.slice(end + close.length + braces);
    const changed = /^=(\S+) (\S+)=$/.exec(inner);
    if (changed !== null) [, open = '', close = ''] = changed;
  }
}
