// kill -9 at any moment, and two runs at once, over two thousand files: each is whole, and the next run leaves nothing.
import { once } from 'node:events';
import * as fs from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { runs } from '../property.ts';
import { buildCommand, type Command } from './command.ts';
import { createWorld, type World } from './world.ts';

let command: Command;
let world: World;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());
beforeEach(() => {
  world = createWorld(Object.fromEntries(names.map((name, n) => [name, textOf(n, old)])), undefined, parent);
});
afterEach(() => world.remove());

/** In memory, where there is such a place: a kill is no power cut, and the disk would be most of the time. */
const parent = fs.existsSync('/dev/shm') ? '/dev/shm' : undefined;

const old = '<form hx-ws="send">';
const migrated = '<form ws-send>';
const names = Array.from({ length: 2000 }, (_, n) => `${n % 20}/${n}.html`);
/** Each file has a text of its own, some of them longer than a disk writes at once. */
const textOf = (n: number, form: string) => `${n}\r\n${form}\u00e9${'x'.repeat(n % 50 === 0 ? 100_000 : n % 97)}`;

function isWhole(text: string, n: number): boolean {
  return text === textOf(n, old) || text === textOf(n, migrated);
}

/** Counts of files by what they hold; whatever is no page, by name. */
function state(): {
  readonly old: number;
  readonly migrated: number;
  readonly torn: readonly string[];
  readonly strays: readonly string[];
} {
  const all = world.all();
  const texts = names.map((name) => all[name] ?? '');
  return {
    old: texts.filter((text, n) => text === textOf(n, old)).length,
    migrated: texts.filter((text, n) => text === textOf(n, migrated)).length,
    torn: names.filter((_, n) => !isWhole(texts[n] ?? '', n)),
    strays: Object.keys(all).filter((name) => !names.includes(name)),
  };
}

/** Numbers in [0, 1), the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Kills a run as soon as so many entries of one of its directories have come or gone. */
async function killed(directory: number, events: number): Promise<void> {
  const watcher = fs.watch(world.path(String(directory)));
  const child = command.start(['--no-progress', '-q'], world.root);
  const exit = once(child, 'exit');
  child.stdout?.resume();
  child.stderr?.resume();
  let seen = 0;
  const reached = new Promise<void>((resolve) => {
    watcher.on('change', () => {
      seen++;
      if (seen >= events) resolve();
    });
  });
  await Promise.race([reached, exit]);
  child.kill('SIGKILL');
  await exit;
  watcher.close();
}

const { numRuns, seed } = runs(50);

test(
  `killed ${numRuns} times (seed ${seed}), a run leaves every file whole, and the next one nothing else`,
  async () => {
    const random = randomFrom(seed);
    const moments: number[] = [];
    for (let round = 0; round < numRuns; round++) {
      for (const [n, name] of names.entries())
        if (fs.readFileSync(world.path(name)).length !== textOf(n, old).length + 1) world.write(name, textOf(n, old));
      await killed(Math.floor(random() * 20), 1 + Math.floor(random() * 300));
      const { old: left, migrated: done, torn } = state();
      expect([torn, left + done]).toEqual([[], names.length]);
      moments.push(done);
      expect(command.run(['-q'], { cwd: world.root })).toMatchObject({ code: 0, stderr: '' });
      expect(state()).toEqual({ old: 0, migrated: names.length, torn: [], strays: [] });
    }
    // A kill that always came too late or too early would show nothing.
    expect(moments.filter((done) => done > 0 && done < names.length).length).toBeGreaterThan(numRuns / 2);
  },
  60_000 * (numRuns + 1),
);

test('a file that is torn would be caught', () => {
  world.write(names[3] ?? '', textOf(3, old).slice(0, -1));
  world.write('0/.hx-ws-migrate-00000000-1-0.tmp', '');
  const { torn, strays } = state();
  expect([torn, strays]).toEqual([[names[3]], ['0/.hx-ws-migrate-00000000-1-0.tmp']]);
});

test('two runs at once lose nothing, and both end well', async () => {
  const children = [0, 1].map(() => command.start(['--no-progress', '-q'], world.root));
  const said = await Promise.all(
    children.map(async (child) => {
      let stderr = '';
      child.stderr?.on('data', (data) => {
        stderr += data;
      });
      child.stdout?.resume();
      const [code] = await once(child, 'close');
      return { code, lines: stderr.split('\n').filter((line) => line !== '') };
    }),
  );
  expect(said.map(({ code }) => code)).toEqual([0, 0]);
  const sentence = /^\d+\/\d+\.html: another run rewrote it at the same time, in the same way$/;
  expect(said.flatMap(({ lines }) => lines).filter((line) => !sentence.test(line))).toEqual([]);
  expect(state()).toEqual({ old: 0, migrated: names.length, torn: [], strays: [] });
});
