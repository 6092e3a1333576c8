// Writes new attributes down: prefix, quotes and bare names as the old one and its surroundings have them.
import type { Target } from '../targets/index.ts';

/** What is to be written, and in what hand. */
export interface Wanted {
  readonly target: Target;
  /** `data-` or nothing. */
  readonly prefix: string;
  /** What encloses a value; empty for an unquoted one. */
  readonly quote: string;
  /** The URL's bytes as they were; undefined for no connection. */
  readonly url: string | undefined;
  readonly send: boolean;
  /** Switch the extension on, where the target knows such a thing. */
  readonly extension: boolean;
  /** Put beside the connection what the target wants there. */
  readonly beside: boolean;
  /** Whether a name needs a value: in XML, or where the next attribute follows without a space. */
  readonly valued: boolean;
}

/** The attributes, in order, each as one piece of text. */
export function spell({ target, prefix, quote, url, send, extension, beside, valued }: Wanted): readonly string[] {
  const pieces: string[] = [];
  const pair = (name: string, value: string) => `${prefix}${name}=${quote}${value}${quote}`;
  if (extension && target.extension !== undefined) pieces.push(pair(target.extension.name, target.extension.value));
  if (url !== undefined) {
    pieces.push(pair(target.connect, url));
    if (beside && target.beside !== undefined) pieces.push(pair(target.beside.name, target.beside.value));
  }
  const empty = quote === '' ? '""' : quote + quote;
  if (send) pieces.push(`${prefix}${target.send}${valued ? `=${empty}` : ''}`);
  return pieces;
}
