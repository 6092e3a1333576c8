// Reads the source files of the checkout. The only one here that touches the disk.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceText } from './violations.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every `.ts` and `.mjs` file under the folders named, sorted by path. */
export function readSources(folders: readonly string[]): readonly SourceText[] {
  return folders
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) =>
        `${folder}/${name}`.replaceAll('\\', '/'),
      ),
    )
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
}
