// `npm run demo` as a user runs it: the address, a clean end, a clear word on a bad option.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));

function demo(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', 'tsx', 'demo/index.ts', ...args], { cwd: root });
}

async function outcome(child: ChildProcessWithoutNullStreams): Promise<readonly [number | null, string, string]> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, out, err];
}

test.each(['SIGINT', 'SIGTERM'] as const)('prints where it is, serves it, and ends cleanly on %s', async (signal) => {
  const child = demo(['--htmx', '1', '--no-shim']);
  const ended = outcome(child);
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(first.toString())?.[0];
  const page = await fetch(`${url}/chat.html`);
  expect(await page.text()).toContain('hx-ws="connect:/chat"');
  child.kill(signal);
  expect(await ended).toEqual([
    0,
    `Old pages on htmx 1, without the shim: ${url}

  ${url}/chat.html     open it in two windows and talk
  ${url}/counter.html  a number that counts by itself
  ${url}/upload.html   files over the socket

Ctrl-C ends the server.

Stopped.
`,
    '',
  ]);
});

test('a bad option is told why, with the usage, and status 2', async () => {
  const [code, out, err] = await outcome(demo(['--htmx', '3']));
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^--htmx is 1, 2 or 4, not "3"\.\n\nUsage: npm run demo -- /);
});

test('a taken port is told without a stack, and status 1', async () => {
  const holder = demo(['--no-shim']);
  const held = outcome(holder);
  const [first] = (await once(holder.stdout, 'data')) as [Buffer];
  const port = /127\.0\.0\.1:(\d+)/.exec(first.toString())?.[1] ?? '';
  expect(await outcome(demo(['--no-shim', '--port', port]))).toEqual([
    1,
    '',
    `Port ${port} is taken by another program; choose another one.\n`,
  ]);
  holder.kill('SIGINT');
  expect((await held)[0]).toBe(0);
});
