/** @jest-environment jsdom */
// Where the shim's values differ from htmx 1.9.12's on purpose, and where htmx 1.9.12 has no answer since it throws.
import { describe, expect, jest, test } from '@jest/globals';
import { createHeaders, filterParameters } from '../../../../shim/extension/send/envelope.ts';
import { mergeObjects } from '../../../../shim/extension/send/expressions.ts';
import { collectValues } from '../../../../shim/extension/send/values.ts';
import { fakeHost } from '../../fakes/host.ts';
import { shim, truth } from './truth.ts';

const logged = jest.spyOn(console, 'error').mockImplementation(() => {});

function page(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector('[sender]') as Element;
}

const fields = (elt: Element): Record<string, unknown> => {
  const { HEADERS: _, ...rest } = JSON.parse(shim(elt, elt).text);
  return rest;
};

describe('any field name is allowed', () => {
  // On a plain object these are there before any field is: htmx 1.9.12 loses them or sends rubbish.
  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])('%s', (name) => {
    const elt = page(`<form sender><input name="${name}" value="1"><input name="a" value="2"></form>`);
    const expected = shim(elt, elt);
    expect(expected.text.startsWith(`{"${name}":"1","a":"2","HEADERS":`)).toBe(true);
    let told: unknown;
    try {
      told = truth(elt, elt);
    } catch (error) {
      told = error;
    }
    expect(told).not.toEqual(expected);
  });

  // A form's controls hide its own properties of their names.
  test.each(['elements', 'name', 'id', 'type', 'value', 'disabled', 'files', 'length', 'action', 'method', 'target'])(
    '%s, which hides a property of its form',
    (name) => {
      const elt = page(`<form sender name="f"><input name="${name}" value="1"><input name="b" value="2"></form>`);
      // What a browser does for every named control, and jsdom does not.
      Object.defineProperty(elt, name, { value: elt.querySelector('input') });
      expect(fields(elt)).toMatchObject({ [name]: '1', b: '2' });
    },
  );
});

describe('file inputs', () => {
  const file = (name: string) => new File(['x'], name);

  /** The values by name, after these files were chosen in the inputs, in order. */
  function chosen(html: string, ...choices: readonly (readonly File[])[]): ReadonlyMap<string, unknown> {
    const elt = page(`<form sender>${html}</form>`);
    for (const [index, files] of choices.entries()) {
      Object.defineProperty(elt.querySelectorAll('[type=file]')[index], 'files', { value: files });
    }
    return collectValues(elt, undefined, fakeHost()).values;
  }

  const [one, two, three] = [file('one'), file('two'), file('three')];

  test('one file is one object', () => {
    expect([...chosen('<input type="file" name="a">', [one])]).toStrictEqual([['a', one]]);
  });

  test('of a multiple input it is an array', () => {
    expect([...chosen('<input type="file" multiple name="a">', [one])]).toStrictEqual([['a', [one]]]);
    expect([...chosen('<input type="file" multiple name="a">', [one, two])]).toStrictEqual([['a', [one, two]]]);
  });

  // htmx 1.9.12 sends [].
  test('nothing chosen leaves the name out', () => {
    expect([...chosen('<input type="file" name="a"><input type="file" multiple name="b">')]).toStrictEqual([]);
  });

  test('of one name become an array, in order', () => {
    expect([
      ...chosen('<input type="file" name="a"><input type="file" multiple name="a">', [one], [two, three]),
    ]).toStrictEqual([['a', [one, two, three]]]);
  });
});

describe('where htmx 1.9.12 throws', () => {
  test.each(['next', 'previous', 'closest .none', 'find .none', 'next .none', 'previous .none'])(
    'hx-include="%s" with nothing there includes nothing',
    (selector) => {
      const elt = page(`<form sender hx-include="${selector}"><input name="a" value="1"></form>`);
      expect(() => truth(elt, elt)).toThrow();
      expect(fields(elt)).toStrictEqual({ a: '1' });
    },
  );

  test('hx-include="window" includes nothing', () => {
    const elt = page('<form sender hx-include="window"><input name="a" value="1"></form>');
    expect(() => truth(elt, elt)).toThrow();
    expect(fields(elt)).toStrictEqual({ a: '1' });
  });

  test('hx-vars="unset" leaves hx-vals', () => {
    const elt = page(`<i sender hx-vars="unset" hx-vals='{"a":1}'></i>`);
    expect(() => truth(elt, elt)).toThrow();
    expect(fields(elt)).toStrictEqual({ a: 1 });
  });

  test('no target: HX-Target is null', () => {
    expect(createHeaders(page('<i sender id="me"></i>'), null, fakeHost())).toStrictEqual({
      'HX-Request': 'true',
      'HX-Trigger': 'me',
      'HX-Trigger-Name': null,
      'HX-Target': null,
      'HX-Current-URL': 'http://localhost/',
    });
  });
});

describe('expressions', () => {
  test('that the page forbids to evaluate give nothing, and the others stay', () => {
    const elt = page(`<p hx-vals='{"b":2}'><i sender hx-vals="js:{a: 1}" hx-vars="c: 3"></i></p>`);
    const host = fakeHost({ evaluate: () => undefined });
    expect(mergeObjects(elt, 'hx-vals', host)).toStrictEqual({ b: 2 });
    expect(mergeObjects(elt, 'hx-vars', host)).toStrictEqual({});
  });

  test('that are not JSON are said on the console with their attribute and text', () => {
    logged.mockClear();
    mergeObjects(page('<i sender hx-headers="nonsense"></i>'), 'hx-headers', fakeHost());
    expect(logged.mock.calls.map(([name, text]) => [name, text])).toStrictEqual([['hx-headers', '{nonsense}']]);
  });

  test('are evaluated on the element that has them', () => {
    const elt = page('<p hx-vals="js:a: 1"><i sender></i></p>');
    const asked: unknown[] = [];
    mergeObjects(elt, 'hx-vals', fakeHost({ evaluate: (at, text) => void asked.push(at.tagName, text) }));
    expect(asked).toStrictEqual(['P', '({a: 1})']);
  });
});

test('filtering leaves the values that it is given alone', () => {
  const all = Object.freeze({ a: 1, b: 2 });
  for (const params of ['*', 'none', 'not a', 'b', '']) {
    const filtered = filterParameters(page(`<i sender hx-params="${params}"></i>`), all);
    expect(filtered).not.toBe(all);
  }
});

test('attributes inherit through an open shadow root', () => {
  document.body.innerHTML = `<div hx-vals='{"a":1}' hx-params="not b" hx-headers='{"X":1}'></div>`;
  const root = (document.querySelector('div') as Element).attachShadow({ mode: 'open' });
  root.innerHTML = `<i sender hx-vals='{"b":2}'></i>`;
  const elt = root.querySelector('i') as Element;
  const host = fakeHost();
  const values = mergeObjects(elt, 'hx-vals', host);
  expect(values).toStrictEqual({ b: 2, a: 1 });
  expect(filterParameters(elt, values)).toStrictEqual({ a: 1 });
  expect(createHeaders(elt, elt, host)).toMatchObject({ X: 1 });
});
