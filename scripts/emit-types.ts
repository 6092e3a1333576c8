// Writes the package's type declarations, by tsc as installed. Knows nothing of bundles.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Artefact, weigh } from './artefact.ts';

/** @throws Error with tsc's messages, each with file and line */
export async function emitTypes(root: string, outdir: string): Promise<Artefact> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', 'tsconfig.types.json', '--outDir', outdir, '--pretty', 'false'];
  await promisify(execFile)(process.execPath, [tsc, ...options], { cwd: root }).catch(
    ({ stdout, message }: { readonly stdout?: string; readonly message: string }) => {
      throw new Error(stdout?.trimEnd() || message);
    },
  );
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  const all = Buffer.concat(files.sort().map((name) => readFileSync(join(outdir, name))));
  return weigh('types/', all);
}
