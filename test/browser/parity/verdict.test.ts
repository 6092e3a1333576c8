// Planted violations: a difference that nobody listed fails, and so does a listed one that is none any more.
import { describe, expect, test } from '@jest/globals';
import type { Recording } from './recording.ts';
import { type Facts, faultsIn, type ShownDifference } from './verdict.ts';

/** A page that sent these frames and reads this at the end. */
function recording(frames: readonly unknown[], text: string): Recording {
  const child = { tag: 'p', attributes: { id: 'log' }, children: [text] };
  return {
    connections: [{ path: '/x', protocol: '', cookie: '', frames, end: 'open' }],
    location: '/',
    dom: [{ tag: 'body', attributes: {}, children: [{ tag: 'div', attributes: {}, children: ['\n', child] }] }],
  };
}

function facts(frames: readonly unknown[], text: string): Facts {
  return { connections: [{ path: '/x', frames, end: 'open' }], location: '/', texts: { log: text } };
}

const core = recording(
  [
    { n: 1, HEADERS: { 'HX-Request': 'true' } },
    { n: 1, HEADERS: {} },
  ],
  'core',
);
const shim = recording([{ n: 1, HEADERS: { 'HX-Request': 'true' } }], 'shim');
const listed: ShownDifference = {
  page: 'a-page',
  htmx: ['2', '4'],
  core: facts([{ n: 1 }, { n: 1 }], 'core'),
  shim: facts([{ n: 1 }], 'shim'),
};

test('a page that differs just as it is listed has no fault, nor has one that is not listed and does not differ', () => {
  expect(faultsIn(listed, '2', core, shim)).toEqual([]);
  expect(faultsIn(undefined, '2', core, structuredClone(core))).toEqual([]);
  expect(faultsIn(listed, '1', core, structuredClone(core))).toEqual([]);
});

describe('planted', () => {
  test('a difference that is not listed', () => {
    expect(faultsIn(undefined, '2', core, shim)).toEqual([
      'connections[0].frames[1]: {"n":1,"HEADERS":{}} became nothing',
      'dom[0].children[0].children[1].children[0]: "core" became "shim"',
    ]);
  });

  test('a difference on a major for which it is not listed', () => {
    expect(faultsIn(listed, '1', core, shim)).toEqual(faultsIn(undefined, '1', core, shim));
  });

  test('a listed difference that is none any more, since the shim does what core does', () => {
    expect(faultsIn(listed, '4', core, core)).toEqual([
      'shim.connections[0].frames[1]: nothing became {"n":1}',
      'shim.texts.log: "shim" became "core"',
    ]);
  });

  test('a listed difference that is none any more, since core does what the shim does', () => {
    expect(faultsIn(listed, '4', shim, shim)).toEqual([
      'core.connections[0].frames[1]: {"n":1} became nothing',
      'core.texts.log: "core" became "shim"',
    ]);
  });

  test('a list that states the same of both', () => {
    expect(faultsIn({ ...listed, shim: listed.core }, '4', core, core)).toEqual([
      'The two lists of facts are the same.',
    ]);
  });

  test('an element that is not there', () => {
    const gone = { ...shim, dom: [{ tag: 'body', attributes: {}, children: [] }] };
    expect(faultsIn(listed, '2', core, gone)).toEqual(['shim.texts.log: "shim" became null']);
  });
});
