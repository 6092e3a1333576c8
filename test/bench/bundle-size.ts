// The shim's script as it is served, compressed, against htmx's own extension for one major. Builds it anew.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../demo/server/assets.ts';
import { buildPackage } from '../../scripts/build-package.ts';
import type { Bench } from './bench.ts';

/** What it may weigh at most with everything, bytes. */
const budgetBytes = 7_168;

export const bundleSize: Bench = {
  name: 'bundle-size',
  async run() {
    const outdir = await mkdtemp(join(tmpdir(), 'hx-ws-bench-'));
    try {
      const artefacts = await buildPackage({ root: projectRoot, outdir, types: false });
      const ours = artefacts.find(({ file }) => file === 'hx-ws-shim.min.js')?.gzipBytes ?? Number.NaN;
      const peer = gzipSync(await readFile(join(projectRoot, 'node_modules/htmx-ext-ws/dist/ws.min.js')), { level: 9 });
      return [
        {
          what: 'shim bundle, gzip -9: of its budget',
          ours: `${ours} B`,
          against: `${budgetBytes} B`,
          ratio: ours / budgetBytes,
          budget: 1,
        },
        {
          what: 'shim bundle, gzip -9: of htmx-ext-ws',
          ours: `${ours} B`,
          against: `${peer.length} B`,
          ratio: ours / peer.length,
        },
      ];
    } finally {
      await rm(outdir, { recursive: true, force: true });
    }
  },
};
