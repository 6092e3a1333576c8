// Whether the ws extension is loaded, seen over a whole run; and where else `connect:` is written.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createConnectWatch, whereConnect } from '../../bin/pages/connect-seen.ts';
import { createScriptWatch } from '../../bin/pages/extension-script.ts';
import * as codemod from '../../codemod/index.ts';
import { createWorld, type World } from './world.ts';

const htmx1 = '<script src="https://unpkg.com/htmx.org@1.9.12"></script>';
const htmx2 = '<script src="https://cdn.jsdelivr.net/npm/htmx.org@2.0.4/dist/htmx.min.js" defer></script>';
const htmx4 = '<script src="/vendor/htmx.org@4.0.1/dist/htmx.js"></script>';
const plain = `<script type="text/javascript" src="{% static 'js/htmx.min.js' %}"></script>`;

const for2 = '<script src="https://cdn.jsdelivr.net/npm/htmx-ext-ws@2/dist/ws.min.js"></script>';

describe('a run', () => {
  test.each<[string, readonly string[], 'htmx2' | 'htmx4', Readonly<Record<string, string>> | undefined]>([
    ['sees nothing', [''], 'htmx2', { line: for2, shim: 'second' }],
    ['sees htmx 2 alone', [htmx2], 'htmx2', { line: for2, where: '0.html:1', shim: 'second' }],
    ['sees htmx of no version', [plain], 'htmx2', { line: for2, where: '0.html:1', shim: 'second' }],
    [
      'sees htmx 1 alone, from unpkg',
      [`\n${htmx1}`],
      'htmx2',
      {
        line: '<script src="https://unpkg.com/htmx.org@1.9.12/dist/ext/ws.js"></script>',
        where: '0.html:2',
        shim: 'second',
      },
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
    [
      'sees our shim where htmx 4 is the target',
      [`${htmx4}<script src="/js/hx-ws-shim.js"></script>`],
      'htmx4',
      {
        reason: 'majors',
        line: '<script src="https://cdn.jsdelivr.net/npm/htmx.org@4.0.1/dist/ext/hx-ws.js"></script>',
        where: '0.html:1: htmx 4, extension hx-ws-shim',
      },
    ],
    [
      'sees a word about it',
      [htmx2, 'Load htmx-ext-ws after htmx.'],
      'htmx2',
      { line: for2, where: '0.html:1', shim: 'second' },
    ],
    [
      'sees another extension',
      [htmx2, '<script src="https://unpkg.com/htmx-ext-sse@2"></script>'],
      'htmx2',
      { line: for2, where: '0.html:1', shim: 'second' },
    ],
    [
      'sees another socket script',
      [htmx2, '<script src="/js/news.js"></script><script src="/js/my-ws.js"></script>'],
      'htmx2',
      { line: for2, where: '0.html:1', shim: 'second' },
    ],
    [
      'sees htmx 2 with the extension of 1',
      [htmx2, '<script src="/htmx.org@1.9.12/dist/ext/ws.js"></script>'],
      'htmx2',
      { reason: 'majors', line: for2, where: '0.html:1: htmx 2, extension 1', shim: 'second' },
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
    for (const [index, text] of files.entries()) watch.look(`${index}.html`, text, `/${index}.html`);
    watch.look('user.html', '<p ws-connect="/x">', '/user.html');
    expect(watch.complaint(target, false)?.args).toEqual(args);
  });
});

test.each(['package-lock.json', 'app/yarn.lock', 'pnpm-lock.yaml'])(
  'what %s says of other packages is no script',
  (lock) => {
    const watch = createScriptWatch();
    watch.look('page.html', `${htmx2}<p ws-connect="/x">`, '/page.html');
    watch.look(lock, '{ "../project": { "devDependencies": { "htmx-ext-ws": "^2.0.0" } } }', `/${lock}`);
    expect(watch.complaint('htmx2', false)?.args).toEqual({ line: for2, where: 'page.html:1', shim: 'second' });
  },
);

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

  const uses = '<p ws-connect="/x">';
  const loads = '<script src="/js/hx-ws-shim.min.js"></script>';

  async function message(content: Readonly<Record<string, string>>, argv: readonly string[] = []): Promise<unknown> {
    world = createWorld(content, codemod);
    const { stdout } = await world.run(['--check', '--format', 'json', ...argv]);
    const findings: readonly { slug: string; message: string }[] = JSON.parse(stdout).findings;
    const said = findings.filter(({ slug }) => slug === 'extension-script').map((finding) => finding.message);
    world.remove();
    return said.join('\n').replace(/^.*?found(?: for )?(?:; htmx is loaded at )?|; (?:add|load) .*$/g, '');
  }

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'each page that uses it',
      { 'a.html': htmx2 + uses, 'b.html': htmx2 + send, 'c.html': htmx2 },
      '2 pages; htmx is loaded at a.html:1, b.html:1',
    ],
    [
      'one that is left when the others are done',
      { 'a.html': htmx2 + loads + uses, 'b.html': `\n${htmx2}${uses}` },
      'b.html:2',
    ],
    ['none when all are done', { 'a.html': htmx2 + loads + uses, 'b.html': htmx2 + loads + uses, 'c.html': htmx2 }, ''],
    ['a page that only sends', { 'a.html': `${htmx2}<form ws-send>`, 'b.html': htmx2 + loads + uses }, 'a.html:1'],
    [
      'five of them, and how many more',
      Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`${n}.html`, htmx2 + uses])),
      '7 pages; htmx is loaded at 0.html:1, 1.html:1, 2.html:1, 3.html:1, 4.html:1 and 2 more',
    ],
    [
      'the layouts that load htmx for it',
      {
        'templates/base.html': `<p>\n${htmx2}`,
        'templates/mid.html': '{% extends "base.html" %}',
        'templates/a/page.html': `{% extends "mid.html" %}${uses}`,
        'other.html': htmx2 + loads + uses,
      },
      'templates/base.html:2',
    ],
    [
      'a layout for the one of its pages that does not load it itself',
      {
        'base.html': htmx2,
        'a.html': `{% extends "base.html" %}${loads}${uses}`,
        'b.html': `{% extends 'base.html' %}${send}`,
      },
      'base.html:1',
    ],
    [
      'none where the layout loads it',
      { 'base.html': htmx2 + loads, 'a.html': `{% extends "base.html" %}${uses}` },
      '',
    ],
    [
      'none where the layout includes it',
      {
        'base.html': `${htmx2}{% include "parts/js.html" %}`,
        'parts/js.html': loads,
        'a.html': `{% extends "base.html" %}${uses}`,
        'b.html': htmx2,
      },
      '',
    ],
    [
      'the page that includes a part',
      {
        'a.html': `${htmx2}{% include 'p/_chat.html' %}`,
        'p/_chat.html': uses,
        'b.html': htmx2 + loads + uses,
        'c.html': htmx2,
      },
      'a.html:1',
    ],
    [
      'none where a bundle has it',
      { 'a.html': htmx2 + uses, 'b.html': htmx2 + uses, 'main.js': "import 'htmx-ext-ws'" },
      '',
    ],
    [
      'every page, where a part may be of any',
      { 'a.html': htmx2, 'b.html': htmx2, 'part.html': uses },
      '2 pages; htmx is loaded at a.html:1, b.html:1',
    ],
    ['none for a part, where some page has it', { 'a.html': htmx2, 'b.html': htmx2 + loads, 'part.html': uses }, ''],
    [
      'pages in a circle',
      { 'a.html': `{% extends "b.html" %}${uses}`, 'b.html': `${htmx2}{% include "a.html" %}` },
      'b.html:1',
    ],
    [
      'different majors one by one',
      {
        'a.html': `${htmx2}<script src="/htmx.org@1.9.12/dist/ext/ws.js"></script>${uses}`,
        'é.html': `${htmx2}<script src="/htmx.org@1.9.12/dist/ext/ws.js"></script>${uses}`,
      },
      'htmx and its ws extension are of different majors (a.html:1: htmx 2, extension 1; é.html:1: htmx 2, extension 1)',
    ],
  ])('names %s', async (_title, content, expected) => {
    expect(await message(content)).toBe(expected);
  });

  const line = (stdout: string) =>
    stdout
      .split('\n')
      .find((one) => one.includes('extension-script'))
      ?.replace(/^.*?; htmx/, 'htmx');

  test('offers the shim too, first where files are sent, and not for htmx 4', async () => {
    world = createWorld({ 'a.html': `${htmx2}<div hx-ws="connect:/x"><form hx-ws="send"></form></div>` }, codemod);
    expect(line((await world.run(['--check'])).stdout)).toBe(
      `htmx is loaded at a.html:1; add ${for2} or hx-ws-shim.min.js after it`,
    );
    expect(line((await world.run(['--check', '--target', 'htmx4'])).stdout)).not.toContain('shim');
    const { stderr } = await world.run([]);
    expect(stderr).toContain(
      '\nNext: load the ws extension or hx-ws-shim.min.js after htmx (a.html:1), then npx hx-ws-migrate --check\n',
    );
    world.write(
      'a.html',
      `${htmx2}<div hx-ws="connect:/x"><form hx-ws="send"><input type="file" name="f"></form></div>`,
    );
    const files = await world.run([]);
    expect(line(files.stdout)).toBe(
      `htmx is loaded at a.html:1; add hx-ws-shim.min.js, which sends files too, or ${for2} after it`,
    );
    expect(files.stderr).toContain(
      '\nNext: load hx-ws-shim.min.js or the ws extension after htmx (a.html:1), then npx hx-ws-migrate --check\n',
    );
  });

  test('recommends no option that there is not', async () => {
    world = createWorld({}, codemod);
    const { stdout } = await world.run(['--explain', 'extension-script']);
    expect(stdout).toContain('hx-ws-shim.min.js');
    expect(stdout).not.toContain('--');
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
