// The shim's script, bundled from its sources in memory as the package bundles it, so that what is served is never older
// than what is written.
import { build, stop } from 'esbuild';
import { bundles } from '../../scripts/bundles.ts';
import { projectRoot } from './assets.ts';

/** The script that a page includes. @throws esbuild's error, with file and line, when the sources do not compile. */
export async function bundleShim(): Promise<string> {
  const shim = bundles('demo').find(({ file }) => file === 'hx-ws-shim.js');
  if (shim === undefined) throw new Error('scripts/bundles.ts knows no hx-ws-shim.js any more.');
  const { outputFiles } = await build({
    ...shim.options,
    absWorkingDir: projectRoot,
    entryPoints: [shim.entry],
    bundle: true,
    write: false,
    logLevel: 'silent',
  });
  // Its service would keep the process alive after the last server is closed.
  await stop();
  return outputFiles.map(({ text }) => text).join('');
}
