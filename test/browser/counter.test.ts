// The old counter page: data-hx-ws, hx-vals, two connections on one page, pushes by the server.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createDemoServer, type DemoServer } from '../../demo/server/demo-server.ts';
import { cutOff, lossComplaints } from './conversation.ts';
import { counts } from './counter-page.ts';
import { screenshot } from './screenshot.ts';
import { liveSockets } from './tracked-sockets.ts';
import { useBrowser } from './use-browser.ts';
import { waitInPage } from './wait-in-page.ts';

const browser = useBrowser();
let server: DemoServer | undefined;
afterEach(() => server?.close());

describe.each([
  ['2', true],
  ['1', true],
  ['4', true],
  ['1', false],
] as const)('htmx %s, shim: %s', (htmx, shim) => {
  test('pushes arrive, buttons and the step form count, each once', async () => {
    server = await createDemoServer({ htmx, shim, tickMs: 0 });
    const page = await browser.open(`${server.url}/counter.html`);
    const other = await browser.open(`${server.url}/counter.html`);
    await counts(page, 0);
    server.tick();
    await counts(page, 1);
    await page.click('#plus_one');
    await counts(page, 2);
    await page.click('#plus_ten');
    await counts(page, 12);
    await page.click('#step button');
    await counts(page, 17);
    await page.fill('#step_size', '-20');
    await page.press('#step_size', 'Enter');
    await counts(page, -3);
    await counts(other, -3);
    await screenshot(page, `htmx-${htmx}${shim ? '' : '-core'}-counter`);
    await other.click('#reset');
    await counts(page, 0);
    expect([await liveSockets(page), await liveSockets(other)]).toEqual([2, 2]);
    expect(new URL(page.url()).search).toBe('');
  });

  test('both connections come back after the server was away', async () => {
    server = await createDemoServer({ htmx, shim, tickMs: 0 });
    const page = await browser.open(`${server.url}/counter.html`, { tolerated: lossComplaints });
    await counts(page, 0);
    await server.stop();
    await cutOff(page);
    server.tick();
    await server.restart();
    const areOpen = () =>
      (window as { __sockets?: WebSocket[] }).__sockets?.filter(({ readyState }) => readyState === 1).length === 2;
    await waitInPage(page, areOpen, null, () => 'two sockets should be open');
    await counts(page, 1);
    await page.click('#plus_one');
    await counts(page, 2);
    await page.click('#step button');
    await counts(page, 7);
  });
});

test('control: on htmx 2 without the shim the number never comes', async () => {
  server = await createDemoServer({ htmx: '2', shim: false, tickMs: 0 });
  const page = await browser.open(`${server.url}/counter.html`);
  server.tick();
  await page.click('#plus_one');
  expect(await page.textContent('#count')).toBe('...');
  expect(await liveSockets(page)).toBe(0);
});
