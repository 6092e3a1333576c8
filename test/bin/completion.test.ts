// `--completion`: bash by running it, the others by what they print.
import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

/** What bash offers after these words. */
async function completed(...words: readonly string[]): Promise<string> {
  const { stdout } = await world.run(['--completion', 'bash']);
  const script = `${stdout}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hx_ws_migrate; printf '%s ' "\${COMPREPLY[@]}"`;
  const said = spawnSync('bash', ['-euc', script, 'bash', 'hx-ws-migrate', ...words], { encoding: 'utf8' });
  expect([said.status, said.stderr]).toEqual([0, '']);
  return said.stdout.trim();
}

test('bash completes options, their values, and leaves file names to readline', async () => {
  world = createWorld();
  expect(await completed('--ch')).toBe('--check --changed');
  expect(await completed('--check', '--target', '')).toBe('htmx2 htmx4');
  expect(await completed('--target', '=', 'htmx4')).toBe('htmx4');
  expect(await completed('--target', '=')).toBe('htmx2 htmx4');
  expect(await completed('--format', 'g')).toBe('github gitlab');
  expect(await completed('--files-from', '-')).toBe('');
  expect(await completed('tem')).toBe('');
  expect(await completed('--h')).toBe('--hidden --help');
});

test('every option is in every shell, and each description is quoted', async () => {
  world = createWorld();
  const { stdout: help } = await world.run(['--help']);
  const longs = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map((match) => match[1] ?? '');
  expect(longs.length).toBeGreaterThan(25);
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout, stderr } = await world.run(['--completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    const named = longs.filter((long) =>
      new RegExp(shell === 'fish' ? `-l ${long.slice(2)} ` : `${long}\\b`).test(stdout),
    );
    expect(named).toEqual(longs);
  }
  const zsh = (await world.run(['--completion', 'zsh'])).stdout;
  expect(zsh).toContain(
    `\n  '*'--add-script'[add the ws extension'\\''s script tag after htmx'\\''s, where it is missing]:value:_files' \\\n`,
  );
  expect(zsh).toContain(`\n  '(-q --quiet)'{-q,--quiet}'[no notes, no summary, no progress]' \\\n`);
  const fish = (await world.run(['--completion', 'fish'])).stdout;
  expect(fish).toContain(
    `\ncomplete -c hx-ws-migrate -l fail-on -x -a 'error warning' -d 'the level of findings that makes the exit status 1'\n`,
  );
  expect(spawnSync('bash', ['-n'], { input: zsh, encoding: 'utf8' }).stderr).toBe('');
});
