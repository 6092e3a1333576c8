// Options: what they make of a run, and what is said of those that cannot be.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const send = '<p hx-ws="send">';
const script = '<script src="htmx.js"></script><script src="ext/ws.js"></script>';
const help = 'hx-ws-migrate --help lists every option.\n';

describe('are refused with status 2, nothing on stdout, and what to do', () => {
  test.each<[readonly string[], string]>([
    [['--staged', '--changed'], "option '--changed [ref]' cannot be used with option '--staged'"],
    [['--changed', '--files-from', '-'], "option '--changed [ref]' cannot be used with option '--files-from <file>'"],
    [['--staged', '--files-from', '-'], "option '--staged' cannot be used with option '--files-from <file>'"],
    [
      ['--staged', '--stdin-filepath', 'a'],
      '--stdin-filepath reads one document from stdin; leave out what picks files',
    ],
    [['--add-script', 'x', '--stdin-filepath', 'a'], '--add-script needs the files; leave out --stdin-filepath'],
    [
      ['--add-script', ' '],
      "option '--add-script <url>' argument ' ' is invalid. It takes what stands in src: --add-script /js/ws.min.js.",
    ],
    [
      ['--add-script', 'a>b'],
      "option '--add-script <url>' argument 'a>b' is invalid. It cannot stand in a src attribute: it takes a URL, or what your template makes one of.",
    ],
    [
      ['--completion', 'tcsh'],
      "option '--completion <shell>' argument 'tcsh' is invalid. Allowed choices are bash, zsh, fish.",
    ],
    [['--chekc'], "unknown option '--chekc'\n(Did you mean --check?)"],
    [
      ['--format', 'xml'],
      "option '--format <name[=file]>' argument 'xml' is invalid. The formats are text, json, sarif, github, gitlab, html.",
    ],
    [
      ['--format', 'json='],
      "option '--format <name[=file]>' argument 'json=' is invalid. The file's name is missing: --format json=report.json.",
    ],
    [
      ['--format', 'json', '--format', 'text'],
      'two formats want stdout; give all but one a file: --format json=report.json',
    ],
    [['--format', 'json=a', '--format', 'text=a'], 'two formats want the file a; give each its own'],
    [['--target', 'htmx3'], "option '--target <name>' argument 'htmx3' is invalid. Allowed choices are htmx2, htmx4."],
    [
      ['--fail-on', 'note'],
      "option '--fail-on <level>' argument 'note' is invalid. Allowed choices are error, warning.",
    ],
    [
      ['--max-warnings', '-1'],
      "option '--max-warnings <n>' argument '-1' is invalid. It takes a whole number: --max-warnings 0.",
    ],
    [
      ['--max-size', 'big'],
      "option '--max-size <size>' argument 'big' is invalid. It takes a number of bytes, or a size: --max-size 20mb.",
    ],
    [
      ['--dialect', 'html'],
      "option '--dialect <glob=name>' argument 'html' is invalid. Write it as a glob and a name: --dialect '*.tpl=jinja'.",
    ],
    [
      ['--dialect', '*.x=cobol'],
      "option '--dialect <glob=name>' argument '*.x=cobol' is invalid. The dialects are html, jinja.",
    ],
    [['--check', '--diff'], "option '--check' cannot be used with option '--diff'"],
    [['--check', '--dry-run'], "option '--check' cannot be used with option '--dry-run'"],
    [['--stdin-filepath', 'a', 'b'], '--stdin-filepath reads one document from stdin; leave the paths out'],
    [['--stdin-filepath', 'a', '--files-from', '-'], '--stdin-filepath and --files-from exclude each other; give one'],
    [['--stdin-filepath'], "option '--stdin-filepath <path>' argument missing"],
    [[''], "a path is empty; for the current directory write '.'"],
  ])('%j', async (argv, message) => {
    world = createWorld({ 'a.html': send });
    expect(await world.run(argv)).toMatchObject({ code: 2, stdout: '', stderr: `hx-ws-migrate: ${message}\n${help}` });
    expect(world.all()).toEqual({ 'a.html': send });
  });
});

describe('--explain', () => {
  test('tells of one finding', async () => {
    world = createWorld();
    expect(await world.run(['--explain', 'send'])).toMatchObject({
      code: 0,
      stdout:
        'send (note)\n\nTitle of send\n\nHelp of send.\n\nBefore\n  <before>\n  send\n\nAfter\n  <after>\n  send\n',
      stderr: '',
    });
  });

  test('lists all of them', async () => {
    world = createWorld();
    const { code, stdout } = await world.run(['--explain']);
    expect([code, stdout.split('\n').slice(0, 2)]).toEqual([
      0,
      ['connect                    note     Title of connect', 'send                       note     Title of send'],
    ]);
  });

  test('of what there is not, says what there is', async () => {
    world = createWorld();
    const { code, stdout, stderr } = await world.run(['--explain', 'sned']);
    expect([code, stdout, stderr.slice(0, 72)]).toEqual([
      2,
      '',
      'hx-ws-migrate: no finding is called sned. They are connect, send, extens',
    ]);
  });
});

describe('the exit status', () => {
  const pages = { 'a.html': send };
  test.each<[string, Readonly<Record<string, string>>, readonly string[], number]>([
    ['rewritten', pages, [], 0],
    ['rewritten, with a warning', pages, ['--fail-on', 'error'], 0],
    ['rewritten, with a warning that counts', pages, ['--fail-on', 'warning'], 1],
    ['rewritten, with one warning too many', pages, ['--max-warnings', '0'], 1],
    ['rewritten, with as many as allowed', pages, ['--max-warnings', '1'], 0],
    ['something needs a person', { 'a.html': '<p hx-ws="{{ x }}">' }, [], 1],
    ['left, in a check', { ...pages, 'b.html': script }, ['--check'], 1],
    ['suppressed, in a check', { 'a.html': `<!-- ignore -->${send.slice(3)}`, 'b.html': script }, ['--check'], 0],
    ['a patch of what is left', { 'a.html': `${send}<p hx-ws="{{ x }}">` }, ['--diff', '--fail-on', 'warning'], 0],
    ['a finding and a failure', pages, ['--check', '.', 'missing'], 2],
    ['a patch and a failure', pages, ['--diff', '.', 'missing'], 2],
  ])('%s', async (_title, content, argv, code) => {
    world = createWorld(content);
    expect(await world.run(argv)).toMatchObject({ code });
  });

  test('when it is interrupted: 130, and what is not written yet stays', async () => {
    world = createWorld({ 'a.html': send, 'b.html': send });
    let now = 0;
    const interruption = new AbortController();
    let pauses = 0;
    const said = await world.run([], {
      now: () => {
        now += 50;
        return now;
      },
      // Two files are read, then the first of them is written.
      pause: async () => {
        if (++pauses === 3) interruption.abort();
      },
      signal: interruption.signal,
    });
    expect(said).toMatchObject({
      code: 130,
      stdout: '',
      stderr:
        'Interrupted, with 1 of 2 files gone through. Every file is whole, old or new; the same command goes on from here.\n',
    });
    expect(world.all()).toEqual({ 'a.html': '<p ws-send>', 'b.html': send });
  });
});

describe('one document from stdin', () => {
  test('goes to stdout, and all else to stderr', async () => {
    world = createWorld();
    expect(
      await world.run(['--stdin-filepath', 'x/a.html'], { stdinText: `${send}\n<p hx-ws="{{ x }}">` }),
    ).toMatchObject({
      code: 1,
      stdout: '<p ws-send>\n<p hx-ws="{{ x }}">',
      stderr:
        'x/a.html:1:4   send           hx-ws="send" → ws-send\n' +
        'x/a.html:2:4   dynamic-value  error: dynamic-value\n' +
        '2 places in 1 file: 1 rewritten, 1 needs you. 1 file in 0.00 s.\n',
    });
    expect(world.all()).toEqual({});
  });

  test.each([
    ['nothing to do', '<p>'],
    ['nothing at all', ''],
    ['binary', 'a\0\0b'],
  ])('comes out as it came in: %s', async (_title, stdinText) => {
    world = createWorld();
    expect(await world.run(['--stdin-filepath', 'a.html', '-q'], { stdinText })).toMatchObject({
      code: 0,
      stdout: stdinText,
      stderr: '',
    });
  });

  test('of UTF-16 comes out as it came in, with the finding', async () => {
    world = createWorld();
    const stdinText = Buffer.from(`\ufeff${send}`, 'utf16le');
    const said = await world.run(['--stdin-filepath', 'a.html', '-q'], { stdinText });
    expect([said.code, said.bytes, said.stderr]).toEqual([
      1,
      stdinText,
      'a.html:1:4   unreadable  error: unreadable\n',
    ]);
  });

  test('can be checked, or shown as a patch', async () => {
    world = createWorld();
    expect(await world.run(['--stdin-filepath', 'a.html', '--check', '-q'], { stdinText: send })).toMatchObject({
      code: 1,
      stdout: 'a.html:1:4   send  hx-ws="send" → ws-send\n',
      stderr: '',
    });
    expect(await world.run(['--stdin-filepath', 'a.html', '--diff', '-q'], { stdinText: `${send}\n` })).toMatchObject({
      code: 0,
      stdout:
        'diff --git a/a.html b/a.html\n--- a/a.html\n+++ b/a.html\n@@ -1 +1 @@\n-<p hx-ws="send">\n+<p ws-send>\n',
    });
  });
});

describe('what is shown', () => {
  const page = '<p hx-ws="send"><!-- ignore -->hx-ws="send"<p hx-ws="{{ x }}">';

  test('-q: what needs a person, and no more', async () => {
    world = createWorld({ 'a.html': page, 'b.html': script });
    expect(await world.run(['-q'])).toMatchObject({
      stdout: 'a.html:1:47   dynamic-value  error: dynamic-value\n',
      stderr: '',
    });
  });

  test('--verbose: the help of each, and the suppressed', async () => {
    world = createWorld({ 'a.html': page, 'b.html': script });
    expect(await world.run(['--verbose'])).toMatchObject({
      stdout:
        'a.html:1:4    send           hx-ws="send" → ws-send\n    Help of send.\n' +
        'a.html:1:32   send           hx-ws="send" → ws-send (suppressed)\n    Help of send.\n' +
        'a.html:1:47   dynamic-value  error: dynamic-value\n    Help of dynamic-value.\n',
      stderr: expect.stringContaining(
        '3 places in 1 file: 1 rewritten, 1 needs you, 1 suppressed. 2 files in 0.00 s.\n',
      ),
    });
  });

  test('without colour, what asks for a person says so; what the command can do does not, in a check neither', async () => {
    world = createWorld({ 'a.html': `<p hx-ws="send">\n<p hx-ws="{{ x }}">\n${script.slice(0, 31)}` });
    const lines = (done: string) =>
      `a.html:1:4   send              ${done}\n` +
      'a.html:2:4   dynamic-value     error: dynamic-value\n' +
      'a.html:3:1   extension-script  warning: ';
    for (const argv of [['--check'], []]) {
      expect((await world.run(argv)).stdout.startsWith(lines('hx-ws="send" → ws-send'))).toBe(true);
    }
  });

  const colored = 'a.html:1:4   \u001b[36msend\u001b[39m  hx-ws="send" → ws-send\n';
  const plain = 'a.html:1:4   send  hx-ws="send" → ws-send\n';
  test.each<[string, readonly string[], Readonly<Record<string, string>>, boolean, string]>([
    ['a terminal', [], {}, true, colored],
    ['no terminal', [], {}, false, plain],
    ['a dumb terminal', [], { TERM: 'dumb' }, true, plain],
    ['NO_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, true, plain],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, true, colored],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, false, colored],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, true, plain],
    ['--color', ['--color'], { NO_COLOR: '1' }, false, colored],
    ['--no-color', ['--no-color'], { FORCE_COLOR: '1' }, true, plain],
  ])('colour: %s', async (_title, argv, env, isTTY, expected) => {
    world = createWorld({ 'a.html': send });
    let out = '';
    const stdout = {
      isTTY,
      write: (data: string | Uint8Array) => {
        out += data;
      },
    };
    await world.run(['a.html', ...argv], { env, stdout });
    expect(out).toBe(expected);
  });

  test.each<[string, readonly string[], boolean, number, string]>([
    ['a long run on a terminal', [], true, 301, '\r\u001b[2K1 files read\r\u001b[2K'],
    ['a short one', [], true, 10, ''],
    ['a long one elsewhere', [], false, 301, ''],
    ['--no-progress', ['--no-progress'], true, 301, ''],
  ])('progress: %s', async (_title, argv, isTTY, step, expected) => {
    world = createWorld({ 'a.html': '<p>' });
    let now = 0;
    let errors = '';
    const stderr = {
      isTTY,
      write: (data: string | Uint8Array) => {
        errors += data;
      },
    };
    await world.run(argv, {
      stderr,
      now: () => {
        now += step;
        return now;
      },
    });
    expect(errors.split('Nothing')[0]).toBe(expected);
  });

  test('a name that would move the cursor does not', async () => {
    world = createWorld({ 'a\u001b[2J\n.html': send });
    expect((await world.run([])).stdout).toContain('a\\x1b[2J\\x0a.html:1:4   ');
  });
});
