// Evaluates Thymeleaf's attributes as far as they set others, without the codemod's dialects: a constant is what it says,
// anything else a `V`.

/** Whether a page is Thymeleaf's. */
export const isThymeleaf = (source: string): boolean =>
  /xmlns:th=|\s(?:data-)?th[:-][a-z-]+=|\shx:[a-z-]+="/.test(source);

function constant(expression: string): string {
  const [, string, substitution, word] = /^\s*(?:'([^']*)'|\|([^|$]*)\||(send))\s*$/.exec(expression) ?? [];
  const text = string ?? substitution ?? word;
  return text === undefined || text.includes('__') ? 'V' : text;
}

/** The page with the attributes that its attributes set, and with the markup that is a comment to browsers alone. */
export function evaluateThymeleaf(source: string): string {
  return source
    .replace(/<!--\/\*\/|\/\*\/-->/g, '')
    .replace(/\s(?:th:|data-th-)attr="([^"]*)"/g, (_, entries: string) =>
      (entries.match(/(?:'[^']*'|\|[^|]*\||\{[^{}]*\}|\([^()]*\)|[^,'|{(])+/g) ?? [])
        .map((entry) => {
          const [name = '', ...value] = entry.split('=');
          return ` ${name.trim()}="${constant(value.join('='))}"`;
        })
        .join(''),
    )
    .replace(
      /\s(hx:|th:|data-th-)((?:data-)?(?:hx|ws)-[\w:-]+|(?<=hx:)[\w-]+)="([^"]*)"/g,
      (_, prefix, name, value) => {
        return ` ${prefix === 'hx:' ? 'hx-' : ''}${name}="${constant(value)}"`;
      },
    );
}
