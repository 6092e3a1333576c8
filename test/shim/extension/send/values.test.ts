/** @jest-environment jsdom */
// The text on the wire against htmx 1.9.12's own functions, to the byte: a table of pages, and generated forms.
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../property.ts';
import { pages } from './page-arbitrary.ts';
import { type Sent, setBoosted, shim, truth } from './truth.ts';
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

/** The text with its fields alone. */
const fields = (text: string): Record<string, unknown> => {
  const { HEADERS: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
};

describe('any page', () => {
  test('sends the text of htmx 1.9.12', () => {
    let compared = 0;
    fc.assert(
      fc.property(pages, (html) => {
        const [sender, target] = page(html);
        let expected: Sent;
        try {
          expected = truth(sender, target);
        } catch {
          // htmx 1.9.12 itself throws, on `hx-include="next"` where nothing is next, or on hx-vars="unset" below hx-vals.
          shim(sender, target);
          return;
        }
        compared += 1;
        expect(shim(sender, target)).toStrictEqual(expected);
      }),
      runs(10_000),
    );
    expect(compared).toBeGreaterThan(runs(10_000).numRuns / 2);
  });

  const planted: readonly (readonly [what: string, spoil: (sent: Sent) => Sent])[] = [
    ['a lost field', (sent) => ({ ...sent, text: sent.text.replace(/^{"a":[^,]*,/, '{') })],
    ['an array that became a value', (sent) => ({ ...sent, text: sent.text.replace('["1","2"]', '"2"') })],
    ['other order', (sent) => ({ ...sent, text: JSON.stringify({ HEADERS: {}, ...JSON.parse(sent.text) }) })],
    ['a lost error', (sent) => ({ ...sent, errors: sent.errors.slice(1) })],
    ['a lost event', (sent) => ({ ...sent, events: sent.events.slice(1) })],
  ];

  test.each(planted)('that is sent with %s is caught', (_, spoil) => {
    const [sender, target] = page(
      '<form sender><input name="a" value="1"><input name="a" value="2"><input name="b" required></form>',
    );
    const expected = truth(sender, target);
    expect(shim(sender, target)).toStrictEqual(expected);
    expect(spoil(shim(sender, target))).not.toStrictEqual(expected);
  });
});

describe('the pressed button', () => {
  const buttons =
    '<input name="a" value="1" required><button name="b" value="2">x</button><input type="submit" name="b" value="3"><button name="c" value="4" formnovalidate>x</button><button value="5">x</button><button type="button" name="a" value="6">x</button>';
  const html = `<form id="f" sender>${buttons}</form><button form="f" name="d" value="7">x</button>`;
  const indexes = [0, 1, 2, 3, 4, 5];

  const press = (index: number): readonly [Element, HTMLButtonElement] => {
    const [sender] = page(html);
    const pressed = document.querySelectorAll<HTMLButtonElement>('button, input[type="submit"]')[index];
    if (!pressed) throw new Error(`no button ${index}`);
    return [sender, pressed];
  };

  test.each(indexes)('%i counts as the submitter', (index) => {
    const [form, submitter] = press(index);
    const event = new SubmitEvent('submit', { submitter });
    expect(shim(form, form, event)).toStrictEqual(truth(form, form, submitter));
  });

  test.each(indexes)('%i counts where the form sends on click', (index) => {
    const [form, pressed] = press(index);
    const sent: Sent[] = [];
    document.body.addEventListener('click', (event) => void sent.push(shim(form, form, event)), { once: true });
    document.body.addEventListener('click', (event) => event.preventDefault(), { once: true });
    pressed.click();
    expect(sent).toStrictEqual([truth(form, form, pressed)]);
  });

  // htmx 1.9.12 remembers the button that last had the focus, and sends it with whatever comes next.
  test.each([
    ['no event', undefined],
    ['requestSubmit()', new SubmitEvent('submit')],
    ['another event', new Event('keyup')],
  ])('is none with %s, whatever was pressed before', (_, event) => {
    const [form, before] = press(0);
    shim(form, form, new SubmitEvent('submit', { submitter: before }));
    before.click();
    expect(fields(shim(form, form, event).text)).toStrictEqual({ a: '1' });
  });

  test('of another form is not this form’s', () => {
    const [form] = page(
      '<form sender><input name="a" value="1"></form><form id="g"><button name="b" value="2">x</button></form>',
    );
    const other = document.querySelector('button') as HTMLButtonElement;
    const event = new MouseEvent('click');
    Object.defineProperty(event, 'target', { value: other });
    expect(fields(shim(form, form, event).text)).toStrictEqual({ a: '1' });
  });
});
