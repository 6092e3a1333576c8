// The edit that loads the ws extension after htmx's own tag: in the same way, on a line of its own where that one has
// one. Knows nothing of which pages need it.
import type { Edit } from '../codemod.ts';
import { pageScripts } from './page-scripts.ts';

const rest = /^[^<]*<\/script\s*>/i;
/** Where a tag stands in a comment, of HTML or of a template, it loads nothing. */
const comments: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['{#', '#}'],
  ['{{!', '}}'],
  ['<%--', '--%>'],
  ['{{--', '--}}'],
  ['@*', '*@'],
  ['{% comment', '{% endcomment'],
];

/** `url` as it stands in `src`; both latin1 strings of bytes. A sentence says why there is none. */
export function addScript(
  path: string,
  bytes: string,
  url: string,
): { readonly edit: Edit; readonly tag: string } | string {
  const core = pageScripts(path, path, bytes)?.core;
  if (core === undefined) return "htmx's script tag is not there any more";
  if (comments.some(([open, close]) => bytes.lastIndexOf(open, core.start) > bytes.lastIndexOf(close, core.start))) {
    return "htmx's script tag stands in a comment";
  }
  const source = bytes.slice(core.start, core.end);
  const closing = rest.exec(bytes.slice(core.end));
  if (closing === null) return "htmx's script tag has no </script> of its own";
  if (/\sasync\b/i.test(source)) return "htmx's script is async, and what follows it might run first";
  const quote = url.includes('"') ? "'" : '"';
  // Deferred scripts and modules run in their order; a plain one would run before htmx.
  const defer = /\sdefer\b|\stype\s*=\s*["']?module/i.test(source) ? ' defer' : '';
  const nonce = /\snonce\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i.exec(source)?.[0] ?? '';
  const tag = `<script src=${quote}${url}${quote}${defer}${nonce}></script>`;
  const start = core.end + closing[0].length;
  const line = bytes.lastIndexOf('\n', core.start - 1) + 1;
  const indent = bytes.slice(line, core.start);
  const isAlone = /^[ \t]*$/.test(indent) && /^[ \t]*(?:\r?\n|$)/.test(bytes.slice(start));
  const feed = bytes.slice(start).match(/^[ \t]*(\r?\n)/)?.[1] ?? (bytes[line - 2] === '\r' ? '\r\n' : '\n');
  return { edit: { start, end: start, replacement: isAlone ? `${feed}${indent}${tag}` : tag }, tag };
}
