// A sample repository, red before the rewrite and green after: by the pre-commit hooks, and by the action's command line.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildCommand, type Command } from './command.ts';
import { createWorld, type World } from './world.ts';

const root = join(import.meta.dirname, '../..');
const old = '<form hx-ws="send">\n';
const migrated = '<form ws-send>\n';
const line = (path: string) => `${path}:1:7   send  hx-ws="send" → ws-send\n`;

let command: Command;
let tools: World;
let sample: World;
beforeAll(async () => {
  command = await buildCommand();
  tools = createWorld({
    'bin/hx-ws-migrate': `#!/bin/sh\nexec "${process.execPath}" "${command.path}" "$@"\n`,
  });
  fs.cpSync(command.directory, tools.path('action/dist'), { recursive: true });
  fs.chmodSync(tools.path('bin/hx-ws-migrate'), 0o755);
});
afterAll(() => {
  tools.remove();
  command.remove();
});

beforeEach(() => {
  sample = createWorld({
    'templates/a b.html': old,
    'templates/-cc.html': old,
    'templates/base.html': '<script src="/htmx.js"></script><script src="/ext/ws.js"></script>\n',
    'notes.txt': 'hello',
  });
  git('init', '-q');
  git('add', '-A');
});
afterEach(() => sample.remove());

function git(...args: readonly string[]): string {
  const said = spawnSync('git', ['-c', 'core.quotePath=false', ...args], { cwd: sample.root, encoding: 'utf8' });
  if (said.status !== 0) throw new Error(said.stderr);
  return said.stdout;
}

/** As pre-commit does: the entry's words, its args, and the names of the staged files. */
function hook(id: string) {
  const text = fs.readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');
  const [, block = ''] = text.split(`- id: ${id}\n`);
  const entry = /^ {2}entry: (.*)$/m.exec(block)?.[1]?.split(' ') ?? [];
  const files = git('diff', '--cached', '--name-only', '-z', '--diff-filter=ACMRTUXB').split('\0').filter(Boolean);
  const [program = '', ...args] = [...entry, ...files];
  const path = `${tools.path('bin')}:${process.env['PATH']}`;
  const said = spawnSync(program, args, { cwd: sample.root, encoding: 'utf8', env: { ...process.env, PATH: path } });
  return { code: said.status, stdout: said.stdout, stderr: said.stderr };
}

test('pre-commit: the check is red, the rewrite mends, the check is green', () => {
  expect(hook('hx-ws-check')).toEqual({
    code: 1,
    stdout: line('templates/-cc.html') + line('templates/a b.html'),
    stderr: '',
  });
  expect(hook('hx-ws-migrate')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(git('diff', '--name-only')).toBe('templates/-cc.html\ntemplates/a b.html\n');
  expect([sample.read('templates/a b.html'), sample.read('templates/-cc.html')]).toEqual([migrated, migrated]);
  git('add', '-A');
  expect(hook('hx-ws-check')).toEqual({ code: 0, stdout: '', stderr: '' });
});

/** As the runner does: the step's script, in a file of its own, with what `env` says. */
function action(inputs: Readonly<Record<string, string>>) {
  const text = fs.readFileSync(join(root, 'action.yml'), 'utf8');
  const block = text.slice(text.indexOf('      run: |\n') + '      run: |\n'.length).replace(/^ {8}/gm, '');
  // What is not given as input is not known to the script either.
  expect([...new Set([...block.matchAll(/\$\{?(HX_\w+)/g)].map(([, name]) => name))].sort()).toEqual(
    [...text.matchAll(/^ {8}(HX_\w+): \$\{\{ /gm)].map(([, name]) => name).sort(),
  );
  tools.write('step.sh', block);
  const env = {
    ...process.env,
    GITHUB_ACTIONS: 'true',
    HX_PATHS: '.',
    HX_ARGS: '',
    HX_SARIF: '',
    HX_VERSION: 'here',
    HX_ACTION: tools.path('action'),
    ...inputs,
  };
  const said = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', tools.path('step.sh')], {
    cwd: sample.root,
    encoding: 'utf8',
    env,
  });
  return { code: said.status, stdout: said.stdout, stderr: said.stderr };
}

test('the action: red with annotations and SARIF, green after the rewrite', () => {
  const red = action({
    HX_SARIF: 'out put.sarif',
    HX_ARGS: '--quiet\n--fail-on\nwarning\n',
    HX_PATHS: 'templates\nnotes.txt',
  });
  const help = command.run(['--check', '--format', 'json'], { cwd: sample.root });
  const text = JSON.parse(help.stdout).findings.find(({ slug }: { slug: string }) => slug === 'send').help;
  const annotation = (path: string) =>
    `::error file=${path},line=1,endLine=1,col=7,endColumn=19,title=send::hx-ws="send" → ws-send%0A${text}\n`;
  expect(red).toEqual({
    code: 1,
    stdout:
      line('templates/-cc.html') +
      line('templates/a b.html') +
      annotation('templates/-cc.html') +
      annotation('templates/a b.html'),
    stderr: '',
  });
  expect(
    JSON.parse(sample.read('out put.sarif')).runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId),
  ).toEqual(['no-connect', 'send', 'no-connect', 'send']);
  expect(command.run(['-q', 'templates'], { cwd: sample.root }).code).toBe(0);
  expect(action({ HX_ARGS: '--quiet' })).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('what stands in the inputs of the action is no script', () => {
  const { code, stderr } = action({ HX_PATHS: '$(touch owned)\n`touch owned`; touch owned', HX_ARGS: '-q' });
  expect([code, stderr.split('\n').length, fs.existsSync(sample.path('owned'))]).toEqual([2, 3, false]);
  expect(fs.readFileSync(join(root, 'action.yml'), 'utf8').split('run: |')[1]).not.toContain('${{');
});
