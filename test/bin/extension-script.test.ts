// Whether the ws extension is loaded, seen over a whole run; and where else `connect:` is written.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createConnectWatch, whereConnect } from '../../bin/connect-seen.ts';
import { createScriptWatch } from '../../bin/extension-script.ts';
import { createWorld, type World } from './world.ts';

const htmx1 = '<script src="https://unpkg.com/htmx.org@1.9.12"></script>';
const htmx2 = '<script src="https://cdn.jsdelivr.net/npm/htmx.org@2.0.4/dist/htmx.min.js" defer></script>';
const htmx4 = '<script src="/vendor/htmx.org@4.0.1/dist/htmx.js"></script>';
const plain = `<script type="text/javascript" src="{% static 'js/htmx.min.js' %}"></script>`;

const for2 = '<script src="https://cdn.jsdelivr.net/npm/htmx-ext-ws@2/dist/ws.min.js"></script>';

describe('a run', () => {
  test.each<[string, readonly string[], 'htmx2' | 'htmx4', Readonly<Record<string, string>> | undefined]>([
    ['sees nothing', [''], 'htmx2', { line: for2 }],
    ['sees htmx 2 alone', [htmx2], 'htmx2', { line: for2, where: '0.html:1' }],
    ['sees htmx of no version', [plain], 'htmx2', { line: for2, where: '0.html:1' }],
    [
      'sees htmx 1 alone, from unpkg',
      [`\n${htmx1}`],
      'htmx2',
      { line: '<script src="https://unpkg.com/htmx.org@1.9.12/dist/ext/ws.js"></script>', where: '0.html:2' },
    ],
    [
      'sees htmx 4 alone',
      [htmx4],
      'htmx4',
      {
        line: '<script src="https://cdn.jsdelivr.net/npm/htmx.org@4.0.1/dist/ext/hx-ws.js"></script>',
        where: '0.html:1',
      },
    ],
    ['sees the extension of htmx 2', [htmx2, '<script src="/js/htmx-ext-ws.min.js"></script>'], 'htmx2', undefined],
    [
      'sees it from a CDN',
      [`${htmx2}<script src="https://unpkg.com/htmx-ext-ws@2.0.4/ws.js"></script>`],
      'htmx2',
      undefined,
    ],
    [
      'sees a file of its name',
      [plain, "<script src={{ url_for('static', filename='ws.js') }}></script>"],
      'htmx2',
      undefined,
    ],
    [
      'sees that of htmx 1',
      [htmx1, '<script src="https://unpkg.com/htmx.org@1.9.12/dist/ext/ws.js"></script>'],
      'htmx2',
      undefined,
    ],
    ['sees that of htmx 4', [htmx4, '<script src="/js/ext/hx-ws.min.js"></script>'], 'htmx4', undefined],
    ['sees an import', [htmx2, "import 'htmx-ext-ws';"], 'htmx2', undefined],
    ['sees a dependency', [htmx2, '{ "dependencies": { "htmx-ext-ws": "^2.0.0" } }'], 'htmx2', undefined],
    ['sees our shim', [htmx1, '<script src="/js/hx-ws-shim.min.js"></script>'], 'htmx2', undefined],
    ['sees a word about it', [htmx2, 'Load htmx-ext-ws after htmx.'], 'htmx2', { line: for2, where: '0.html:1' }],
    [
      'sees another extension',
      [htmx2, '<script src="https://unpkg.com/htmx-ext-sse@2"></script>'],
      'htmx2',
      { line: for2, where: '0.html:1' },
    ],
    [
      'sees another socket script',
      [htmx2, '<script src="/js/news.js"></script><script src="/js/my-ws.js"></script>'],
      'htmx2',
      { line: for2, where: '0.html:1' },
    ],
    [
      'sees htmx 2 with the extension of 1',
      [htmx2, '<script src="/htmx.org@1.9.12/dist/ext/ws.js"></script>'],
      'htmx2',
      { reason: 'majors', line: for2, where: '0.html:1: htmx 2, extension 1' },
    ],
    [
      'sees htmx 2 where 4 is the target',
      [htmx2, '<script src="/htmx-ext-ws.js"></script>'],
      'htmx4',
      {
        reason: 'majors',
        line: '<script src="https://cdn.jsdelivr.net/npm/htmx.org@4/dist/ext/hx-ws.js"></script>',
        where: '0.html:1: htmx 2, extension 2',
      },
    ],
    [
      'sees htmx 4 where 2 is the target',
      [htmx4, '<script src="/hx-ws.js"></script>'],
      'htmx2',
      { reason: 'majors', line: for2, where: '0.html:1: htmx 4, extension 4' },
    ],
  ])('%s', (_title, files, target, args) => {
    const watch = createScriptWatch();
    for (const [index, text] of files.entries()) watch.look(`${index}.html`, text);
    expect(watch.complaint(target)?.args).toEqual(args);
  });
});

describe('the finding', () => {
  let world: World;
  afterEach(() => world.remove());
  const send = '<p hx-ws="send">';

  async function found(argv: readonly string[]): Promise<readonly unknown[]> {
    const { stdout } = await world.run(['--format', 'json', ...argv]);
    const findings: readonly { slug: string; path: string; line: number; column: number; endColumn: number }[] =
      JSON.parse(stdout).findings;
    return findings
      .filter(({ slug }) => slug === 'extension-script')
      .map(({ path, line, column, endColumn }) => [path, line, column, endColumn]);
  }

  test("stands once a run, at htmx's own tag, the first by path", async () => {
    world = createWorld({ 'b.html': `é\n é${htmx2}`, 'c.html': htmx2, 'a.html': send, 'd.html': send });
    expect(await found(['c.html', '.'])).toEqual([['b.html', 2, 3, 3 + htmx2.indexOf('>') + 1]]);
  });

  test('without such a tag stands at the first place that needs it', async () => {
    world = createWorld({ 'b.html': send, 'a.html': `\n${send}` });
    expect(await found([])).toEqual([['a.html', 2, 4, 17 - 1]]);
  });

  test('is not raised for a few named files that do not load htmx: the layout is elsewhere', async () => {
    world = createWorld({ 'a.html': send, 'base.html': htmx2 });
    expect(await found(['a.html'])).toEqual([]);
    world.write('a.html', send);
    expect(await found(['a.html', 'base.html'])).toEqual([['base.html', 1, 1, htmx2.indexOf('>') + 2]]);
  });

  test('is raised as long as migrated pages lack it', async () => {
    world = createWorld({ 'a.html': '<p ws-connect="/x">', 'base.html': htmx2 });
    expect(await found(['--check'])).toEqual([['base.html', 1, 1, htmx2.indexOf('>') + 2]]);
    world.write('base.html', '<p>');
    expect(await found(['--check'])).toEqual([]);
  });

  test('is not raised where nothing has to do with it', async () => {
    world = createWorld({ 'base.html': htmx2 });
    expect(await found([])).toEqual([]);
  });
});

describe('a computed value', () => {
  let world: World;
  afterEach(() => world.remove());

  test('comes with the places where connect: is written, a .env among them', async () => {
    world = createWorld({
      'page.html': '<p hx-ws="{{ mode }}">\n{# connect:/here #}',
      '.env': 'A=1\nMODE=connect:/x\n',
      '.secret': 'MODE=connect:/x\n',
      'a.yml': 'mode: "connect:wss://x"\nconnect: yes\nonconnect:/x\n',
      'b.html': '<p hx-ws="connect:/x">',
      'base.html': `${htmx2}<script src="/ext/ws.js"></script>`,
    });
    expect((await world.run(['--check'])).stdout).toContain(
      'page.html:1:4   dynamic-value  error: dynamic-value; connect: is written in .env:2, a.yml:1\n',
    );
  });

  test.each([
    ['MODE=connect:/x', true],
    ['mode: "connect:wss://x"', true],
    ["mode = 'send,connect:/x'", true],
    ['mode = "connect:{{ url }}"', true],
    ['mode = `connect:${url}`', true],
    ["mode: 'connect:<?= $url ?>'", true],
    ['<p hx-ws="connect:/x">', false],
    ['<p hx-sse="connect:/events">', false],
    ["<p data-hx-sse='swap:news connect:/events'>", false],
    ['<p sse-connect="connect:/events">', false],
    ['<p hx-sse="connect:/events"></p>MODE=connect:/x', true],
    ['a={connect:/^x/}', false],
    ['on({connect:{a:1}})', false],
    ['socket.connect:{', false],
    ['"connect":/x/', false],
  ])('%s: %s', (text, isSeen) => {
    const watch = createConnectWatch();
    watch.look('a.txt', text);
    expect(watch.seen).toEqual(isSeen ? [{ path: 'a.txt', line: 1 }] : []);
  });

  test.each([
    ['{{ mode }}', '; connect: is written in a.env:1'],
    ['{{ connect_mode }}', '; connect: is written in a.env:1'],
    ["{{ 'connect:' ~ url }}", ''],
    ['{% if x %}send{% endif %}', ''],
  ])('of %s', (value, hint) => {
    expect(whereConnect([{ path: 'a.env', line: 1 }], 'page.html', value)).toBe(hint);
  });

  test('says nothing of .gitignored secrets', async () => {
    world = createWorld({ 'page.html': '<p hx-ws="{{ mode }}">', '.env': 'MODE=connect:/x\n', '.gitignore': '.env\n' });
    expect((await world.run(['--check'])).stdout).toBe('page.html:1:4   dynamic-value  error: dynamic-value\n');
  });
});
