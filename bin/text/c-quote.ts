// Names as git writes them in patches and lists: in quotes and with escapes when they are odd. Knows nothing of patches.

const letters: Readonly<Record<string, string>> = {
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '"': '"',
  '\\': '\\',
};
const bytes = new Map(Object.entries(letters).map(([byte, letter]) => [letter, byte]));

/** A latin1 string of bytes as git prints it with `core.quotePath` on, its default. */
export function cQuote(name: string): string {
  const quoted = name.replace(/[\p{Cc}"\\\u0080-\u00ff]/gu, (byte) => {
    const letter = letters[byte];
    return `\\${letter ?? byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return quoted === name ? name : `"${quoted}"`;
}

/** The bytes of a name that git may have quoted. */
export function cUnquote(text: string): string {
  const inner = /^"(.*)"$/s.exec(text)?.[1];
  if (inner === undefined) return text;
  return inner.replace(/\\([0-7]{3}|.)/gs, (_escape, what: string) =>
    what.length === 3 ? String.fromCharCode(Number.parseInt(what, 8) & 0xff) : (bytes.get(what) ?? what),
  );
}
