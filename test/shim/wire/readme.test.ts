// The server that the README shows, run as it stands there on the decoder as the package has it, and fed what a page sends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { build, stop } from 'esbuild';
import { WebSocket } from 'ws';
import { bundles } from '../../../scripts/bundles.ts';
import { encode } from '../../../shim/wire/encode.ts';
import { root } from '../../architecture/read-sources.ts';
import { temporaryFolder } from '../../scripts/temporary-folder.ts';

const snippet =
  [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```js\n(.*?)```/gs)]
    .map(([, code]) => code ?? '')
    .find((code) => code.includes('hx-ws-migrate/decode')) ?? '';

const folder = temporaryFolder({
  'package.json': '{ "type": "module" }',
  'server.js': snippet,
  'node_modules/hx-ws-migrate/package.json': readFileSync(join(root, 'package.json'), 'utf8'),
});
symlinkSync(join(root, 'node_modules/ws'), join(folder, 'node_modules/ws'));

let server: ChildProcess | undefined;
afterEach(async () => {
  if (!server || server.exitCode !== null) return;
  server.kill();
  await once(server, 'exit');
});

/** The lines of both outputs as they come. */
async function start(): Promise<AsyncIterator<string>> {
  const decode = bundles('0').find(({ file }) => file === 'decode.js');
  await build({
    ...decode?.options,
    absWorkingDir: root,
    entryPoints: [decode?.entry ?? ''],
    bundle: true,
    outfile: join(folder, 'node_modules/hx-ws-migrate/dist/decode.js'),
  });
  await stop();
  server = spawn('/bin/sh', ['-c', 'exec "$0" server.js 2>&1', process.execPath], {
    cwd: folder,
    env: { ...process.env, PORT: '0' },
  });
  return createInterface({ input: server.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
}

test('is twenty lines long', () => {
  expect(snippet.trim().split('\n').length).toBeLessThanOrEqual(20);
});

test('takes files, answers, and lives through what is wrong', async () => {
  const lines = await start();
  const next = async () => (await lines.next()).value as string;
  const port = /^listening on (\d+)$/.exec(await next())?.[1];
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const answers: string[] = [];
  socket.on('message', (data) => answers.push(String(data)));
  await once(socket, 'open');
  const about = { lastModified: 1485903600000 };
  const photo = new File([new Uint8Array(8192)], 'photo.jpg', { type: 'image/jpeg', ...about });
  const bio = new File(['*Lorem ipsum*'], 'bio.md', { type: 'text/markdown', ...about });
  for (const frame of (await encode({ photo, markdown_bio: bio }, null).frames?.()) ?? [])
    socket.send(typeof frame === 'string' ? frame : await frame.arrayBuffer());
  expect([await next(), await next()]).toEqual(['photo.jpg image/jpeg 8192', 'bio.md text/markdown 13']);

  socket.send('{"half');
  expect(await next()).toMatch(/^not-json .*JSON/);
  socket.send(encode({ photo }, null).text);
  socket.send('{"a":1}');
  expect(await next()).toBe('missing-frame a text came where 1 more file(s) were due');
  const closed = once(socket, 'close');
  socket.send(new Uint8Array(20_000_001));
  expect([(await closed)[0], await next()]).toEqual([1009, 'Max payload size exceeded']);
  expect(answers).toEqual(['<p id="status">2 files arrived</p>', '<p id="status">0 files arrived</p>']);
});
