// What .ci/run says and returns, with an npm of the test's own.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../architecture/read-sources.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder({ 'clone/README.md': '', 'bin/npm': '' });
const clone = join(folder, 'clone');
cpSync(join(root, '.ci/run'), join(clone, '.ci/run'));

/** Runs it from elsewhere, where `npm test` does what `npm` says, in bash. */
function ciRun(readme: string, npm: string) {
  writeFileSync(join(clone, 'README.md'), readme);
  writeFileSync(
    join(folder, 'bin/npm'),
    `#!/usr/bin/env bash\n[ "$1" = ci ] && { echo "installed in $PWD"; exit; }\n${npm}\n`,
  );
  chmodSync(join(folder, 'bin/npm'), 0o755);
  const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
  const { status, stdout, stderr } = spawnSync(join(clone, '.ci/run'), {
    cwd: '/',
    env: { PATH: path, CI: 'true' },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stderr, lines: stdout.trimEnd().split('\n') };
}

const readme = '# Name\n\nRun `npm ci && npm test`.\n\n```sh\nnpm ci && npm test\n```\n';

test('runs the README’s command in the checkout and repeats the count', () => {
  expect(ciRun(readme, 'echo "1 passed, 0 failed"; echo "42 passed, 0 failed"; echo done')).toEqual({
    status: 0,
    stderr: '',
    lines: [`installed in ${clone}`, '1 passed, 0 failed', '42 passed, 0 failed', 'done', '42 passed, 0 failed'],
  });
});

test('passes the exit status on', () => {
  expect(ciRun(readme, 'echo "40 passed, 2 failed"; exit 3')).toEqual({
    status: 3,
    stderr: '',
    lines: [`installed in ${clone}`, '40 passed, 2 failed', '40 passed, 2 failed'],
  });
});

test.each([
  ['that succeeds', 'echo fine', 1, 'fine'],
  ['that fails', 'echo "error TS2322"; exit 2', 2, 'error TS2322'],
  ['that only speaks of counts', 'echo "so 3 passed, 0 failed"', 1, 'so 3 passed, 0 failed'],
])('counts a run without a count as one failure: one %s', (_, npm, status, said) => {
  expect(ciRun(readme, npm)).toEqual({
    status,
    stderr: '',
    lines: [`installed in ${clone}`, said, '0 passed, 1 failed'],
  });
});

test('gives the tests no input to wait for', () => {
  expect(ciRun(readme, 'cat; echo "1 passed, 0 failed"').status).toBe(0);
});

test.each([
  ['no command', '# Name\n\nnpm ci && npm test\n', '(none)'],
  [
    'two commands',
    '```\nnpm ci && npm test\nnpm ci && npm run x && npm test\n```\n',
    'npm ci && npm test\nnpm ci && npm run x && npm test',
  ],
  ['another command', '```\nnpm ci && npm run test:long\n```\n', '(none)'],
])('refuses a README with %s', (_, text, found) => {
  expect(ciRun(text, 'echo "1 passed, 0 failed"')).toEqual({
    status: 1,
    stderr: `README.md must have exactly one line in a fenced block that starts with \`npm ci\` and ends with \`npm test\`; found:\n${found}\n`,
    lines: ['0 passed, 1 failed'],
  });
});

test('takes whatever stands between the two', () => {
  const between = '~~~\r\n  npm ci --no-audit && echo between && npm test\r\n~~~\r\n';
  expect(ciRun(between, 'echo "1 passed, 0 failed"').lines).toEqual([
    `installed in ${clone}`,
    'between',
    '1 passed, 0 failed',
    '1 passed, 0 failed',
  ]);
});
