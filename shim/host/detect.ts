// Which htmx this is. Knows nothing of what differs between them.

export type Major = '1' | '2' | '4';

/** The major that an adapter exists for; undefined for every other version. */
export function detectMajor(version: unknown): Major | undefined {
  const [, one, other] = /^(?:(1)\.9\.|([24])\.)/.exec(String(version)) ?? [];
  return (one ?? other) as Major | undefined;
}
