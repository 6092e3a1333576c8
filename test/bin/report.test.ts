// The JSON report, whole: an API.
import { Buffer } from 'node:buffer';
import { afterEach, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const content = {
  'ä.html': 'é\r\n  <p hx-ws="connect:/ü">\n',
  'b.html': '<!-- ignore -->hx-ws="send"',
  'c.html': Buffer.from('\u00e9 <p hx-ws="connect:/\u00fc">', 'latin1'),
  'script.html': '<script src="htmx.js"></script><script src="ext/ws.js"></script>',
  'x.bin': Buffer.from([0, 0]),
};

const connect = {
  slug: 'connect',
  message: 'hx-ws="connect:/ü" → hx-ext="ws" ws-connect="/ü"',
  help: 'Help of connect.',
  suppressed: false,
};
const text = 'hx-ext="ws" ws-connect="/ü"';

test('--check gives leftovers as errors, with their edits', async () => {
  world = createWorld(content);
  const { code, stdout } = await world.run(['--check', '--format', 'json']);
  expect([code, JSON.parse(stdout)]).toEqual([
    1,
    {
      schema: 1,
      tool: { name: 'hx-ws-migrate', version: '1.2.3' },
      target: 'htmx2',
      mode: 'check',
      summary: {
        files: 3,
        scanned: 4,
        skipped: 1,
        occurrences: 3,
        rewritten: 0,
        errors: 2,
        warnings: 0,
        notes: 0,
        ms: 0,
      },
      findings: [
        {
          slug: 'send',
          level: 'note',
          path: 'b.html',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 28,
          byteOffset: 15,
          byteLength: 12,
          message: 'hx-ws="send" → ws-send',
          help: 'Help of send.',
          edits: [],
          suppressed: true,
          fingerprint: '9b444091e0761111550fc251fa77168e',
        },
        {
          ...connect,
          level: 'error',
          path: 'c.html',
          line: 1,
          column: 6,
          endLine: 1,
          endColumn: 24,
          byteOffset: 5,
          byteLength: 18,
          edits: [{ byteOffset: 5, byteLength: 18, text, line: 1, column: 6, endLine: 1, endColumn: 24 }],
          fingerprint: '0047840aaaf215a8adbd5c41fa888c5f',
        },
        {
          ...connect,
          level: 'error',
          path: 'ä.html',
          line: 2,
          column: 6,
          endLine: 2,
          endColumn: 24,
          byteOffset: 9,
          byteLength: 19,
          edits: [{ byteOffset: 9, byteLength: 19, text, line: 2, column: 6, endLine: 2, endColumn: 24 }],
          fingerprint: '62c2d6491438d1087cd481ade0d4f8e9',
        },
      ],
      skipped: [{ path: 'x.bin', reason: 'binary' }],
    },
  ]);
});

test('a rewrite gives them as notes, and counts what it wrote', async () => {
  world = createWorld(content);
  const { code, stdout } = await world.run(['--format', 'json', '--target', 'htmx2']);
  const { mode, summary, findings } = JSON.parse(stdout);
  expect([code, mode, summary]).toEqual([
    0,
    'rewrite',
    { files: 3, scanned: 4, skipped: 1, occurrences: 3, rewritten: 2, errors: 0, warnings: 0, notes: 2, ms: 0 },
  ]);
  expect(findings.map(({ level }: { level: string }) => level)).toEqual(['note', 'note', 'note']);
});

test('its edits, applied to the bytes, are the rewrite', async () => {
  world = createWorld({ 'ä.html': content['ä.html'] });
  const { stdout } = await world.run(['--check', '--format', 'json']);
  const findings: readonly { edits: readonly { byteOffset: number; byteLength: number; text: string }[] }[] =
    JSON.parse(stdout).findings;
  let bytes = Buffer.from(content['ä.html']);
  for (const edit of findings.flatMap(({ edits }) => edits).reverse()) {
    bytes = Buffer.concat([
      bytes.subarray(0, edit.byteOffset),
      Buffer.from(edit.text),
      bytes.subarray(edit.byteOffset + edit.byteLength),
    ]);
  }
  await world.run([]);
  expect(bytes.toString()).toBe(world.read('ä.html'));
});

test('goes into a file beside the text, and is not itself read', async () => {
  world = createWorld({ 'a.html': content['ä.html'], 'script.html': content['script.html'] });
  const argv = ['--check', '--format', 'json=left.json'];
  const first = await world.run(argv);
  expect(first.stdout).toBe('a.html:2:6   connect  hx-ws="connect:/ü" → hx-ext="ws" ws-connect="/ü"\n');
  expect(JSON.parse(world.read('left.json'))).toMatchObject({ schema: 1, summary: { scanned: 2 } });
  expect(await world.run(argv)).toEqual(first);
  expect(await world.run(['--check', '--format', 'json=no/such/left.json'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'no/such/left.json: the report could not be written: ENOENT: it does not exist (any more)\n',
    ),
  });
});

test('with --diff the patch has stdout, the report stderr', async () => {
  world = createWorld({ 'a.html': '<p hx-ws="send">\n', 'script.html': content['script.html'] });
  const said = await world.run(['--dry-run', '--format', 'json', '-q']);
  expect(said.stdout).toBe(
    'diff --git a/a.html b/a.html\n--- a/a.html\n+++ b/a.html\n@@ -1 +1 @@\n-<p hx-ws="send">\n+<p ws-send>\n',
  );
  expect(JSON.parse(said.stderr)).toMatchObject({ mode: 'diff', summary: { rewritten: 1 } });
  expect(world.read('a.html')).toBe('<p hx-ws="send">\n');
});

test('what only the next major renames is a place to do, too', async () => {
  const { fakeCodemod } = await import('./fake-codemod.ts');
  world = createWorld(
    { 'a.html': '<p ws-send><p hx-ws="send">' },
    {
      ...fakeCodemod,
      mayHoldLegacy: () => true,
      migrate(source, options) {
        const migration = fakeCodemod.migrate(source, options);
        const start = source.indexOf(' ws-send>') + 1;
        if (start === 0 || source.includes('hx-ws:send')) return migration;
        const edit = { start, end: start + 7, replacement: 'hx-ws:send' };
        const finding = {
          code: 'send',
          level: 'note',
          range: edit,
          args: {},
          edits: [edit],
          suppressed: false,
        } as const;
        return {
          ...migration,
          output: migration.output.replace('ws-send', 'hx-ws:send'),
          edits: [edit, ...migration.edits],
          findings: [finding, ...migration.findings],
        };
      },
    },
  );
  expect((await world.run(['a.html'])).stderr).toContain('2 places in 1 file: 2 rewritten. 1 file in 0.00 s.\n');
  expect(world.read('a.html')).toBe('<p hx-ws:send><p ws-send>');
});
