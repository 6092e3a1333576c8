// What only a process can show: exit statuses, signals, pipes, and files whole after a kill. With the real codemod.
import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildCommand, type Command } from './command.ts';
import { createWorld, type World } from './world.ts';

let command: Command;
let world: World;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

const old = '<form hx-ws="send">\n';
const migrated = '<form ws-send>\n';

async function within<T>(content: Readonly<Record<string, string>>, act: () => T | Promise<T>): Promise<T> {
  world = createWorld(content);
  try {
    return await act();
  } finally {
    world.remove();
  }
}

test('--version says the version; --help has examples and the exit codes', () => {
  expect(command.run(['-v'])).toEqual({ code: 0, stdout: '9.8.7\n', stderr: '' });
  expect(command.run(['--version'])).toEqual({ code: 0, stdout: '9.8.7\n', stderr: '' });
  const { code, stdout, stderr } = command.run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('\nExamples:\n  npx hx-ws-migrate --check ');
  expect(stdout).not.toContain('default: []');
  expect(stdout).toContain('\nExit codes:\n  0    nothing is left for a person');
});

test('a session: check, look, migrate, check', () =>
  within(
    {
      'templates/chat.html': old,
      'templates/base.html': '<script src="/htmx.js"></script><script src="/ext/ws.js"></script>',
    },
    () => {
      const cwd = world.root;
      expect(command.run(['--check'], { cwd })).toMatchObject({ code: 1 });
      const { code, stdout: patch } = command.run(['--diff'], { cwd });
      expect(code).toBe(0);
      expect(command.run([], { cwd })).toMatchObject({ code: 0 });
      expect(world.read('templates/chat.html')).toBe(migrated);
      expect(command.run(['--check'], { cwd })).toMatchObject({ code: 0, stdout: '' });
      expect(spawnSync('git', ['apply', '-R', '-'], { cwd, input: patch }).status).toBe(0);
      expect(world.read('templates/chat.html')).toBe(old);
      expect(command.run(['nowhere'], { cwd })).toMatchObject({ code: 2 });
    },
  ));

test('one document, stdin to stdout', () =>
  within({}, () => {
    expect(command.run(['--stdin-filepath', 'a.html', '-q'], { cwd: world.root, input: `é${old}` })).toEqual({
      code: 0,
      stdout: `é${migrated}`,
      stderr: '',
    });
  }));

describe('without a path', () => {
  const bash = (script: string) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, command.path], {
      cwd: world.root,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const refusal =
    'hx-ws-migrate: there is data on stdin and no path was given, so nothing was done. For the document on stdin: ' +
    '--stdin-filepath <its path>; for every file below the current directory: hx-ws-migrate .\n';

  const filled = 'mkfifo pipe; exec 3<>pipe; printf "<p>" >&3;';
  const ended = (text: string) => `printf '${text}' | { until read -t 0; do :; done; "$0" "$1"; }`;

  test.each([
    ['a pipe with data', ended('<p>')],
    ['a pipe with data that stays open', `${filled} "$0" "$1" <&3`],
    ['a file', `printf '<p>' > doc; "$0" "$1" < doc`],
    ['options alone', `${filled} "$0" "$1" --target htmx4 <&3`],
  ])('is refused with data on stdin: %s', (_title, script) =>
    within({ 'a.html': old }, () => {
      expect(bash(script)).toEqual({ status: 2, stdout: '', stderr: refusal });
      expect(world.read('a.html')).toBe(old);
    }),
  );

  test.each([
    ['/dev/null', '"$0" "$1" -q < /dev/null'],
    ['a closed stdin', '"$0" "$1" -q <&-'],
    ['an empty file', ': > doc; "$0" "$1" -q < doc'],
    ['an empty pipe that stays open', 'mkfifo pipe; exec 3<>pipe; "$0" "$1" -q <&3'],
    ['a pipe that ended empty', ended('').replace('"$1"', '"$1" -q')],
    ['data, but a path', `${filled} "$0" "$1" -q . <&3`],
  ])('the current directory is rewritten with %s', (_title, script) =>
    within({ 'a.html': old, 'base.html': '<script src="/htmx.js"></script><script src="/ext/ws.js"></script>' }, () => {
      expect(bash(script)).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(world.read('a.html')).toBe(migrated);
    }),
  );

  test('of a script in the same pipe no next line runs, whole or in part', () =>
    within({ 'a.html': old, 'script.sh': `"$NODE" "$COMMAND"\necho next > a.html\n` }, () => {
      expect(bash('export NODE="$0" COMMAND="$1"; cat script.sh | bash')).toEqual({
        status: 2,
        stdout: '',
        stderr: refusal,
      });
      expect(world.read('a.html')).toBe(old);
    }));

  test('a check writes nothing, and minds no data', () =>
    within({ 'a.html': old }, () => {
      expect(bash(`${filled} "$0" "$1" --check -q <&3`)).toMatchObject({ status: 1 });
    }));
});

test('a closed pipe ends the talking, not the work', () =>
  within(Object.fromEntries(Array.from({ length: 800 }, (_, n) => [`${'long-name-'.repeat(8)}${n}.html`, old])), () => {
    const script = `"$0" "$1" . | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, command.path], {
      cwd: world.root,
      encoding: 'utf8',
    });
    expect(stdout.trimEnd().split('\n')[1]).toBe('0');
    expect(stderr).not.toContain('EPIPE');
    expect(new Set(Object.values(world.all()))).toEqual(new Set([migrated]));
  }));

/** Starts a run over many files, and sends the signal when the first one has been replaced. */
async function signalled(signal: NodeJS.Signals): Promise<readonly [number | null, string | null]> {
  const watcher = fs.watch(world.root);
  const replaced = new Promise<void>((resolve) => {
    watcher.on('change', (_type, name) => {
      if (String(name).endsWith('.html')) resolve();
    });
  });
  const child: ChildProcess = command.start(['--no-progress', '-q'], world.root);
  child.stdout?.resume();
  const exit = once(child, 'exit');
  await replaced;
  child.kill(signal);
  const [code, by] = await exit;
  watcher.close();
  return [code, by];
}

const many = Object.fromEntries(Array.from({ length: 800 }, (_, n) => [`${n}.html`, old]));

describe('stopped in the middle', () => {
  test('by SIGINT: status 130, every file old or new, nothing left over', () =>
    within(many, async () => {
      expect(await signalled('SIGINT')).toEqual([130, null]);
      const texts = Object.entries(world.all());
      expect(texts).toHaveLength(800);
      expect(new Set(texts.map(([, text]) => text))).toEqual(new Set([old, migrated]));
    }));

  test('by SIGKILL: every file old or new, and the next run finishes and cleans up', () =>
    within(many, async () => {
      expect(await signalled('SIGKILL')).toEqual([null, 'SIGKILL']);
      const pages = Object.entries(world.all()).filter(([name]) => name.endsWith('.html'));
      expect(pages).toHaveLength(800);
      expect(new Set(pages.map(([, text]) => text))).toEqual(new Set([old, migrated]));
      world.write('.hx-ws-migrate-not-ours.tmp', 'x');
      expect(command.run(['-q'], { cwd: world.root })).toMatchObject({ code: 0 });
      expect(world.all()).toEqual({
        '.hx-ws-migrate-not-ours.tmp': 'x',
        ...Object.fromEntries(Object.keys(many).map((name) => [name, migrated])),
      });
    }));

  test('by SIGINT while it waits for stdin: status 130', () =>
    within({}, async () => {
      const child = command.start(['--stdin-filepath', 'a.html', '--verbose'], world.root);
      const exit = once(child, 'exit');
      // More than a pipe holds: once it is gone, the command is reading, and its handler has long been in place.
      await new Promise((resolve) => child.stdin?.write('x'.repeat(1 << 20), resolve));
      child.kill('SIGINT');
      expect(await exit).toEqual([130, null]);
    }));
});
