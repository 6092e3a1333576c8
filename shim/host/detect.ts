// Which htmx this is. Knows nothing of what differs between them.

export type Major = '1' | '2' | '4';

/** The major that an adapter exists for; undefined for every other version. */
export function detectMajor(version: unknown): Major | undefined {
  return /^(?:1(?=\.9\.)|[24](?=\.))/.exec(String(version))?.[0] as Major | undefined;
}
