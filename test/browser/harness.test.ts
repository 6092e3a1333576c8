// The harness itself: the scriptable server does what it is told, waits end in clear words, complaints are caught.
import { describe, expect, test } from '@jest/globals';
import { domTree } from './dom-tree.ts';
import { drained, liveSockets } from './tracked-sockets.ts';
import { faultsOf, useBrowser } from './use-browser.ts';
import { Watch } from './watch.ts';

const browser = useBrowser();
const blank = { '/': '<!DOCTYPE html><title>blank</title><body></body>' };
const plain = { htmx: '1' } as const;

/** A page that notes what its sockets tell it. */
const noting = {
  '/': `<!DOCTYPE html><body><script>
    const log = [];
    function connect(path, protocol) {
      const socket = new WebSocket('ws://' + location.host + path, protocol ? [protocol] : []);
      socket.onopen = () => log.push('open');
      socket.onmessage = (event) => log.push(event.data);
      socket.onclose = (event) => log.push('close ' + event.code);
      return socket;
    }
  </script></body>`,
};

describe('the scriptable server', () => {
  test('records connections and frames in order, text and bytes', async () => {
    const site = await browser.serve(noting, plain);
    const page = await browser.open(site.url);
    await page.evaluate(
      `var a = connect('/a?x=1', 'chat'); a.onopen = () => { a.send('1'); a.send(new Uint8Array([2])); }`,
    );
    const first = await site.wire.nextConnection();
    expect([first.id, first.path, first.protocol]).toEqual([0, '/a?x=1', 'chat']);
    expect(first.headers['origin']).toBe(site.url);
    expect(await site.wire.frames(2)).toEqual([
      { id: 0, connection: 0, data: '1' },
      { id: 1, connection: 0, data: Buffer.from([2]) },
    ]);
    await page.evaluate(`var b = connect('/b'); b.onopen = () => { b.send('3'); a.send('4'); }`);
    const second = await site.wire.nextConnection();
    expect((await second.nextFrame()).data).toBe('3');
    expect([(await first.nextFrame()).data, (await first.nextFrame()).data]).toEqual(['1', Buffer.from([2])]);
    expect(await first.nextFrame()).toMatchObject({ connection: 0, data: '4' });
  });

  test('sends, closes with a code, and drops without one', async () => {
    const site = await browser.serve(noting, plain);
    const page = await browser.open(site.url);
    await page.evaluate(`connect('/')`);
    const first = await site.wire.nextConnection();
    first.send('hello');
    first.close(4001, 'enough');
    expect(await first.ended()).toEqual({ code: 4001, reason: 'enough' });
    await page.waitForFunction('log.length === 3');
    await page.evaluate(`connect('/')`);
    (await site.wire.nextConnection()).drop();
    await page.waitForFunction('log.length === 5');
    expect(await page.evaluate('log')).toEqual(['open', 'hello', 'close 4001', 'open', 'close 1006']);
  });

  test('refuses, stalls and accepts handshakes', async () => {
    const site = await browser.serve(noting, plain);
    const page = await browser.open(site.url, {
      complaints: [/WebSocket connection to .* Unexpected response code: 503/],
    });
    site.wire.refuse();
    await page.evaluate(`connect('/refused')`);
    expect(await site.wire.nextAttempt()).toMatchObject({ path: '/refused', outcome: 'refused' });
    await page.waitForFunction('log.length === 1');
    site.wire.stall();
    await page.evaluate(`connect('/stalled')`);
    expect(await site.wire.nextAttempt()).toMatchObject({ path: '/stalled', outcome: 'stalled' });
    expect(site.wire.connections).toEqual([]);
    site.wire.accept();
    expect((await site.wire.nextConnection()).path).toBe('/stalled');
    await page.waitForFunction('log.length === 2');
    expect(await page.evaluate('log')).toEqual(['close 1006', 'open']);
  });

  test('stops and starts on the same port', async () => {
    const site = await browser.serve(noting, plain);
    const page = await browser.open(site.url, { complaints: [/WebSocket connection to .*ERR_CONNECTION_REFUSED/] });
    await page.evaluate(`connect('/before')`);
    await site.wire.nextConnection();
    await site.stop();
    await page.waitForFunction('log.length === 2');
    await page.evaluate(`connect('/meanwhile')`);
    await page.waitForFunction('log.length === 3');
    await site.start();
    await page.evaluate(`connect('/after')`);
    expect((await site.wire.nextConnection()).path).toBe('/after');
  });
});

describe('drained', () => {
  test('means that all that was sent is recorded, and nothing of its own', async () => {
    const site = await browser.serve(noting, plain);
    const page = await browser.open(site.url);
    await page.evaluate(`
      for (const path of ['/a', '/b', '/c']) {
        const socket = connect(path);
        socket.onopen = () => { for (let i = 0; i < 500; i++) socket.send(path + i); if (path === '/b') socket.close(); };
      }`);
    await drained(page, site.wire);
    const expected = (path: string) => Array.from({ length: 500 }, (_, index) => path + index);
    expect(site.wire.connections.map((connection) => connection.frames.map(({ data }) => data))).toEqual([
      expected('/a'),
      expected('/b'),
      expected('/c'),
    ]);
    expect(site.wire.connections.map(({ end }) => end?.code)).toEqual([undefined, 1005, undefined]);
    expect(await liveSockets(page)).toBe(2);
  });
});

describe('a page that complains fails its test', () => {
  test.each([
    ['nothing said, nothing expected', { complaints: [], expected: [], tolerated: [] }, []],
    [
      'an error nobody expected',
      { complaints: ['Error: x'], expected: [/y/], tolerated: [] },
      ['Error: x', '(nothing like /y/, which the test expected)'],
    ],
    ['an expected one', { complaints: ['Error: x'], expected: [/x/], tolerated: [] }, []],
    ['a tolerated one that did not come', { complaints: [], expected: [], tolerated: [/x/] }, []],
  ])('%s', (_what, page, faults) => {
    expect(faultsOf(page)).toEqual(faults);
  });

  test('exceptions, rejections, console.error and missing scripts are complaints, warnings are not', async () => {
    const site = await browser.serve(
      {
        '/': `<script>
          console.warn('a warning'); console.error('an error');
          setTimeout(() => { throw new TypeError('thrown') }); Promise.reject(new Error('rejected'));
        </script><script src="/missing.js"></script>`,
      },
      plain,
    );
    const page = await browser.open(site.url, {
      complaints: [/^an error$/, /^TypeError: thrown$/, /^Error: rejected$/, /Failed to load resource.*404/],
    });
    expect(browser.warnings(page)).toEqual(['a warning']);
  });
});

test('a wait that never ends says what it waited for', async () => {
  await expect(
    new Watch().until(
      () => undefined,
      () => 'a miracle; there was none',
      20,
    ),
  ).rejects.toThrow('Waited 20 ms for a miracle; there was none.');
});

test('variants load what they say, in order', async () => {
  const html = { '/': '<!DOCTYPE html>\n<head>\n  <script src="/htmx.js"></script>\n</head><body></body>' };
  const sources = async (variant: Parameters<typeof browser.serve>[1]) => {
    const page = await browser.open((await browser.serve(html, variant)).url);
    return page.evaluate(() => [
      (window as unknown as { htmx: { version: string } }).htmx.version.split('.')[0],
      ...[...document.scripts].map((script) => script.getAttribute('src')),
    ]);
  };
  expect(await sources({ htmx: '1' })).toEqual(['1', '/htmx.js']);
  expect(await sources({ htmx: '2', ext: true })).toEqual(['2', '/htmx.js', '/ws.js']);
  expect(await sources({ htmx: '4' })).toEqual(['4', '/htmx.js']);
});

test('a page that would silently miss its variant is refused', async () => {
  const page = { '/': '<script defer src="/htmx.js"></script>' };
  await expect(browser.serve(page, { htmx: '2', ext: true })).rejects.toThrow('/ loads htmx by another tag than');
});

test('domTree leaves out what htmx writes for itself and shows what the user changed', async () => {
  const site = await browser.serve(
    {
      ...blank,
      '/tree': `<!DOCTYPE html><body data-htmx-powered="true" class="htmx-added"><p title="b" class="x htmx-settling y" id="a">a<!-- c --><script>1</script>b</p><style>p{}</style><input value="1"><input type="checkbox"><select><option>1<option>2</select><template><i></i></template></body>`,
    },
    plain,
  );
  const page = await browser.open(`${site.url}/tree`);
  await page.fill('input', '2');
  await page.check('[type=checkbox]');
  await page.selectOption('select', '2');
  const element = (tag: string, attributes: object = {}, ...children: unknown[]) => ({ tag, attributes, children });
  expect(await domTree(page)).toEqual(
    element(
      'body',
      {},
      element('p', { class: 'x y', id: 'a', title: 'b' }, 'ab'),
      element('input', { ':value': '2', value: '1' }),
      element('input', { ':checked': 'true', ':focus': 'true', type: 'checkbox' }),
      element('select', {}, element('option', {}, '1'), element('option', { ':selected': 'true' }, '2')),
      element('template', {}, element('i')),
    ),
  );
});
