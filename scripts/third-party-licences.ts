// The licences of the packages whose code is in the bundles, as one text. Knows nothing of how bundles are built.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';

interface Built {
  readonly file: string;
  readonly metafile: Metafile;
}

/**
 * @param root what the paths in the metafiles are relative to
 * @throws Error for a package without a licence file
 */
export function thirdPartyLicences(root: string, built: readonly Built[]): string {
  const usedBy = new Map<string, string[]>();
  for (const { file, metafile } of built) {
    for (const folder of packageFolders(metafile)) usedBy.set(folder, [...(usedBy.get(folder) ?? []), file]);
  }
  const entries = [...usedBy]
    .map(([folder, files]) => licenceOf(resolve(root, folder), files))
    .sort((a, b) => (a < b ? -1 : 1));
  return [
    'Third-party software whose code is in files of this package. What is not named here holds none.\n',
    ...entries,
  ].join(`\n${'-'.repeat(80)}\n`);
}

/** The folders of packages of which at least one byte is in the output. */
function packageFolders({ outputs }: Metafile): ReadonlySet<string> {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return new Set(folders);
}

function licenceOf(folder: string, usedBy: readonly string[]): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:[.-]|$)/i.test(each));
  if (!file) throw new Error(`${folder} is bundled, but holds no licence file that could be shipped with it.`);
  return `${name} ${version} (${license}), in ${usedBy.join(', ')}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
