// A page whose policy allows nothing but its own host's files: no evaluation, no inline script. Knows no htmx but by name.
import { describe, expect, test } from '@jest/globals';
import { lossComplaints } from '../conversation.ts';
import { heldDelay, type Noting, notingScript } from './page-scripts.ts';
import { playOn, useStage } from './stage.ts';
import { type Subject, shims } from './subjects.ts';

const { browser } = useStage();

const violations = `
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    notes.push(violatedDirective + ' ' + blockedURI));
  addEventListener('DOMContentLoaded', () => { htmx.config.wsReconnectDelay = ${heldDelay}; });`;

const page = ({ scripts, spelling: { body, connect, send } }: Subject, more = '') => `<!DOCTYPE html><html><head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'self'">
  <meta name="htmx-config" content='{"includeIndicatorStyles":false}'>
  ${['/noting.js', ...scripts].map((src) => `<script src="${src}"></script>`).join('\n')}
  ${more}</head><body ${body}><div ${connect('/x')}>
    <form ${send} hx-vals='{"b":2}' hx-trigger="submit, click from:#outside"><input name="a" value="1"><button>send</button></form>
    <p id="news"></p></div><i id="outside">outside</i></body></html>`;

describe.each(shims.map((subject) => [subject.name, subject] as const))('%s', (_name, subject) => {
  const start = async (more?: string, complaints: readonly RegExp[] = []) => {
    const site = await browser.serve(
      { '/': page(subject, more), '/noting.js': notingScript + violations },
      { htmx: subject.htmx },
    );
    const opened = await browser.open(site.url, { tolerated: lossComplaints, complaints });
    return playOn(opened, site.wire, site.url, subject.spelling);
  };
  const reported = (play: Awaited<ReturnType<typeof start>>) =>
    play.page.evaluate(() => (window as unknown as Noting).notes);

  test('connects, sends, receives and connects again under default-src self', async () => {
    const play = await start();
    const first = await play.wire.nextConnection();
    await play.sees('htmx:wsOpen');
    await play.page.click('button');
    await play.page.click('#outside');
    first.send('<p id="news">new</p>');
    await play.sees('htmx:wsAfterMessage');
    expect(await play.page.textContent('#news')).toBe('new');
    await play.drained();
    first.drop();
    await play.sees('htmx:wsClose');
    await play.page.click('button');
    await play.page.evaluate(() => (window as unknown as Noting).fireHeld());
    await play.wire.frames(3);
    expect(play.messages()).toEqual(Array(3).fill({ a: '1', b: 2 }));
    expect(await reported(play)).toEqual([]);
  });

  test('control: a violation is noticed', async () => {
    const play = await start('<script>1</script>', [/Content Security Policy/]);
    expect(await reported(play)).toEqual(['script-src-elem inline']);
  });
});
