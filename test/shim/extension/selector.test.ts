/** @jest-environment jsdom */
// Extended selectors against htmx 1.9.12's own reading of them.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { select } from '../../../shim/extension/selector.ts';
import { internals, loadHtmx } from '../fakes/htmx.ts';

const api = internals(loadHtmx('1'));

beforeEach(() => {
  document.body.innerHTML =
    '<main class="y" id="m"><p class="y" id="p"></p><section class="x"><i id="elt"><b class="y" id="b"></b></i><u class="y" id="u"></u></section></main>';
});

describe('the first that a selector names is what htmx 1.9.12 takes', () => {
  test.each([
    'closest section',
    'closest .y',
    'closest i',
    'closest <section/>',
    'closest section, main',
    'closest  section ',
    'find b',
    'find .y',
    'find .none',
    'next',
    'next .y',
    'next .none',
    'previous',
    'previous .y',
    'previous main',
    'closest .none',
    'document',
    'window',
    'body',
    '.y',
    '#u, #p',
    '<.y/>',
    'nextish',
    'b',
    ' .y ',
  ])('%s', (selector) => {
    const elt = document.querySelector('#elt') as Element;
    expect(select(elt, selector)[0] ?? null).toBe(api.querySelectorExt(elt, selector) ?? null);
  });
});

test('a list names all, in the order of the document', () => {
  const elt = document.querySelector('#elt') as Element;
  expect(select(elt, '#u, .y, #p').map((each) => (each as Element).id)).toStrictEqual(['m', 'p', 'b', 'u']);
});

test.each(['###', 'closest ###', 'find [', 'next ,'])('%s is invalid, and says so', (selector) => {
  expect(() => select(document.body, selector)).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
});
