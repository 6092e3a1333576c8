// What a page's process holds: V8's heap as the page tells it, and all that is resident as the system tells it (Linux).
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

export interface MemoryPeaks {
  /** V8's heap above idle at its highest, bytes; looked at every few ms. */
  readonly heap: number;
  /** Resident memory above idle at its highest, bytes: the system's own high-water mark, and what was seen. */
  readonly resident: number;
}

/** A line of `/proc/<pid>/status`, bytes. */
function status(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (!found) throw new Error(`/proc/${pid}/status tells no ${name}.`);
  return Number(found[1]) * 1024;
}

/** Process ids of all renderers: the page's is among them, and a spare one may be. */
async function renderers(page: Page): Promise<readonly number[]> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The page has no browser to ask for its processes.');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [id] : []));
}

/** How far the memory rises while `act` runs; of several renderers, the one that rises most. */
export async function measureMemory(page: Page, act: () => Promise<void>): Promise<MemoryPeaks> {
  const session = await page.context().newCDPSession(page);
  const heap = async () => (await session.send('Runtime.getHeapUsage')).usedSize;
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const idleHeap = await heap();
  const idle = (await renderers(page)).map((pid) => {
    const before = status(pid, 'VmRSS');
    // 5 resets the high-water mark: proc(5), clear_refs.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return [pid, before] as const;
  });
  let over = false;
  let highest = idleHeap;
  let resident = 0;
  const watching = (async () => {
    while (!over) {
      highest = Math.max(highest, await heap());
      resident = Math.max(resident, ...idle.map(([pid, before]) => status(pid, 'VmRSS') - before));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  try {
    await act();
  } finally {
    over = true;
    await watching;
  }
  resident = Math.max(resident, ...idle.map(([pid, before]) => status(pid, 'VmHWM') - before));
  await session.detach();
  return { heap: highest - idleHeap, resident };
}
