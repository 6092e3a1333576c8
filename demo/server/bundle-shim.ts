// The shim's script, bundled from its sources in memory, so that what is served is never older than what is written.
import { build } from 'esbuild';
import { shimEntry } from './assets.ts';

/** The script that a page includes. @throws esbuild's error, with file and line, when the sources do not compile. */
export async function bundleShim(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [shimEntry],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
    logLevel: 'silent',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error('The bundler gave no output for shim/index.ts.');
  return script.text;
}
