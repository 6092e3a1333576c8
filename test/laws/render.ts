// Renders the small part of Jinja that the laws' documents use, one way out of several, without the codemod's dialects.

/** `way` 0 takes every first branch, 1 every last one, 2 none where there is no else. Expressions print `V`. */
export function render(source: string, way: number): string {
  const tokens = source.split(/(\{\{(?:"[^"]*"|'[^']*'|[^"'])*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\})/);
  const stack: { readonly printing: boolean; branch: number; readonly ends: string; readonly chosen: number }[] = [];
  let output = '';
  const printing = () => stack.every((block) => block.printing && block.branch === block.chosen);
  for (const [i, token] of tokens.entries()) {
    if (i % 2 === 0) {
      if (printing()) output += token;
      continue;
    }
    if (token.startsWith('{#')) continue;
    const name = /^\{%[-+]?\s*(\w+)/.exec(token)?.[1];
    if (name === undefined) {
      if (printing()) output += 'V';
      continue;
    }
    const top = stack.at(-1);
    if (name === 'if')
      stack.push({ printing: printing(), branch: 0, ends: 'endif', chosen: chosenBranch(tokens, i, way) });
    else if (name === 'for' || name === 'block' || name === 'with') {
      stack.push({ printing: printing(), branch: 0, ends: `end${name}`, chosen: 0 });
    } else if (top !== undefined && name === top.ends) stack.pop();
    else if (top !== undefined && /^(?:elif|else)$/.test(name)) top.branch++;
    else if (printing()) output += 'V';
  }
  return output;
}

/** The branch that a way takes: the first, the last, or one beyond the last where there is no `else`. */
function chosenBranch(tokens: readonly string[], at: number, way: number): number {
  if (way === 0) return 0;
  let depth = 0;
  let branches = 0;
  let otherwise = false;
  for (let i = at + 2; i < tokens.length; i += 2) {
    const name = /^\{%[-+]?\s*(\w+)/.exec(tokens[i] ?? '')?.[1] ?? '';
    if (/^(?:if|for|block|with)$/.test(name)) depth++;
    else if (/^end(?:if|for|block|with)$/.test(name)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && /^(?:elif|else)$/.test(name)) {
      branches++;
      otherwise ||= name === 'else';
    }
  }
  return way === 1 || otherwise ? branches : branches + 1;
}
