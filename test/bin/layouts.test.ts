// Layouts: found where template languages look, followed to the top, through the tree and not just the command line.
import { afterEach, expect, test } from '@jest/globals';
import { createWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.remove());

const body = '<body hx-ext="ws">';
const page = (layout: string) => `{% extends "${layout}" %}<p hx-ws="connect:/x">`;
const inherited = 'ws-connect="/x"';
const own = 'hx-ext="ws" ws-connect="/x"';

test.each<[string, string, Readonly<Record<string, string>>, string, string]>([
  ['beside it', 'a/page.html', { 'a/base.html': body }, 'base.html', inherited],
  [
    'in the templates folder above it',
    'app/templates/shop/page.html',
    { 'app/templates/base.html': body },
    'base.html',
    inherited,
  ],
  [
    'in the templates folder of the project',
    'app/pages/page.html',
    { 'templates/layouts/base.html': body },
    'layouts/base.html',
    inherited,
  ],
  [
    "in another application's templates",
    'shop/templates/page.html',
    { 'core/templates/core/base.html': body },
    'core/base.html',
    inherited,
  ],
  ['without its extensions', 'views/page.html.erb', { 'views/layouts/app.html.erb': body }, 'layouts/app', inherited],
  [
    'in the dots of Blade',
    'resources/views/page.blade.php',
    { 'resources/views/layouts/app.blade.php': body },
    'layouts.app',
    inherited,
  ],
  ['by a path from the top', 'a/b/page.html', { 'layouts/main.html': body }, '/layouts/main.html', inherited],
  ['a step up', 'a/b/page.html', { 'a/main.html': body }, '../main.html', inherited],
  ['two layouts up', 'page.html', { 'one.html': '{% extends "two.html" %}', 'two.html': body }, 'one.html', inherited],
  ['and is yet to be migrated', 'page.html', { 'base.html': '<body hx-ws="connect:/y">' }, 'base.html', inherited],
  ['but has no extension', 'page.html', { 'base.html': '<body>' }, 'base.html', own],
  ['nowhere', 'page.html', { 'other.html': body }, 'base.html', own],
  ['only in what .gitignore names', 'page.html', { '.gitignore': 'build/', 'build/base.html': body }, 'base.html', own],
  ['and extends itself', 'page.html', { 'base.html': '{% extends "base.html" %}' }, 'base.html', own],
  [
    'in a circle',
    'page.html',
    { 'a.html': '{% extends "b.html" %}', 'b.html': '{% extends "a.html" %}' },
    'a.html',
    own,
  ],
  ['and is binary', 'page.html', { 'base.html': `${body}\0` }, 'base.html', own],
])('a layout %s', async (_title, path, files, layout, attributes) => {
  world = createWorld({ ...files, [path]: page(layout) });
  await world.run([path]);
  expect(world.read(path)).toBe(`{% extends "${layout}" %}<p ${attributes}>`);
});

test('of several of one name, the nearest counts', async () => {
  world = createWorld({
    'one/templates/core/base.html': body,
    'two/templates/core/base.html': '<body>',
    'one/pages/page.html': page('core/base.html'),
    'two/pages/page.html': page('core/base.html'),
  });
  await world.run(['one/pages', 'two/pages']);
  expect(world.read('one/pages/page.html')).toContain(`<p ${inherited}>`);
  expect(world.read('two/pages/page.html')).toContain(`<p ${own}>`);
});

test('is not looked for above the repository', async () => {
  world = createWorld({ 'base.html': body, 'project/.git/HEAD': '', 'project/page.html': page('base.html') });
  await world.run(['page.html'], { cwd: world.path('project') });
  expect(world.read('project/page.html')).toContain(own);
});

test('counts for a document from stdin, too', async () => {
  world = createWorld({ 'templates/base.html': body });
  const { stdout } = await world.run(['--stdin-filepath', 'templates/page.html', '-q'], {
    stdinText: page('base.html'),
  });
  expect(stdout).toContain(`<p ${inherited}>`);
});
