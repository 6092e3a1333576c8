// What it takes to send five files of 100 MB out of band, beside `socket.send(file)` alone.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Variant } from '../browser/site.ts';
import type { Bench, Row } from './bench.ts';
import { type HashingServer, startHashingServer } from './hashing-server.ts';
import { type MemoryPeaks, measureMemory } from './renderer-memory.ts';
import { ms, type Stage } from './stage.ts';

const megabyte = 2 ** 20;
const fileBytes = 100 * megabyte;
const count = 5;
const budget = { heap: 16 * megabyte, resident: fileBytes + 50 * megabyte };

interface Chosen {
  readonly path: string;
  readonly sha256: string;
}

interface Figures extends MemoryPeaks {
  /** The longest time that the page's main thread did not come to a timer, ms. */
  readonly block: number;
}

async function makeFile(path: string): Promise<Chosen> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  for (let written = 0; written < fileBytes; written += megabyte) {
    const bytes = randomBytes(megabyte);
    hash.update(bytes);
    await file.write(bytes);
  }
  await file.close();
  return { path, sha256: hash.digest('hex') };
}

const html = (url: string) => `<!DOCTYPE html><script src="/htmx.js"></script><script>
  htmx.config.wsShim = { warn: false };
  const beat = () => {
    const now = performance.now();
    window.block = Math.max(window.block, now - window.last);
    window.last = now;
    setTimeout(beat);
  };
  Object.assign(window, { block: 0, last: performance.now() });
  beat();
</script>
<body><div hx-ws="connect:${url}/shim">
  <form hx-ws="send"><input type="file" name="files" multiple><button>send</button></form>
</div></body>`;

/** A way to send what was chosen; returns when the page has handed it over. */
type Send = (page: Page, url: string) => Promise<void>;

const byShim: Send = (page) => page.click('button');

const byHand: Send = (page, url) =>
  page.evaluate(async (url) => {
    const socket = new WebSocket(url);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    for (const file of (document.querySelector('input') as HTMLInputElement).files ?? []) socket.send(file);
  }, `${url}/hand`);

/** What nobody may do: the content goes through the page's heap, and stays there. */
const held: Send = (page, url) =>
  page.evaluate(async (url) => {
    const socket = new WebSocket(url);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const [file] = (document.querySelector('input') as HTMLInputElement).files ?? [];
    if (!file) return;
    const bytes = await file.arrayBuffer();
    // A tenth of it where V8 keeps its objects.
    Object.assign(window, { held: Array.from(new Uint8Array(bytes, 0, bytes.byteLength / 10), String) });
    socket.send(bytes);
  }, `${url}/held`);

/** Sends the files and waits until the server has read them. @throws Error where one arrived otherwise than it is */
async function measure(stage: Stage, variant: Variant, files: readonly Chosen[], send: Send): Promise<Figures> {
  const server = await startHashingServer();
  try {
    return await stage.on(html(server.url), variant, async ({ page }) => {
      await page.setInputFiles(
        'input',
        files.map(({ path }) => path),
      );
      // What choosing files costs is over, and so is the browser's start.
      await page.waitForTimeout(500);
      await page.evaluate('block = 0, last = performance.now()');
      const peaks = await measureMemory(page, async () => {
        await send(page, server.url);
        await intact(server, files);
      });
      return { ...peaks, block: Number(await page.evaluate('block')) };
    });
  } finally {
    await server.close();
  }
}

/** @throws Error where the measure does not see what is far over the budget */
async function control(stage: Stage, files: readonly Chosen[]): Promise<void> {
  const { heap, resident } = await measure(stage, { htmx: '2' }, files, held);
  if (heap <= budget.heap || resident <= budget.resident)
    throw new Error(
      `A page that holds a file in its heap was measured as ${mb(heap)} of heap, ${mb(resident)} resident.`,
    );
}

async function intact(server: HashingServer, files: readonly Chosen[]): Promise<void> {
  let read = await server.messages(files.length);
  if (read[0]?.isBinary === false) read = (await server.messages(files.length + 1)).slice(1);
  const arrived = read.map(({ sha256 }) => sha256).join();
  const sent = files.map(({ sha256 }) => sha256).join();
  if (arrived !== sent) throw new Error(`The files arrived as ${arrived} and not as ${sent}.`);
}

const mb = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`;

/** The rows of one htmx: ours of the budget, and of `socket.send(file)` with one file. */
function compare(htmx: string, ours: Figures, one: Figures): readonly Row[] {
  const what = `${count} files of 100 MB out of band on htmx ${htmx}`;
  const row = (name: string, show: (value: number) => string, value: number, against: number) => ({
    what: `${what}: ${name}`,
    ours: show(value),
    against: show(against),
    ratio: value / against,
  });
  return [
    { ...row('JS heap above idle, of its budget', mb, ours.heap, budget.heap), budget: 1 },
    { ...row('resident memory above idle, of its budget', mb, ours.resident, budget.resident), budget: 1 },
    row('resident memory above idle, of one by socket.send(file)', mb, ours.resident, one.resident),
    row('longest block of the main thread, of one by socket.send(file)', ms, ours.block, one.block),
  ];
}

export const memory: Bench = {
  name: 'memory',
  async run(stage) {
    const folder = await mkdtemp(join(tmpdir(), 'hx-ws-bench-'));
    try {
      const files: Chosen[] = [];
      for (let index = 0; index < count; index++) files.push(await makeFile(join(folder, `${index}.bin`)));
      const one = await measure(stage, { htmx: '2' }, files.slice(0, 1), byHand);
      await control(stage, files.slice(0, 1));
      const rows: Row[] = [];
      for (const htmx of ['1', '2', '4'] as const)
        rows.push(...compare(htmx, await measure(stage, { htmx, shim: true }, files, byShim), one));
      return rows;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
