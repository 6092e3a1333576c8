// `npm run build`: builds the package into dist/ and prints the size of each part.
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build-package.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const outdir = fileURLToPath(new URL('../dist', import.meta.url));
  for (const { file, bytes, gzipBytes } of await buildPackage({ root, outdir, types: true })) {
    console.log(`dist/${file.padEnd(26)} ${String(bytes).padStart(8)} B ${String(gzipBytes).padStart(8)} B gzip -9`);
  }
} catch (error) {
  console.error(`The build failed.\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
