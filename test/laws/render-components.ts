// Renders components of Vue, Svelte and Astro as far as their tags go, without the codemod's dialects: every branch and
// every element of a loop is there once, an expression is a `V`, a literal what it says.

const strings = '"(?:\\\\.|[^"\\\\])*"|\'(?:\\\\.|[^\'\\\\])*\'|`(?:\\\\[\\s\\S]|[^`\\\\])*`';
const nested = (level: number): string => `(?:[^{}"'\`]|${strings}${level > 0 ? `|\\{${nested(level - 1)}\\}` : ''})*`;
const braced = `\\{(${nested(4)})\\}`;
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** What an expression prints, where that begins with a literal. */
function printed(expression: string): string {
  const literal = /^\s*(["'`])((?:(?!\1)[^\\])*)\1\s*(\+[\s\S]*)?$/.exec(expression);
  if (literal === null) return `V${/\+\s*(["'])([^"'\\]*)\1\s*$/.exec(expression)?.[2] ?? ''}`;
  const [, quote = '', text = '', sum = ''] = literal;
  const said = quote === '`' ? text.replace(new RegExp(`\\$${braced}`, 'g'), 'V') : text;
  return (said + (sum === '' ? '' : 'V')).replaceAll('"', '&quot;');
}

/** What an attribute prints; only those that htmx reads matter. */
function valued(name: string, sign: string, expression: string): string {
  return `${name}${sign}"${/^(?:data-)?(?:hx|ws)-/.test(name) ? printed(expression) : 'V'}"`;
}

/** Elements as HTML has them: `/>` closes, and a component is no element of HTML's. */
function asElements(html: string): string {
  return html
    .replace(/<([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*?)\/>/g, (whole, name: string, rest: string) =>
      voids.test(name) ? whole : `<${name}${rest}></${name}>`,
    )
    .replace(/<(\/?)([A-Z])/g, '<$1x-$2');
}

export function renderVue(source: string): string {
  const bound = /(\s)(?::|v-bind:)((?:data-)?(?:hx|ws)-[\w:-]+)=("[^"]*"|'[^']*')/g;
  const foreign = /(<template lang="pug">|<docs>|<i18n>)[\s\S]*?(?=<\/(?:template|docs|i18n)>)/g;
  const html = source
    .replace(foreign, '$1')
    .replace(/\{\{[\s\S]*?\}\}/g, 'V')
    .replace(bound, (_, gap: string, name: string, value: string) => `${gap}${name}="${printed(value.slice(1, -1))}"`);
  return asElements(html);
}

export function renderSvelte(source: string): string {
  const values = new RegExp(`([\\w:|.-]+)(\\s*=\\s*)${braced}(?=[\\s/>])`, 'g');
  const html = source
    .replace(values, (_, name: string, sign: string, expression: string) => valued(name, sign, expression))
    .replace(new RegExp(`=(["'])${braced}\\1`, 'g'), (_, __, expression: string) => `="${printed(expression)}"`)
    .replace(new RegExp(braced, 'g'), (_, expression: string) => (/^\s*(?:[#:/@]|\/\*)/.test(expression) ? '' : 'V'));
  return asElements(html);
}

export function renderAstro(source: string): string {
  const values = new RegExp(`([\\w:|.-]+)(\\s*=\\s*)(?:${braced}|(\`(?:\\\\[\\s\\S]|[^\`\\\\])*\`))(?=[\\s/>])`, 'g');
  const html = source
    .replace(/^\uFEFF?(?:\xEF\xBB\xBF)?\s*---[\s\S]*?\n---/, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(values, (_, name: string, sign: string, expression?: string, literal?: string) =>
      valued(name, sign, expression ?? literal ?? ''),
    )
    .replace(new RegExp(`\\s${braced}(?=[\\s/>])`, 'g'), (whole) =>
      /^\s\{(?:\.\.\.|\w+\})/.test(whole) ? ' V' : whole,
    );
  return asElements(html);
}
