// Connections that a page makes at once count in the page's order, whatever the order of their arrival.
import { expect, test } from '@jest/globals';
import { newInOrder } from './in-order.ts';

const at = (...paths: readonly string[]) => paths.map((path) => ({ path }));
const paths = (connections: readonly { readonly path: string }[]) => connections.map(({ path }) => path);

test('what arrived the other way round is put right', () => {
  expect(paths(newInOrder([], at('/b', '/c', '/a'), ['/a', '/b', '/c']))).toEqual(['/a', '/b', '/c']);
});

test('known ones keep their place, and attempts that never arrived take none', () => {
  const known = at('/a', '/b');
  const arrived = [...known, ...at('/b', '/a')];
  expect(newInOrder(known, arrived, ['/a', '/b', '/x', '/a', '/b'])).toEqual([arrived[3], arrived[2]]);
});

test('ones of the same address keep the order of arrival', () => {
  const arrived = at('/a', '/b', '/a');
  expect(newInOrder([], arrived, ['/a', '/b', '/a'])).toEqual(arrived);
});

test('ones that the page knows nothing of come last', () => {
  expect(paths(newInOrder([], at('/frame', '/a'), ['/a']))).toEqual(['/a', '/frame']);
  expect(paths(newInOrder([], at('/frame', '/other'), []))).toEqual(['/frame', '/other']);
});
