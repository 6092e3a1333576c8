// Builds the package into a directory: bundles, types, and the licences of what was bundled. Prints nothing.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, formatMessagesSync, type Message, stop } from 'esbuild';
import { minify } from 'terser';
import { type Artefact, weigh } from './artefact.ts';
import { type Bundle, bundles } from './bundles.ts';
import { emitTypes } from './emit-types.ts';
import { thirdPartyLicences } from './third-party-licences.ts';
import { writeWhole } from './write-whole.ts';

export interface BuildOptions {
  /** The checkout, an absolute path. */
  readonly root: string;
  /** Where to, an absolute path. Files of ours in it are replaced, others are left alone. */
  readonly outdir: string;
  /** Whether the types are written too, which takes longer than all the rest. */
  readonly types: boolean;
}

/**
 * Builds what can be built.
 * @throws Error whose message names each entry that is missing, and each error of the bundler and of tsc with its place
 */
export async function buildPackage({ root, outdir, types }: BuildOptions): Promise<readonly Artefact[]> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  mkdirSync(outdir, { recursive: true });
  const all = bundles(version);
  const stale = [...all.map(({ file }) => file), 'THIRD-PARTY-LICENSES.txt', ...(types ? ['types'] : [])];
  for (const file of stale) rmSync(join(outdir, file), { recursive: true, force: true });

  const results = await Promise.allSettled([
    ...all.map((bundle) => buildBundle(bundle, root, outdir)),
    ...(types ? [emitTypes(root, join(outdir, 'types'))] : []),
  ]);
  // Its service would keep a process alive that imports this.
  await stop();
  const artefacts = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as Error).message] : [],
  );

  try {
    const built = artefacts.flatMap(({ file, metafile }) => (metafile ? [{ file, metafile }] : []));
    const licences = thirdPartyLicences(root, built);
    artefacts.push(weigh('THIRD-PARTY-LICENSES.txt', writeWhole(join(outdir, 'THIRD-PARTY-LICENSES.txt'), licences)));
  } catch (error) {
    failures.push((error as Error).message);
  }

  if (failures.length > 0) throw new Error([...new Set(failures)].join('\n'));
  return artefacts;
}

/** The same script in fewer bytes; the banner stays. */
async function compress(script: string): Promise<string> {
  const { code } = await minify(script, {
    // No function of ours is a constructor or has a `this` that an arrow lacks.
    compress: { passes: 3, ecma: 2022, toplevel: true, unsafe_arrows: true, lhs_constants: false },
    format: { ascii_only: true, comments: 'some' },
  });
  return code ?? script;
}

async function buildBundle(bundle: Bundle, root: string, outdir: string): Promise<Artefact> {
  if (!existsSync(join(root, bundle.entry))) {
    throw new Error(
      `${bundle.entry} does not exist, so dist/${bundle.file} cannot be built. Write it, or take the bundle out of scripts/bundles.ts.`,
    );
  }
  const { outputFiles, metafile } = await build({
    ...bundle.options,
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outfile: join(outdir, bundle.file),
    bundle: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  }).catch((failure: { readonly errors: Message[] }) => {
    throw new Error(formatMessagesSync(failure.errors, { kind: 'error', color: false }).join('').trimEnd());
  });
  const bundled = outputFiles[0]?.text ?? '';
  const text = bundle.isCompressed ? await compress(bundled) : bundled;
  const content = bundle.isCommand ? `#!/usr/bin/env node\n${text.replace(/^#!.*\n/, '')}` : text;
  const mode = bundle.isCommand ? 0o755 : 0o644;
  return { ...weigh(bundle.file, writeWhole(join(outdir, bundle.file), content, mode)), metafile };
}
