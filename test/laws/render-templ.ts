// Renders templ for the laws, without the codemod's dialects: conditions go one way out of several, a literal in braces is
// a value, a sum or a format is its parts, and any other expression prints `V`.

const expression = /(\{(?:"[^"\n]*"|`[^`]*`|[^{}"`\n]|\{(?:"[^"\n]*"|[^{}"\n])*\})*\})/;
const attribute = new RegExp(`(?<=[\\w:-])=${expression.source}`, 'g');
const statement =
  /^[ \t]*(?:templ|css|script|func|type)\b[^\n]*\{[ \t]*$|(?:(?<=^[ \t]*)|(?<=\s))(?:if|for|switch)\s[^\n]*?\{(?=\s)|\}\s*else\b[^{}\n]*\{|^[ \t]*@[^\n]*\{[ \t]*$|\}/gm;

/** In way 0 every condition is true, in 1 none is, in 2 every other one by its text. */
export function renderTempl(source: string, way: number): string {
  const text = source
    .replace(/^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)$/gm, '')
    .replace(/="[^"{}\n]*[{}][^"\n]*"/g, '="V"')
    .replace(attribute, (_, braces: string) => `="${printed(braces.slice(1, -1).trim()).replaceAll('"', '&quot;')}"`)
    .replace(/\bstring\{|\[\]\w+\{+[^{}]*\}+/g, 'V')
    .replace(new RegExp(`(?<!(?:if|for|switch|else|templ|@)\\b[^\\n]*)${expression.source}`, 'g'), 'V');
  const stack: { branch: number; chosen: number }[] = [];
  let output = '';
  let done = 0;
  for (const { 0: token, index } of text.matchAll(statement)) {
    if (stack.every(({ branch, chosen }) => branch === chosen)) output += text.slice(done, index);
    done = index + token.length;
    const top = stack.at(-1);
    if (/^\s*if\b/.test(token)) stack.push({ branch: 0, chosen: isTrue(token, way) ? 0 : 1 });
    else if (/^\}\s*else/.test(token) && top !== undefined) top.branch++;
    else if (token === '}') stack.pop();
    else stack.push({ branch: 0, chosen: 0 });
  }
  return output + text.slice(done);
}

function isTrue(token: string, way: number): boolean {
  return way === 0 || (way === 2 && token.length % 2 === 0);
}

/** What an expression prints. */
function printed(text: string): string {
  const format = /^fmt\.Sprintf\("([^"]*)"/.exec(text)?.[1];
  if (format !== undefined) return format.replace(/%\w/g, 'V');
  return text
    .split(/\s\+\s/)
    .map((part) => /^(["`])([\s\S]*)\1$/.exec(part)?.[2] ?? 'V')
    .join('');
}
