// The counter's rules: one number for everybody, bounded steps.
import { expect, jest, test } from '@jest/globals';
import { createCounter } from '../../demo/server/counter.ts';
import { recordingClient } from './recording-client.ts';

test('everybody sees every change, and a newcomer the present number', () => {
  const counter = createCounter(0);
  const ann = recordingClient(counter);
  counter.tick();
  const bob = recordingClient(counter);
  bob.says({ add: 10 });
  ann.says({ reset: true });
  const show = (count: number) => `<span id="count">${count}</span>`;
  expect(ann.taken()).toEqual([0, 1, 11, 0].map(show));
  expect(bob.taken()).toEqual([1, 11, 0].map(show));
  bob.leaves();
  counter.tick();
  expect([ann.taken(), bob.taken()]).toEqual([[show(1)], []]);
});

test.each([
  [{ add: '5' }, 5],
  [{ add: -3 }, -3],
  [{ add: 2.9 }, 2],
  [{ add: 1e9 }, 1000],
  [{ add: '-1e9' }, -1000],
  [{ add: 'many' }, 0],
  [{ add: ['1', '2'] }, 0],
  [{}, 0],
])('%j counts %d', (fields, count) => {
  const ann = recordingClient(createCounter(0));
  ann.taken();
  ann.says(fields);
  expect(ann.taken()).toEqual([`<span id="count">${count}</span>`]);
});

test('counts with time until it is closed', () => {
  jest.useFakeTimers();
  const counter = createCounter(1000);
  const ann = recordingClient(counter);
  jest.advanceTimersByTime(2500);
  counter.close();
  jest.advanceTimersByTime(5000);
  jest.useRealTimers();
  expect(ann.taken()).toEqual(['0', '1', '2'].map((count) => `<span id="count">${count}</span>`));
});

test('what is no JSON object, and bytes, end the connection', () => {
  const counter = createCounter(0);
  const [ann, bob] = [recordingClient(counter), recordingClient(counter)];
  ann.sendsText('no');
  bob.sendsBytes(Buffer.from([1]));
  expect([ann.closed()?.code, bob.closed()?.code]).toEqual([1007, 1003]);
});
