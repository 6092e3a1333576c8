// Reads the JSON object that an htmx form sends over a socket. Does not know which fields a page has.

export type Fields = Readonly<Record<string, unknown>>;

/** The message as an object, or undefined when it is not a JSON object. */
export function readFields(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** A text field, trimmed and cut to `limit` characters; empty when absent or not text. */
export function textField(fields: Fields, name: string, limit: number): string {
  const value = fields[name];
  return typeof value === 'string' ? value.trim().slice(0, limit) : '';
}
