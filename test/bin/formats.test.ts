// The formats for services and for reading: what each makes of a report, whole.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import * as codemod from '../../codemod/index.ts';
import { fakeCodemod } from './fake-codemod.ts';
import { sarifSchema } from './sarif-schema.ts';
import { createWorld, filesWith, systemError, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const ajv = new Ajv({ allErrors: true, validateFormats: false });
const isSarif = ajv.compile(sarifSchema);

const scripts = '<script src="htmx.js"></script><script src="ext/ws.js"></script>';
const page = `é\n  <p hx-ws="connect:/ü">\n<p hx-ws="what">\n<!-- ignore -->hx-ws="send"\n${scripts}\n`;

function pagesWorld(): World {
  const demo = join(import.meta.dirname, '../../demo');
  const content: Record<string, Uint8Array> = {};
  for (const name of [
    'pages/chat.html',
    'pages/upload.html',
    'templates/chat/room.html',
    'templates/macros/fields.html',
  ]) {
    content[name] = fs.readFileSync(join(demo, name));
  }
  return createWorld({ ...content, 'x.bin': Uint8Array.of(0, 0), 'hand.html': '<p hx-ws="{{ x }}">' }, codemod);
}

describe('sarif', () => {
  const run = async (argv: readonly string[]) => {
    const { code, stdout } = await world.run([...argv, '--format', 'sarif', '-q']);
    const log = JSON.parse(stdout);
    expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
    return { code, log, run: log.runs[0] };
  };

  test('has places, fixes and suppressions', async () => {
    world = createWorld({ 'ä b.html': page, 'x.bin': Uint8Array.of(0, 0) });
    const { code, log, run: only } = await run(['--check']);
    const { $schema, version } = log;
    expect({ code, $schema, version }).toEqual({
      code: 1,
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
    });
    const location = { uri: '%C3%A4%20b.html', uriBaseId: '%SRCROOT%' };
    const rules: readonly { readonly id: string }[] = only.tool.driver.rules;
    const ruleIndex = (slug: string) => rules.findIndex(({ id }) => id === slug);
    const region = { startLine: 2, startColumn: 6, endLine: 2, endColumn: 24, byteOffset: 8, byteLength: 19 };
    const before = 'hx-ws="connect:/ü" → hx-ext="ws" ws-connect="/ü"';
    expect({ ...only, tool: only.tool.driver.name }).toEqual({
      tool: 'hx-ws-migrate',
      columnKind: 'utf16CodeUnits',
      invocations: [
        {
          executionSuccessful: true,
          toolExecutionNotifications: [
            {
              level: 'note',
              message: { text: 'x.bin: skipped, binary' },
              locations: [{ physicalLocation: { artifactLocation: { uri: 'x.bin', uriBaseId: '%SRCROOT%' } } }],
            },
          ],
        },
      ],
      results: [
        {
          ruleId: 'connect',
          ruleIndex: ruleIndex('connect'),
          level: 'error',
          message: { text: before },
          locations: [{ physicalLocation: { artifactLocation: location, region } }],
          partialFingerprints: { 'hxWsMigrate/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
          fixes: [
            {
              description: { text: before },
              artifactChanges: [
                {
                  artifactLocation: location,
                  replacements: [{ deletedRegion: region, insertedContent: { text: 'hx-ext="ws" ws-connect="/ü"' } }],
                },
              ],
            },
          ],
        },
        {
          ruleId: 'dynamic-value',
          ruleIndex: ruleIndex('dynamic-value'),
          level: 'error',
          message: { text: 'dynamic-value' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: location,
                region: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 16, byteOffset: 32, byteLength: 12 },
              },
            },
          ],
          partialFingerprints: { 'hxWsMigrate/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
        },
        {
          ruleId: 'send',
          ruleIndex: ruleIndex('send'),
          level: 'note',
          message: { text: 'hx-ws="send" → ws-send' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: location,
                region: { startLine: 4, startColumn: 16, endLine: 4, endColumn: 28, byteOffset: 61, byteLength: 12 },
              },
            },
          ],
          partialFingerprints: { 'hxWsMigrate/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
          suppressions: [{ kind: 'inSource' }],
        },
      ],
    });
    expect(rules[ruleIndex('send')]).toEqual({
      id: 'send',
      name: 'Send',
      shortDescription: { text: 'Title of send.' },
      fullDescription: { text: 'Help of send.' },
      help: {
        text: 'Help of send.\n\nBefore:\n<before>\nsend\n\nAfter:\n<after>\nsend',
        markdown: 'Help of send.\n\nBefore:\n\n```html\n<before>\nsend\n```\n\nAfter:\n\n```html\n<after>\nsend\n```',
      },
      defaultConfiguration: { level: 'note' },
    });
  });

  test('of real pages is valid in every mode, and has no fix for what is done', async () => {
    world = pagesWorld();
    const withFixes = (results: readonly { readonly fixes?: unknown }[]) =>
      results.filter(({ fixes }) => fixes !== undefined).length;
    expect(withFixes((await run(['--check'])).run.results)).toBeGreaterThan(5);
    const { run: done } = await run([]);
    expect([withFixes(done.results), done.results.length]).toEqual([0, expect.any(Number)]);
    expect(done.results.length).toBeGreaterThan(5);
  });

  test('says what the system refused', async () => {
    world = createWorld({ 'a.html': page });
    const files = filesWith({
      openSync: (...args) => {
        if (String(args[0]).endsWith('a.html')) throw systemError('EACCES');
        return fs.openSync(...args);
      },
    });
    const { code, stdout } = await world.run(['--check', '--format', 'sarif', '-q'], { files });
    expect([code, JSON.parse(stdout).runs[0].invocations]).toEqual([
      2,
      [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [
            {
              level: 'error',
              message: {
                text: 'a.html: EACCES: permission denied; check its mode and owner, and those of its directory',
              },
              locations: [{ physicalLocation: { artifactLocation: { uri: 'a.html', uriBaseId: '%SRCROOT%' } } }],
            },
          ],
        },
      ],
    ]);
  });

  test('the schema catches what is no SARIF', () => {
    const tool = { driver: { name: 'x' } };
    for (const bad of [
      { version: '2.0.0', runs: [] },
      { version: '2.1.0', runs: [{}] },
      { version: '2.1.0', runs: [{ tool, columnKind: 'bytes' }] },
      { version: '2.1.0', runs: [{ tool, results: [{ message: {} }] }] },
      { version: '2.1.0', runs: [{ tool, results: [{ message: { text: 'x' }, rule: 'x' }] }] },
      { version: '2.1.0', runs: [{ tool, results: [{ message: { text: 'x' }, fixes: [{ artifactChanges: [] }] }] }] },
    ]) {
      expect([bad, isSarif(bad)]).toEqual([bad, false]);
    }
  });
});

describe('fingerprints', () => {
  const prints = async () => {
    const { stdout } = await world.run(['--check', '--format', 'json', '-q']);
    return JSON.parse(stdout).findings.map((finding: { fingerprint: string }) => finding.fingerprint);
  };

  test('are unique, stay when lines move, and change with the text', async () => {
    world = createWorld({
      'a.html': '<p hx-ws="send"><p hx-ws="send"><p hx-ws="x">',
      'b.html': '<p hx-ws="send">',
      'script.html': scripts,
    });
    const first = await prints();
    expect(new Set(first).size).toBe(4);
    world.write('a.html', '\n\n<b>\n<p hx-ws="send">\n<p hx-ws="send"><p hx-ws="x">');
    expect(await prints()).toEqual(first);
    world.write('a.html', '<p hx-ws="send"><p hx-ws="send"><p hx-ws="y">');
    const [a, b, changed, d] = await prints();
    expect([a, b, d]).toEqual([first[0], first[1], first[3]]);
    expect(first).not.toContain(changed);
  });
});

describe('github', () => {
  test('escapes, puts the worst first, and leaves out what is suppressed', async () => {
    world = createWorld(
      { 'a,b:c%.html': '<p hx-ws="send">\n<p hx-ws="x">', 'z.html': page },
      {
        ...fakeCodemod,
        catalogue: {
          ...fakeCodemod.catalogue,
          send: { ...fakeCodemod.catalogue.send, message: () => '100%\r\n::error::' },
        },
      },
    );
    const { stdout } = await world.run(['--format', 'github', '--target', 'htmx2', '-q']);
    expect(stdout).toBe(
      '::error file=a%2Cb%3Ac%25.html,line=2,endLine=2,col=4,endColumn=13,title=dynamic-value::dynamic-value%0AHelp of dynamic-value.\n' +
        '::error file=z.html,line=3,endLine=3,col=4,endColumn=16,title=dynamic-value::dynamic-value%0AHelp of dynamic-value.\n',
    );
    world.write('a,b:c%.html', '<p hx-ws="send">\n<p hx-ws="x">');
    expect((await world.run(['--format', 'github', 'a,b:c%.html'])).stdout).toBe(
      '::error file=a%2Cb%3Ac%25.html,line=2,endLine=2,col=4,endColumn=13,title=dynamic-value::dynamic-value%0AHelp of dynamic-value.\n' +
        '::notice file=a%2Cb%3Ac%25.html,line=1,endLine=1,col=4,endColumn=16,title=send::100%25%0D%0A::error::%0AHelp of send.\n',
    );
  });

  const line = 'a.html:1:4   send  hx-ws="send" → ws-send\n';
  const annotation =
    '::error file=a.html,line=1,endLine=1,col=4,endColumn=16,title=send::hx-ws="send" → ws-send%0AHelp of send.\n';

  test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['follows the text in GitHub Actions', [], { GITHUB_ACTIONS: 'true' }, line + annotation],
    ['follows it only there', [], { CI: 'true' }, line],
    ['is not said twice', ['--format', 'github=g.txt', '--format', 'text'], { GITHUB_ACTIONS: 'true' }, line],
    [
      'follows nothing but text',
      ['--format', 'gitlab=g.json', '--format', 'github'],
      { GITHUB_ACTIONS: 'true' },
      annotation,
    ],
  ])('%s', async (_title, argv, env, stdout) => {
    world = createWorld({ 'a.html': '<p hx-ws="send">', 'script.html': scripts });
    expect(await world.run(['--check', ...argv], { env })).toMatchObject({ code: 1, stdout });
  });

  test('counts its paths from the top of the repository, as sarif and gitlab do, and text from here', async () => {
    world = createWorld({ 'web/a.html': '<p hx-ws="send">', 'web/script.html': scripts, '.git/HEAD': '' });
    const cwd = world.path('web');
    const argv = ['--check', '-q', '--format', 'gitlab=gl.json', '--format', 'sarif=s.sarif', '--format', 'text'];
    expect(await world.run(argv, { cwd, env: { GITHUB_ACTIONS: 'true' } })).toMatchObject({
      stdout: line + annotation.replace('a.html', 'web/a.html'),
    });
    expect(JSON.parse(world.read('web/gl.json'))[0].location.path).toBe('web/a.html');
    const [result] = JSON.parse(world.read('web/s.sarif')).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('web/a.html');
  });

  test('a file whose name looks like a command of the runner is none in the text', async () => {
    world = createWorld({ '::error::x.html': '<p hx-ws="send">', 'script.html': scripts });
    expect((await world.run(['--check', '-q'])).stdout).toBe('./::error::x.html:1:4   send  hx-ws="send" → ws-send\n');
  });
});

test('gitlab: an issue a finding, the suppressed left out', async () => {
  world = createWorld({ 'a.html': page });
  const { stdout } = await world.run(['--check', '--format', 'gitlab']);
  const issue = {
    type: 'issue',
    categories: ['Compatibility'],
    severity: 'major',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
  };
  expect(JSON.parse(stdout)).toEqual([
    {
      ...issue,
      check_name: 'connect',
      description: 'hx-ws="connect:/ü" → hx-ext="ws" ws-connect="/ü"',
      content: { body: 'Help of connect.' },
      location: { path: 'a.html', lines: { begin: 2, end: 2 } },
    },
    {
      ...issue,
      check_name: 'dynamic-value',
      description: 'dynamic-value',
      content: { body: 'Help of dynamic-value.' },
      location: { path: 'a.html', lines: { begin: 3, end: 3 } },
    },
  ]);
});

describe('json', () => {
  const published = JSON.parse(fs.readFileSync(join(import.meta.dirname, '../../docs/report.schema.json'), 'utf8'));
  /** The same, but nothing may be there that it does not name: so the schema is whole. */
  const closed = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(closed);
    if (typeof schema !== 'object' || schema === null) return schema;
    const all = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
    return all['type'] === 'object' && 'properties' in all ? { ...all, additionalProperties: false } : all;
  };
  const isReport = ajv.compile(closed(published) as object);

  test.each([[['--check']], [['--diff']], [[]]])(
    '%j is as docs/report.schema.json has it, and names all of it',
    async (argv) => {
      world = pagesWorld();
      const { stdout, stderr } = await world.run([...argv, '--format', 'json', '-q']);
      const report = JSON.parse(argv.includes('--diff') ? stderr : stdout);
      expect([isReport(report), isReport.errors]).toEqual([true, null]);
      expect(report.findings.some(({ edits }: { edits: readonly unknown[] }) => edits.length > 0)).toBe(true);
      const { ms: _ms, ...rest } = report.summary;
      expect([isReport({ ...report, summary: rest }), isReport({ ...report, more: 1 })]).toEqual([false, false]);
    },
  );
});

describe('html', () => {
  test('is one page with before and after, each finding beneath its line', async () => {
    world = createWorld({ 'a/<b>.html': page, 'x.bin': Uint8Array.of(0, 0) });
    const { stdout } = await world.run(['--check', '--format', 'html']);
    const section = stdout.slice(stdout.indexOf('<section'), stdout.indexOf('</main>'));
    expect(stdout.slice(stdout.indexOf('<header>'), stdout.indexOf('<section'))).toBe(
      '<header>\n<p class="kicker">hx-ws-migrate 1.2.3 · check, nothing written · target htmx2</p>\n' +
        '<h1>1 can be rewritten, 1 needs you</h1>\n<ul class="tiles"><li class="can"><b>1</b> for the command to rewrite</li>' +
        '<li class="error"><b>1</b> needs a person</li><li class="plain"><b>1</b> suppressed</li>' +
        '<li class="plain"><b>1</b> file read</li><li class="plain"><b>1</b> skipped</li></ul>\n</header>\n<main>\n\n',
    );
    const same = (line: number, text: string) =>
      `<div class="row">${`<div class="side "><span class="n">${line}</span><code data-mark="">${text}</code></div>`.repeat(2)}</div>\n`;
    expect(section).toBe(
      `<section id="file-1" aria-label="a/&lt;b&gt;.html">
<details open><summary><h2><span>a/</span>&lt;b&gt;.html</h2><span class="chip can">1 rewrite</span><span class="chip error">1 by hand</span></summary>
<div class="code">
<div class="heads" aria-hidden="true"><span>before</span><span>after the rewrite</span></div>
${same(1, 'é')}<div class="row changed"><div class="side old"><span class="n">2</span><code data-mark="−">  &lt;p <mark>hx-ws</mark>=&quot;<mark>connect:</mark>/ü&quot;&gt;</code></div><div class="side new"><span class="n">2</span><code data-mark="+">  &lt;p <mark>hx-ext</mark>=&quot;<mark>ws&quot; ws-connect=&quot;</mark>/ü&quot;&gt;</code></div></div>
<details class="finding can"><summary><b>connect</b> <span>hx-ws=&quot;connect:/ü&quot; → hx-ext=&quot;ws&quot; ws-connect=&quot;/ü&quot;</span> <small>2:6</small></summary><p>Help of connect.</p></details>
${same(3, '&lt;p hx-ws=&quot;what&quot;&gt;')}<details class="finding error"><summary><b>dynamic-value</b> <span>dynamic-value</span> <small>3:4</small></summary><p>Help of dynamic-value.</p></details>
${same(4, '&lt;!-- ignore --&gt;hx-ws=&quot;send&quot;')}<details class="finding suppressed"><summary><b>send</b> (suppressed) <span>hx-ws=&quot;send&quot; → ws-send</span> <small>4:16</small></summary><p>Help of send.</p></details>
${same(
  5,
  scripts.replace(/[<>"]/g, (char) => ({ '<': '&lt;', '>': '&gt;' })[char] ?? '&quot;'),
)}</div></details>
</section>

<details class="missing plain"><summary>1 file skipped</summary><dl><dt>x.bin</dt><dd>binary</dd></dl></details>

`,
    );
  });

  test('fetches nothing, runs nothing, and shows no control characters', async () => {
    world = createWorld({
      'a.html': `<p hx-ws="x">\u001b[31m\u202e<script src="//evil"></script>\u0000${'y'.repeat(9000)}\n`,
    });
    const { stdout } = await world.run(['--check', '--format', 'html', '-q', '--max-size', '1mb']);
    expect(stdout).not.toMatch(/<script|<img|<link|url\(|@import|src=(?!&)|href="(?!#)/);
    expect([...stdout.matchAll(/[^\P{Cc}\n]|\u202e/gu)]).toEqual([]);
    expect(stdout).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(stdout.length).toBeLessThan(20_000);
  });

  test('of a rewrite shows what was, and what is', async () => {
    world = createWorld({ 'a.html': `${'<br>\n'.repeat(20)}<p\nhx-ws="send">`, 'script.html': scripts });
    const { stdout } = await world.run(['--format', 'html', '-q']);
    expect(stdout).toContain('<h1>1 rewritten</h1>');
    expect([...stdout.matchAll(/<div class="gap">(.*?)<\/div>/g)].map(([, text]) => text)).toEqual(['18 lines']);
    expect([...stdout.matchAll(/<code data-mark="(.)">(.*?)<\/code>/g)].map(([, mark, text]) => [mark, text])).toEqual([
      ['−', '<mark>hx-ws=&quot;send&quot;</mark>&gt;'],
      ['+', '<mark>ws-send</mark>&gt;'],
    ]);
    expect(world.read('a.html')).toBe(`${'<br>\n'.repeat(20)}<p\nws-send>`);
  });
});

test('in a directory whose name is not ASCII, all of it works', async () => {
  world = createWorld({ 'é/ü.html': '<p hx-ws="send">', 'é/script.html': scripts });
  const said = await world.run(['--format', 'json=ä.json', 'ü.html'], {
    cwd: Buffer.from(world.path('é')).toString('latin1'),
  });
  expect(said).toMatchObject({ code: 0, stdout: 'ü.html:1:4   send  hx-ws="send" → ws-send\n' });
  expect(JSON.parse(world.read('é/ä.json')).findings[0].path).toBe('ü.html');
  expect(world.read('é/ü.html')).toBe('<p ws-send>');
  expect(spawnSync('ls', ['-A', world.root], { encoding: 'utf8' }).stdout).toBe('é\n');
});
