// The comparer catches what it is there for: each doctored copy of a recording is told from the original.
import { describe, expect, test } from '@jest/globals';
import { differences, type RecordedConnection, type Recording, recordFrame, withoutHost } from './recording.ts';

const frames: readonly unknown[] = [{ nick: 'ann', said: 'one' }, { nick: 'ann', said: 'two' }, 'text'];
const connection: RecordedConnection = { path: '/chat', protocol: '', cookie: '', frames, end: 'open' };
const original: Recording = {
  connections: [connection],
  location: '/',
  dom: [
    {
      tag: 'body',
      attributes: { class: 'a b' },
      children: ['text', { tag: 'p', attributes: { id: 'p', title: 't' }, children: [] }],
    },
  ],
};

function withFrames(changed: readonly unknown[]): Recording {
  return { ...original, connections: [{ ...connection, frames: changed }] };
}

function withParagraph(attributes: Readonly<Record<string, string>>): Recording {
  const paragraph = { tag: 'p', attributes, children: [] };
  return { ...original, dom: [{ tag: 'body', attributes: { class: 'a b' }, children: ['text', paragraph] }] };
}

test('a recording equals its copy, whatever the order of names', () => {
  expect(differences(original, structuredClone(original))).toEqual([]);
  expect(differences(original, withParagraph({ title: 't', id: 'p' }))).toEqual([]);
});

const doctored: readonly (readonly [string, Recording, readonly string[]])[] = [
  ['a dropped frame', withFrames(frames.slice(0, 2)), ['connections[0].frames[2]: "text" became nothing']],
  ['a doubled frame', withFrames([...frames, 'text']), ['connections[0].frames[3]: nothing became "text"']],
  [
    'two frames swapped',
    withFrames([frames[1], frames[0], frames[2]]),
    ['connections[0].frames[0].said: "one" became "two"', 'connections[0].frames[1].said: "two" became "one"'],
  ],
  [
    'a value of another type',
    withFrames([{ nick: 'ann', said: 1 }, ...frames.slice(1)]),
    ['connections[0].frames[0].said: "one" became 1'],
  ],
  [
    'a list where one value was',
    withFrames([{ nick: ['ann'], said: 'one' }, ...frames.slice(1)]),
    ['connections[0].frames[0].nick: "ann" became ["ann"]'],
  ],
  [
    'one connection more',
    { ...original, connections: [connection, { ...connection, frames: [] }] },
    ['connections[1]: nothing became {"path":"/chat","protocol":"","cookie":"","frames":[],"end":"open"}'],
  ],
  [
    'a connection that ended',
    { ...original, connections: [{ ...connection, end: 1005 }] },
    ['connections[0].end: "open" became 1005'],
  ],
  ['a native submission', { ...original, location: '/?said=one' }, ['location: "/" became "/?said=one"']],
  [
    'a changed attribute',
    withParagraph({ id: 'p', title: 'T' }),
    ['dom[0].children[1].attributes.title: "t" became "T"'],
  ],
  ['a lost attribute', withParagraph({ id: 'p' }), ['dom[0].children[1].attributes.title: "t" became nothing']],
  [
    'an element where text was',
    { ...original, dom: [{ tag: 'body', attributes: { class: 'a b' }, children: [] }] },
    [
      'dom[0].children[0]: "text" became nothing',
      'dom[0].children[1]: {"tag":"p","attributes":{"id":"p","title":"t"},"children":[]} became nothing',
    ],
  ],
];

describe('a doctored recording is caught', () => {
  test.each(doctored)('%s', (_what, changed, lines) => {
    expect(differences(original, changed)).toEqual(lines);
  });
});

describe('recordFrame', () => {
  test('keeps JSON as its value', () => {
    expect(recordFrame('{"a": [1, null]}')).toEqual({ a: [1, null] });
    expect(recordFrame('null')).toBe(null);
  });

  test('keeps other text and bytes as they are', () => {
    expect(recordFrame('{"half')).toBe('{"half');
    expect(recordFrame(Buffer.from([0, 255]))).toEqual({ base64: 'AP8=' });
  });
});

test('withoutHost takes the site’s own host out of frames and DOM, and no other', () => {
  const on = (host: string): Recording => ({
    connections: [
      { ...connection, frames: [{ HEADERS: { 'HX-Current-URL': `http://${host}/x?y` } }, 'ws://127.0.0.1:2/'] },
    ],
    location: '/',
    dom: [{ tag: 'a', attributes: { href: `ws://${host}/z` }, children: [] }],
  });
  expect(withoutHost(on('127.0.0.1:1'), '127.0.0.1:1')).toEqual(on('own-host'));
});
