// What an hx-ws value means: separators, `send:…`, addresses that cannot be opened.
import { lossComplaints } from '../conversation.ts';
import { compare, type Scenario } from './compare.ts';
import { addressAfter, type Open, useStage } from './stage.ts';
import { core, ext, extLegacy, legacyShims, shims } from './subjects.ts';

const stage = useStage();

const clickedOn = (value: string) => async (open: Open) => {
  const play = await open(() => `<a hx-ws="${value}" href="#">send</a>`);
  await play.page.click('a');
  await play.drained();
  return { paths: play.paths(), messages: play.messages() };
};

const once = { paths: ['/x'], messages: [{}] };

compare(stage, 'a comma ends the address where a clause begins after it', {
  scenario: clickedOn('connect:/x,send'),
  right: once,
  on: legacyShims,
  wrong: [
    [core, { paths: ['/x,send'], messages: [] }],
    [extLegacy, { paths: ['/x,send'], messages: [] }],
  ],
});

compare(stage, 'a comma and white space separate', {
  scenario: clickedOn('connect:/x, send'),
  right: once,
  on: legacyShims,
  wrong: [[core, { paths: ['/x,'], messages: [{}] }]],
});

compare(stage, 'a comma within an address stays there', {
  scenario: clickedOn('connect:/x?ids=1,2,send'),
  right: { paths: ['/x?ids=1,2'], messages: [{}] },
  on: legacyShims,
  wrong: [[core, { paths: ['/x?ids=1,2,send'], messages: [] }]],
});

compare(stage, 'one element connects and sends', {
  scenario: clickedOn('connect:/x send'),
  right: once,
  on: legacyShims,
  wrong: [[extLegacy, { paths: ['/x'], messages: [] }]],
});

compare(stage, 'white space of every kind separates, commas at the ends are nothing', {
  scenario: clickedOn(',\n\t connect:/x \n send ,'),
  right: once,
  on: legacyShims,
});

compare(stage, 'the oldest spelling connects', {
  scenario: clickedOn('connect /x send'),
  right: once,
  on: legacyShims,
});

const submitted: Scenario<object> = async (open) => {
  const play = await open(
    () => '<div hx-ws="connect:/x"><form hx-ws="send:submit"><input name="text" value="hello"><button>',
  );
  const first = await play.wire.nextConnection();
  const address = await addressAfter(play.page, 'submit', () => play.page.click('button'));
  if (address === '/') await play.drained();
  return { address, frames: first.frames.length };
};

compare(stage, 'send:submit sends, and the text stays out of the address', {
  scenario: submitted,
  right: { address: '/', frames: 1 },
  on: legacyShims,
  wrong: [[extLegacy, { address: '/?text=hello', frames: 0 }]],
});

const clause = /\[(?:unknown-clause|missing-url|second-connect)\]/;

compare(stage, 'what is not understood is warned of once and stops nothing', {
  async scenario(open) {
    const play = await open(
      () => `<p hx-ws="konnect:/a"></p><p hx-ws="connect:"></p><p hx-ws="connect:/b connect:/c"></p>
        <p hx-ws="connect:/d"></p>`,
    );
    await play.drained();
    const said = stage.browser.warnings(play.page).flatMap((text) => clause.exec(text) ?? []);
    return { paths: play.paths(), said };
  },
  right: { paths: ['/b', '/d'], said: ['[unknown-clause]', '[missing-url]', '[second-connect]'] },
  on: legacyShims,
});

const unopenable: Scenario<object> = async (open) => {
  const play = await open(
    ({ connect, send }) => `<div ${connect('ws://[')}></div><div ${connect('/good')}><i ${send}>send</i></div>`,
    { tolerated: [...lossComplaints, /htmx:wsError|TypeError|SyntaxError/] },
  );
  await play.page.click('i');
  await play.drained();
  return { paths: play.paths(), messages: play.messages(), errors: await play.seen('htmx:wsError') };
};

compare(stage, 'an address that cannot be opened stops nothing else on the page', {
  scenario: unopenable,
  right: { paths: ['/good'], messages: [{}], errors: ['htmx:wsError url'] },
  on: shims,
  wrong: [
    [core, { paths: [], messages: [], errors: [] }],
    [ext, { paths: [], messages: [], errors: [] }],
  ],
});

compare(stage, 'htmx goes on after an address that cannot be opened', {
  async scenario(open) {
    const { page } = await open(({ connect }) => `<div ${connect('ws://[')}></div><b hx-get="/answer">ask</b>`, {
      tolerated: [/htmx:wsError|TypeError|SyntaxError/],
    });
    const isProcessed = await page.evaluate(() => {
      const data = document.querySelector('b') as unknown as Record<string, { initHash?: unknown } | undefined>;
      return !!(data['htmx-internal-data']?.initHash || data['_htmx']);
    });
    return { isProcessed };
  },
  right: { isProcessed: true },
  on: shims,
  wrong: [[core, { isProcessed: false }]],
});
