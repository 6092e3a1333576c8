// Plays a template that was cut into tokens: which text is printed, one way out of several. Knows no language.

/** A piece of a template. `chosen` of an opening token is the branch that is printed, 0 for the first. */
export type Token = (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print' | 'nothing' | 'otherwise' | 'close' }
  | { readonly kind: 'open'; readonly chosen: number }
) & { readonly trimsBefore?: boolean; readonly trimsAfter?: boolean };

/** The rendering; what prints is a `V`. */
export function play(tokens: readonly Token[]): string {
  const stack: { readonly chosen: number; branch: number }[] = [];
  let output = '';
  for (const [i, token] of tokens.entries()) {
    const top = stack.at(-1);
    const printing = stack.every(({ chosen, branch }) => chosen === branch);
    switch (token.kind) {
      case 'text': {
        const left = tokens[i - 1]?.trimsAfter === true ? token.text.trimStart() : token.text;
        if (printing) output += tokens[i + 1]?.trimsBefore === true ? left.trimEnd() : left;
        break;
      }
      case 'print':
        if (printing) output += 'V';
        break;
      case 'open':
        stack.push({ chosen: token.chosen, branch: 0 });
        break;
      case 'otherwise':
        if (top !== undefined) top.branch++;
        break;
      case 'close':
        stack.pop();
        break;
      case 'nothing':
        break;
    }
  }
  return output;
}

/** Which branch a condition takes: its first in way 0, its second in way 1, in way 2 as its first letter has it. */
export function branchOf(condition: string, way: number): number {
  const odd = (condition.replace(/\W/g, '').codePointAt(0) ?? 0) % 2 === 1;
  return way === 0 || (way === 2 && !odd) ? 0 : 1;
}

/** Cuts a source by a pattern of tags: text as it is, tags by `read`. */
export function cut(source: string, tags: RegExp, read: (tag: string) => Token): readonly Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(tags)) {
    tokens.push({ kind: 'text', text: source.slice(done, match.index) }, read(match[0]));
    done = match.index + match[0].length;
  }
  tokens.push({ kind: 'text', text: source.slice(done) });
  return tokens;
}
