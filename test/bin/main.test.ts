// The command as a whole, in a directory of its own: what it writes, says and returns.
import { afterEach, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const chat = '<p>old</p>\n<div hx-ws="connect:/ws/chat">\n  <form hx-ws="send"></form>\n</div>\n';
const chatNew = '<p>old</p>\n<div hx-ext="ws" ws-connect="/ws/chat">\n  <form ws-send></form>\n</div>\n';
const room = '<p hx-ws="{{ mode }}">\n';
const base =
  '<head>\n<script src="/static/htmx.min.js"></script>\n<script src="/static/ext/ws.js"></script>\n</head>\n';

test('rewrites in place and says what it did, and what is left', async () => {
  world = createWorld({ 'templates/chat.html': chat, 'templates/room.html': room, 'templates/base.html': base });
  expect(await world.run(['./templates'])).toMatchObject({
    code: 1,
    stdout:
      'templates/chat.html:2:6   connect        hx-ws="connect:/ws/chat" → hx-ext="ws" ws-connect="/ws/chat"\n' +
      'templates/chat.html:3:9   send           hx-ws="send" → ws-send\n' +
      'templates/room.html:1:4   dynamic-value  error: dynamic-value\n',
    stderr:
      '\n3 places in 2 files: 2 rewritten, 1 needs you. 3 files in 0.00 s.\n' +
      'Next: npx hx-ws-migrate --check ./templates\n',
  });
  expect(world.all()).toEqual({
    'templates/base.html': base,
    'templates/chat.html': chatNew,
    'templates/room.html': room,
  });
  expect(await world.run(['--check', 'templates/chat.html'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'Nothing legacy found. 1 file in 0.00 s.\n',
  });
});

test('--check writes nothing and fails on what is left', async () => {
  world = createWorld({ 'a.html': chat, 'base.html': base });
  expect(await world.run(['--check'])).toMatchObject({
    code: 1,
    stderr: '\n2 left in 1 file: 2 can be rewritten. 2 files in 0.00 s.\n' + 'Next: npx hx-ws-migrate\n',
  });
  expect(world.read('a.html')).toBe(chat);
});

test('--check counts as its JSON does, and names the plain command next', async () => {
  world = createWorld({ 'templates/a.tpl': chat, 'templates/room.html': room, 'templates/base.html': base });
  const { code, stdout, stderr } = await world.run([
    ...['--check', '--format', 'json', '--no-progress', '--fail-on', 'warning', '--max-size', '5mb'],
    ...['--target', 'htmx2', '--dialect', '*.tpl=jinja', '--ignore', 'old stuff', '--hidden', 'templates'],
  ]);
  expect([code, JSON.parse(stdout).summary]).toMatchObject([1, { errors: 3, warnings: 0 }]);
  expect(stderr).toBe(
    '3 left in 2 files: 2 can be rewritten, 1 needs you. 3 files in 0.00 s.\n' +
      "Next: npx hx-ws-migrate --dialect '*.tpl=jinja' --ignore 'old stuff' --hidden templates\n",
  );
});
