// Files of every size, name, type and content, chosen in every way, arrive byte for byte on every htmx.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../property.ts';
import { peerScripts } from '../peers/stage.ts';
import { useBrowser } from '../use-browser.ts';
import { arrived, arrivedFile, choose, filePage, inline, type MadeFile, oob, serializations } from './file-page.ts';

const browser = useBrowser();

const bytes = (name: string, type: string, ...values: readonly number[]): MadeFile => ({
  name,
  type,
  size: values.length,
  bytes: values,
});
const sized = (size: number): MadeFile => ({ name: `${size}.bin`, type: 'application/octet-stream', size, seed: size });
/** Around the three bytes of base64, and the sizes in which browsers and sockets cut. */
const sizes = [
  0, 1, 2, 3, 4, 5, 125, 126, 127, 4095, 4096, 4097, 16_383, 16_384, 32_768, 49_151, 49_152, 65_534, 65_535, 65_536,
  65_537, 69_999, 70_000,
];
const kinds: readonly (readonly [file: MadeFile, inline: string])[] = [
  ...sizes.map((size) => [sized(size), 'file/inline-base64'] as const),
  [bytes('quotes "\'\\ .txt', 'text/plain', 0x61), 'file/inline-text'],
  [bytes('日本 é €.md', 'text/markdown', 0xe2, 0x82, 0xac), 'file/inline-text'],
  [bytes('bom.txt', 'text/plain', 0xef, 0xbb, 0xbf, 0x61), 'file/inline-text'],
  [bytes('latin1.txt', 'text/plain', 0x63, 0x61, 0x66, 0xe9), 'file/inline-base64'],
  [bytes('empty.txt', 'text/plain'), 'file/inline-text'],
  [bytes('zeroes.csv', 'text/csv', 0, 10, 13, 10, 0), 'file/inline-text'],
  [bytes('script.html', 'text/html', ...Buffer.from('</script>\u2028{"a":1}')), 'file/inline-text'],
  [bytes('untyped', '', 1, 2), 'file/inline-base64'],
  [bytes('image.svg', 'image/svg+xml', 0x3c), 'file/inline-base64'],
  [bytes('parameter.txt', 'text/plain;charset=utf-8', 0x61), 'file/inline-text'],
];
const files = kinds.map(([file]) => file);

const form = (encoding: string) =>
  filePage(
    `<form hx-ws="send" hx-encoding="${encoding}"><input type="file" name="f" multiple><button>send</button></form>`,
  );

describe.each(['1', '2', '4'] as const)('htmx %s', (htmx) => {
  test.each([
    [oob, files.length + 1, kinds.map(() => 'file/oob')],
    [inline, 1, kinds.map(([, serialization]) => serialization)],
  ])('%s: every kind of file at once', async (encoding, count, expected) => {
    const site = await browser.serve({ '/': form(encoding) }, { htmx, shim: true });
    const page = await browser.open(site.url);
    await choose(page, '[name=f]', files);
    await page.click('button');
    expect(await arrived(site.wire, count)).toEqual([{ f: files.map(arrivedFile) }]);
    expect(serializations(site.wire.received[0]?.data ?? '')).toEqual(expected);
  });

  test('one or several inputs, chosen or not: an object, an array, or no key', async () => {
    const inputs = ['a', 'b', 'c', 'd', 'e'].map(
      (name) => `<input type="file" name="${name}" ${'cde'.includes(name) ? 'multiple' : ''}>`,
    );
    const body = `<form hx-ws="send"><input name="text" value="t">${inputs.join('')}<button>send</button></form>`;
    const site = await browser.serve({ '/': filePage(body) }, { htmx, shim: true });
    const page = await browser.open(site.url);
    const [one, two, three] = [sized(1), sized(2), sized(70_000)];
    await choose(page, '[name=b]', [one]);
    await choose(page, '[name=d]', [two]);
    await choose(page, '[name=e]', [one, three, two]);
    await page.click('button');
    expect(await arrived(site.wire, 6)).toEqual([
      { text: 't', b: arrivedFile(one), d: [arrivedFile(two)], e: [one, three, two].map(arrivedFile) },
    ]);
  });

  test('two inputs of one name are one array', async () => {
    const body = `<form hx-ws="send"><input type="file" name="a"><input type="file" name="a"><button>send</button></form>`;
    const site = await browser.serve({ '/': filePage(body) }, { htmx, shim: true });
    const page = await browser.open(site.url);
    await choose(page, '[name=a]', [sized(5)]);
    await choose(page, 'input:nth-of-type(2)', [sized(6)]);
    await page.click('button');
    expect(await arrived(site.wire, 3)).toEqual([{ a: [arrivedFile(sized(5)), arrivedFile(sized(6))] }]);
  });

  test('files of elsewhere come by hx-include, an input sends by itself, hx-encoding is inherited', async () => {
    const body = `<div hx-encoding="${inline}"><p id="elsewhere"><input type="file" name="a"></p>
      <button hx-ws="send" hx-include="#elsewhere" name="b" value="1">send</button>
      <input type="file" name="c" hx-ws="send"></div>`;
    const site = await browser.serve({ '/': filePage(body) }, { htmx, shim: true });
    const page = await browser.open(site.url);
    await choose(page, '[name=a]', [sized(100)]);
    await page.click('button');
    await choose(page, '[name=c]', [sized(101)]);
    await page.dispatchEvent('[name=c]', 'change');
    expect(await arrived(site.wire, 2)).toEqual([
      { b: '1', a: arrivedFile(sized(100)) },
      { c: arrivedFile(sized(101)) },
    ]);
    expect(site.wire.received.flatMap(({ data }) => serializations(data))).toEqual([
      'file/inline-base64',
      'file/inline-base64',
    ]);
  });

  test('a listener of wsConfigSend sees the files, and may replace, add and drop them', async () => {
    const body = `<form hx-ws="send"><input type="file" name="a"><input type="file" name="b" multiple><button>send</button></form><script>
      document.addEventListener('htmx:wsConfigSend', ({ detail: { parameters } }) => {
        window.seen = [parameters.a instanceof File, parameters.b.map((file) => file.name)];
        parameters.a = new File(['replaced'], 'r.txt', { type: 'text/plain', lastModified: 1485903600000 });
        parameters.b.pop();
        parameters.added = parameters.a;
      });
    </script>`;
    const site = await browser.serve({ '/': filePage(body) }, { htmx, shim: true });
    const page = await browser.open(site.url);
    await choose(page, '[name=a]', [sized(10)]);
    await choose(page, '[name=b]', [sized(11), sized(12)]);
    await page.click('button');
    const replaced = arrivedFile(bytes('r.txt', 'text/plain', ...Buffer.from('replaced')));
    expect(await arrived(site.wire, 4)).toEqual([{ a: replaced, b: [arrivedFile(sized(11))], added: replaced }]);
    expect(await page.evaluate('seen')).toEqual([true, ['11.bin', '12.bin']]);
  });
});

test.each(['1', '2'] as const)('ws-send on htmx %s, in both encodings', async (htmx) => {
  const body = [oob, inline].map(
    (encoding) => `<form ws-send hx-encoding="${encoding}"><input type="file" name="a"><button>send</button></form>`,
  );
  const page = `<!DOCTYPE html><script src="/htmx.js"></script><body hx-ext="ws"><div ws-connect="/files">${body.join('')}</div></body>`;
  const site = await browser.serve({ '/': page }, { htmx, shim: true });
  const opened = await browser.open(site.url);
  for (const [index, frames] of [
    [1, 2],
    [2, 3],
  ] as const) {
    await choose(opened, `form:nth-of-type(${index}) input`, [sized(70_000 + index)]);
    await opened.click(`form:nth-of-type(${index}) button`);
    expect((await arrived(site.wire, frames)).at(-1)).toEqual({ a: arrivedFile(sized(70_000 + index)) });
  }
  expect(site.wire.received.flatMap(({ data }) => (typeof data === 'string' ? serializations(data) : []))).toEqual([
    'file/oob',
    'file/inline-base64',
  ]);
});

test('through the connection of htmx 4’s own extension, contiguous; one that cannot be read is named', async () => {
  const body = `<div id="own" hx-ws:connect="/files">
    <form id="both" hx-ws="send"><input type="file" name="a"><input type="file" name="b"><button>send</button></form>
    <form id="inside" hx-ws="send" hx-encoding="${inline}"><input type="file" name="c"><button>send</button></form></div>
    <script>document.addEventListener('htmx:wsError', ({ detail }) => { window.failed = [detail.code, detail.error.message]; });</script>`;
  const html = `<!DOCTYPE html><script src="/htmx.js"></script><script src="/hx-ws-4.js"></script><body>${body}</body>`;
  const site = await browser.serve({ '/': html, ...(await peerScripts()) }, { htmx: '4', shim: true });
  const page = await browser.open(site.url, { complaints: [/Cannot read "70000.bin"/] });
  await site.wire.nextConnection();
  const [a, b, c] = [sized(70_000), sized(3), bytes('c.txt', 'text/plain', 0x63)];
  await choose(page, '[name=a]', [a]);
  await choose(page, '[name=b]', [b]);
  await choose(page, '[name=c]', [c]);
  await page.click('#both button');
  expect(await arrived(site.wire, 3)).toEqual([{ a: arrivedFile(a), b: arrivedFile(b) }]);
  await page.click('#inside button');
  expect((await arrived(site.wire, 4)).at(-1)).toEqual({ c: arrivedFile(c) });
  await page.evaluate(() => {
    File.prototype.stream = () => new ReadableStream({ start: (controller) => controller.error(new Error('gone')) });
  });
  await page.click('#both button');
  await page.waitForFunction('window.failed');
  expect(await page.evaluate('failed')).toEqual(['file-unreadable', 'Cannot read "70000.bin"']);
});

test('files of any size, name and type', async () => {
  const site = await browser.serve({ '/': form('').replace('hx-encoding=""', '') }, { htmx: '2', shim: true });
  const page = await browser.open(site.url);
  const file = fc.record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    type: fc.constantFrom('', 'image/png', 'text/plain', 'text/html'),
    size: fc.oneof(fc.nat(10), fc.nat(70_000)),
    seed: fc.nat(255),
  });
  let frames = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(oob, inline),
      async (files, encoding) => {
        await page.evaluate(
          (encoding) => document.querySelector('form')?.setAttribute('hx-encoding', encoding),
          encoding,
        );
        await choose(page, '[name=f]', files);
        await page.click('button');
        frames += encoding === oob ? files.length + 1 : 1;
        expect((await arrived(site.wire, frames)).at(-1)).toEqual({ f: files.map(arrivedFile) });
      },
    ),
    runs(200),
  );
});
