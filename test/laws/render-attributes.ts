// Renders the attributes that a program writes as code, one element for each thing that they say, in order: enough to see
// that none is lost or changed. It knows how names, signs and strings follow one another, and no language.
import { parseHxWs } from '../../shim/grammar/index.ts';

/** A name in quotes, as a keyword of Clojure's or with underscores; then a sign, and a string. */
const written =
  /(?:(?<quote>["'`])(?<quoted>(?:data-)?(?:hx-ws(?::(?:connect|send))?|ws-(?:connect|send)))\k<quote>|(?<![\w-]):(?<key>(?:data-)?(?:hx-ws(?::(?:connect|send))?|ws-(?:connect|send)))(?![\w:-])|(?<![\w-])(?<word>(?:data_)?(?:hx_ws|ws_connect|ws_send))(?!\w))\s*(?:=>|:=|\)\s*:=|\]\s*=|=(?!=)|:|,|->|to\b)?\s*(?:value:\s*)?(?:[a-zA-Z$@]{0,2}(?<mark>["'`])(?<text>(?:\\.|(?!\k<mark>)[^\\])*?)\k<mark>)/g;

/** One `<form>` each, of which those that say the same as the one before it are left out. */
export function renderAttributes(source: string): string {
  const said: string[] = [];
  for (const { groups = {} } of source.matchAll(written)) {
    const name = (groups['quoted'] ?? groups['key'] ?? groups['word'] ?? '').replace(/_/g, '-').replace(/^data-/, '');
    const text = groups['text'] ?? '';
    if (name === 'hx-ws') {
      for (const { start, end } of parseHxWs(text)) said.push(`hx-ws="${escaped(text.slice(start, end))}"`);
    } else said.push(`${name}="${name.endsWith('connect') ? escaped(text) : ''}"`);
  }
  const meanings = said.map((one) =>
    one.replace(/^hx-ws="send[^"]*"/, 'send').replace(/^(?:hx-)?ws[-:]send=""/, 'send'),
  );
  const urls = meanings.map((one) => one.replace(/^hx-ws="connect[: ]|^(?:hx-)?ws[-:]connect="/, 'connect '));
  return said
    .filter((_, i) => urls[i] !== urls[i - 1])
    .map((one) => `<form ${one}></form>`)
    .join('');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
