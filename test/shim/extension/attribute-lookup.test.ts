/** @jest-environment jsdom */
// How attributes are read, own and inherited, against htmx 1.9.12's own lookup.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attribute, closest, inherited, parent } from '../../../shim/extension/attribute-lookup.ts';
import { runs } from '../../property.ts';
import { internals, loadHtmx } from '../fakes/htmx.ts';

const api = internals(loadHtmx('1'));

const value = fc.option(fc.constantFrom('', 'a', 'b', 'unset'), { nil: undefined });
const disinherit = fc.option(fc.constantFrom('*', 'hx-target', 'hx-vals hx-target', 'hx-vals', ''), { nil: undefined });
const level = fc.record({
  'hx-target': value,
  'data-hx-target': value,
  'hx-disinherit': disinherit,
  'data-hx-disinherit': disinherit,
});

test('any nest of elements gives what htmx 1.9.12 finds', () => {
  fc.assert(
    fc.property(fc.array(level, { minLength: 1, maxLength: 4 }), (levels) => {
      let elt: Element = document.body;
      elt.replaceChildren();
      for (const each of levels) {
        const child = document.createElement('div');
        for (const [name, text] of Object.entries(each)) if (text !== undefined) child.setAttribute(name, text);
        elt.append(child);
        elt = child;
      }
      // htmx says undefined for unset and '' for an empty plain spelling: none of them is a value.
      expect(inherited(elt, 'hx-target') || null).toBe(api.getClosestAttributeValue(elt, 'hx-target') || null);
      expect(attribute(elt, 'hx-target') || null).toBe(api.getAttributeValue(elt, 'hx-target') || null);
    }),
    runs(5_000),
  );
});

describe('an open shadow root', () => {
  test('is passed on the way up', () => {
    document.body.innerHTML = '<div hx-target="#x"></div>';
    const host = document.querySelector('div') as Element;
    host.attachShadow({ mode: 'open' }).innerHTML = '<p><i></i></p>';
    const inner = host.shadowRoot?.querySelector('i') as Element;
    expect(inherited(inner, 'hx-target')).toBe('#x');
    expect(parent(host.shadowRoot?.querySelector('p') as Element)).toBe(host);
    expect(closest(inner, (at) => at === document.body)).toBe(document.body);
  });

  test('ends where nothing holds it', () => {
    const loose = document.createElement('p');
    expect([parent(loose), closest(loose, () => false), closest(loose, () => true)]).toStrictEqual([null, null, loose]);
  });
});
