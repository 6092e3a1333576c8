// Reads the attributes of JSX for the laws, without the codemod's dialects: a literal in braces is a value, a sum is its
// parts, and any other expression prints `V`.

const string = `"[^"\\n]*"|'[^'\\n]*'`;
const flat = `${string}|[^{}"']`;
const nested = `\\{(?:${flat}|\\{(?:${flat}|\\{(?:${flat})*\\})*\\})*\\}`;
const braced = new RegExp(`=\\{((?:${flat}|${nested})*)\\}`, 'g');

/** A program with its attributes as HTML has them. There is but one way. */
export function renderJsx(source: string): string {
  return source.replace(/\{\s*\/\*[\s\S]*?\*\/\s*\}/g, '').replace(braced, (_, inner: string) => {
    const text = inner.trim();
    const parts = /^`[^`]*`$/.test(text) ? [text] : text.split(/\s\+\s/);
    return `="${parts.map(printed).join('').replaceAll('"', '&quot;')}"`;
  });
}

/** What an operand prints. */
function printed(part: string): string {
  const literal = /^(["'`])([\s\S]*)\1$/.exec(part)?.[2];
  return literal === undefined ? 'V' : literal.replace(new RegExp(`\\$${nested}`, 'g'), 'V');
}
