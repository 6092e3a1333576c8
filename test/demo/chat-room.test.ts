// The chat's rules: who gets what, what is escaped, what is bounded.
import { expect, test } from '@jest/globals';
import { createChatRoom } from '../../demo/server/chat-room.ts';
import { recordingClient } from './recording-client.ts';

const pieces = { form: '<form value="{{ nick }}">', input: '<input>' };
const fromForm = { HEADERS: { 'HX-Trigger': 'chat_form' } };

test('everybody hears a message, its sender gets a fresh form with the nick name', () => {
  const room = createChatRoom(pieces);
  const [ann, bob] = [recordingClient(room), recordingClient(room)];
  expect(ann.taken()).toEqual([
    '<div id="messages" hx-swap-oob="innerHTML"></div>',
    '<span id="people">1 here</span>',
    '<span id="people">2 here</span>',
  ]);
  bob.taken();
  ann.says({ nick: ' ann ', chat_message: 'hello', ...fromForm });
  const heard = '<div id="messages" hx-swap-oob="beforeend"><div class="message"><b>ann</b> hello</div></div>';
  expect([ann.taken(), bob.taken()]).toEqual([[heard, '<form value="ann">'], [heard]]);
  bob.leaves();
  expect(ann.taken()).toEqual(['<span id="people">1 here</span>']);
});

test('a sender that is not the form gets the message field alone', () => {
  const ann = recordingClient(createChatRoom(pieces));
  ann.taken();
  ann.says({ nick: '', chat_message: 'x', HEADERS: { 'HX-Trigger': 'chat' } });
  ann.says({ nick: '', chat_message: 'y' });
  expect(ann.taken().filter((html) => html === '<input>')).toHaveLength(2);
});

test('markup in names and words stays text', () => {
  const ann = recordingClient(createChatRoom(pieces));
  ann.taken();
  ann.says({ nick: `"><img src=x onerror='1'>$&`, chat_message: '<script>1</script> & more', ...fromForm });
  expect(ann.taken()).toEqual([
    '<div id="messages" hx-swap-oob="beforeend"><div class="message"><b>&quot;&gt;&lt;img src=x onerror=&#39;1&#39;&gt;$&amp;</b> &lt;script&gt;1&lt;/script&gt; &amp; more</div></div>',
    '<form value="&quot;&gt;&lt;img src=x onerror=&#39;1&#39;&gt;$&amp;">',
  ]);
});

test('an empty message is not passed on, a nameless speaker is somebody, a long one is cut', () => {
  const ann = recordingClient(createChatRoom(pieces));
  ann.taken();
  ann.says({ nick: 'ann', chat_message: '   ' });
  ann.says({ chat_message: 'x'.repeat(3000), nick: ['not', 'text'] });
  expect(ann.taken()).toEqual([
    '<input>',
    `<div id="messages" hx-swap-oob="beforeend"><div class="message"><b>somebody</b> ${'x'.repeat(2000)}</div></div>`,
    '<input>',
  ]);
});

test('who comes later, or back, gets the last hundred messages in place of what they have', () => {
  const room = createChatRoom(pieces);
  const ann = recordingClient(room);
  for (let index = 1; index <= 105; index++) ann.says({ nick: 'ann', chat_message: String(index) });
  const [history = ''] = recordingClient(room).taken();
  const numbers = [...history.matchAll(/<b>ann<\/b> (\d+)</g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 6));
  expect(history).toMatch(/^<div id="messages" hx-swap-oob="innerHTML"><div class="message">/);
});

test.each(['', '{"half', '[1]', 'null', '"text"'])('what is no JSON object ends the connection: %j', (text) => {
  const ann = recordingClient(createChatRoom(pieces));
  ann.sendsText(text);
  expect(ann.closed()).toEqual({ code: 1007, reason: 'expected a JSON object' });
});

test('bytes end the connection', () => {
  const ann = recordingClient(createChatRoom(pieces));
  ann.sendsBytes(Buffer.from([1]));
  expect(ann.closed()).toEqual({ code: 1003, reason: 'expected text' });
});
