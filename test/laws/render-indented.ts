// Reads the attribute lists of Pug, Haml and Slim for the laws, without the codemod's dialects: each list becomes a tag,
// a literal its content, a sum its parts, and any other expression `V`. What stands in what is not told.

const literal = '"(?:#\\{(?:"[^"]*"|[^{}"])*\\}|[^"])*"|\'[^\']*\'|`(?:\\$\\{[^}]*\\}|[^`])*`';
const operand = `(?:${literal}|[\\w.@$!?]+(?:\\([^()]*\\)|\\[[^\\]]*\\]|\\.\\w+)*|\\((?:[^()]|\\([^()]*\\))*\\))`;
const entry = new RegExp(
  `(?<=^|[\\s,])(?::?["']?)([\\w:@-]+)["']?(?:\\s*(?:=>|!?=)\\s*|:\\s+)(${operand}(?:\\s*(?:\\+|&&|\\?|(?<=\\?.*):|%)\\s*${operand})*)|(?<=^|[\\s,])((?:data-)?hx-ws)(?=[\\s,]|$)`,
  'g',
);
const opening = /(?<=^\s*|:\s|\))(?:[%+]?[\w-]+(?:[.#][\w-]+)*|(?:[.#][\w-]+)+)?[({[*]/gm;

/** A file with its attribute lists as tags. There is but one way. */
export function renderIndented(source: string): string {
  const lines = source.replace(/(?<=\w)(=>|=)?\s*\{\{/g, '$1 {');
  let output = '<template>'; // a browser moves what stands in one: nothing is said of what is inside of what
  let done = 0;
  for (const { 0: head, index } of lines.matchAll(opening)) {
    const open = index + head.length - 1;
    if (index < done) continue;
    const list = lines[open] === '*' ? open + 1 : open;
    const end = closing(lines, list);
    if (end === undefined) continue;
    output += `${lines.slice(done, index)}<x ${attributes(lines.slice(list + 1, end - 1))}>`;
    done = end;
  }
  return output + lines.slice(done);
}

function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(open).matchAll(new RegExp(`${literal}|[()[\\]{}]`, 'g'))) {
    if (/^[([{]$/.test(token)) depth++;
    else if (/^[)\]}]$/.test(token) && --depth === 0) return open + index + 1;
  }
  return undefined;
}

function attributes(list: string): string {
  const flat = list.replace(/:?data(?::|\s*=>)\s*\{([^{}]*)\}/g, (_, inner: string) =>
    inner.replace(
      /(["']?)([\w-]+)\1(?=\s*(?:=>|:\s))/g,
      (whole: string) => `data-${whole.replace(/["']/g, '').replaceAll('_', '-')}`,
    ),
  );
  return [...flat.replace(/(?<=data-[\w-]*)'(?=:)|:(?=data-)/g, '').matchAll(entry)]
    .map(([, name, value, bare]) => `${name ?? bare}="${printed(value ?? '""').replaceAll('"', '&quot;')}"`)
    .join(' ');
}

function printed(expression: string): string {
  return expression
    .split(/\s\+\s/)
    .map((part) => {
      const content = new RegExp(`^(?:${literal})$`).test(part) ? part.slice(1, -1) : undefined;
      return content?.replace(/[#$]\{(?:"[^"]*"|[^{}"])*\}/g, 'V') ?? 'V';
    })
    .join('');
}
