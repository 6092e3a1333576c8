// Every format of `--format`, in the order that --help lists them; to add one, add its file to the list.
import type { Format } from './format.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export type FormatName = 'text' | 'json' | 'sarif' | 'github' | 'gitlab' | 'html';

export const formats: Readonly<Record<FormatName, Format>> = { text, json, sarif, github, gitlab, html };

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
