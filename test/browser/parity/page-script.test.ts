// A malformed script of a case is told by its case and step, and never runs half.
import { expect, test } from '@jest/globals';
import { parsePageScript } from './page-script.ts';

const parse = (value: unknown) => () => parsePageScript(JSON.stringify(value), 'a-case');

test('a well-formed script comes back as it is, with no complaints unless it names some', () => {
  const steps = [{ expect: 'connection' }, { server: 'send', text: 'x', to: 0 }, { record: 'dom' }];
  expect(parse({ steps })()).toEqual({ complaints: [], steps });
  expect(parse({ steps, complaints: ['a'] })()).toEqual({ complaints: ['a'], steps });
  const only = { htmx: ['1'], why: 'Because.' };
  expect(parse({ only, steps })()).toEqual({ only, complaints: [], steps });
  const by = [{ server: 'stop', by: 'core' }];
  expect(parse({ steps: by })()).toEqual({ complaints: [], steps: by });
});

test.each([
  [{}, 'a-case/script.json: "steps" is missing or empty.'],
  [{ steps: [] }, 'a-case/script.json: "steps" is missing or empty.'],
  [
    { only: { htmx: ['1'] }, steps: [{ server: 'stop' }] },
    'a-case/script.json: "only" is { "htmx": [majors], "why": "a sentence" }.',
  ],
  [{ steps: [{ server: 'stop', by: 'us' }] }, 'a-case/script.json, step 1: "by" is "core" or "shim", not "us".'],
  [
    { steps: [{ user: 'tpye', into: 'a', text: 'b' }] },
    'a-case/script.json, step 1: "user tpye" is no step; there are ',
  ],
  [{ steps: [{ expect: 'connection' }, { user: 'click' }] }, 'a-case/script.json, step 2: "user click" needs "on".'],
  [{ steps: [{ user: 'click', on: 'a', into: 'b' }] }, 'a-case/script.json, step 1: "user click" has no "into".'],
])('%j', (script, message) => {
  expect(parse(script)).toThrow(message);
});
