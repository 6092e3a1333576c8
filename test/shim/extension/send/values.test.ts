/** @jest-environment jsdom */
// The text on the wire against htmx 1.9.12's own functions, to the byte: a table of pages, and generated forms.
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../property.ts';
import { setBoosted, shim, truth } from './truth.ts';
import { cases } from './value-cases.ts';

// Both report values that are not JSON on the console.
jest.spyOn(console, 'error').mockImplementation(() => {});

/** Sets the page up; the sender, and whose id is `HX-Target`. */
function page(html: string): readonly [sender: Element, target: Element] {
  document.body.innerHTML = html;
  const sender = document.querySelector('[sender]');
  if (!sender) throw new Error(`no sender in ${html}`);
  if (sender.hasAttribute('boosted')) setBoosted(sender);
  return [sender, document.querySelector('[target]') ?? sender];
}

describe('the text is that of htmx 1.9.12', () => {
  test.each(Object.entries(cases))('%s', (_, html) => {
    const [sender, target] = page(html);
    expect(shim(sender, target)).toStrictEqual(truth(sender, target));
  });

  test('in all these cases', () => {
    expect(Object.keys(cases).length).toBeGreaterThanOrEqual(200);
  });
});
