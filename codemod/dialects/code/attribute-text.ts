// Takes apart the attributes that a rule wrote in HTML's hand, for languages that write attributes in another. Knows the
// few names that a target writes.

/** A new attribute, with the white space before it. */
export interface WrittenAttribute {
  readonly before: string;
  readonly name: string;
  /** Undefined for a bare name. */
  readonly value: string | undefined;
}

const names = '(?:data-)?(?:hx-ext|hx-swap|ws-connect|ws-send|hx-ws:connect|hx-ws:send)';
const opening = new RegExp(`(\\s*)(${names})(?:=(["'])|(?=\\s|$))`, 'y');
const following = new RegExp(`\\s+${names}(?:=["']|\\s|$)`, 'y');

/** The attributes of a text; undefined where it holds anything else. */
export function attributesIn(text: string): readonly WrittenAttribute[] | undefined {
  const found: WrittenAttribute[] = [];
  let at = 0;
  while (at < text.length) {
    opening.lastIndex = at;
    const match = opening.exec(text);
    if (match === null) return undefined;
    const [whole, before = '', name = '', quote] = match;
    const start = at + whole.length;
    const end = quote === undefined ? start : valueEnd(text, quote, start);
    if (end === undefined) return undefined;
    found.push({ before, name, value: quote === undefined ? undefined : text.slice(start, end) });
    at = quote === undefined ? end : end + 1;
  }
  return found;
}

/** The closing quote: the first behind which the text ends or another attribute begins. Expressions hold quotes as well. */
function valueEnd(text: string, quote: string, from: number): number | undefined {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    following.lastIndex = at + 1;
    if (at + 1 === text.length || following.test(text)) return at;
  }
  return undefined;
}
