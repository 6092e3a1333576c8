// Every format of `--format`, in the order that --help lists them; to add one, add its file to the list.
import type { Format } from './format.ts';
import { json } from './json.ts';
import { text } from './text.ts';

export const formats = { text, json } as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
