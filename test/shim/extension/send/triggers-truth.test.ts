/** @jest-environment jsdom */
// Random events on random triggers: what fires is what fires when htmx 1.9.12 itself listens for a request's trigger.
import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../property.ts';
import { api, raise, wire } from './wired.ts';

jest.useFakeTimers();

const page = (trigger: string) =>
  `<p id="other" class="y"></p><section><div sender hx-trigger="${trigger}"><b class="inner"></b></div></section><p class="y"></p>`;
const places = ['[sender]', '.inner', '#other', 'section', '.y:last-child'] as const;

const event = fc.constantFrom('hit', 'tap');

const option = (...texts: readonly string[]) => fc.constantFrom('', '', '', ...texts);
const shared = fc
  .tuple(
    event,
    option('[level > 1]', '[nowhere]'),
    option(' delay:10ms', ' throttle:10ms', ' delay:25ms'),
    option(' from:#other', ' from:.y', ' from:document', ' from:body', ' from:closest section', ' from:next .y'),
    option(' target:.inner', ' target:.y'),
    option(' consume'),
  )
  .map((parts) => parts.join(''));

/** htmx 1.9.12 keeps one `once` and one last value for all triggers of an element, so these stand alone. */
const single = fc.tuple(shared, option(' once', ' changed', ' once changed')).map((parts) => parts.join(''));
const trigger = fc.oneof(
  single,
  fc.array(shared, { minLength: 2, maxLength: 3 }).map((specs) => specs.join(', ')),
);

type Step =
  | { readonly raise: string; readonly at: string; readonly level: number }
  | { readonly wait: number }
  | { readonly value: string };

const life: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ raise: event, at: fc.constantFrom(...places), level: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ wait: fc.constantFrom(5, 10, 30) }) },
    { weight: 1, arbitrary: fc.record({ value: fc.constantFrom('a', 'b') }) },
  ),
  { maxLength: 25 },
);

/** Plays the steps; what fired, with the step at which it did. */
function play(
  steps: readonly Step[],
  listen: (note: () => void) => { readonly wait: (ms: number) => void },
): readonly number[] {
  const fired: number[] = [];
  let at = 0;
  const { wait } = listen(() => fired.push(at));
  for (const step of steps) {
    at += 1;
    if ('wait' in step) wait(step.wait);
    else if ('value' in step) {
      for (const place of places) Object.assign(document.querySelector(place) as Element, { value: step.value });
    } else raise(document.querySelector(step.at), step.raise, { level: step.level });
  }
  return fired;
}

const byHtmx = (steps: readonly Step[], hxTrigger: string) =>
  play(steps, (note) => {
    document.body.innerHTML = page(hxTrigger);
    const elt = document.querySelector('[sender]') as Element;
    for (const spec of api.getTriggerSpecs(elt)) api.addTriggerHandler(elt, spec, api.getInternalData(elt), note);
    return { wait: (ms) => jest.advanceTimersByTime(ms) };
  });

const byShim = (steps: readonly Step[], hxTrigger: string) =>
  play(steps, (note) => {
    const { env } = wire(page(hxTrigger), { fire: note });
    return { wait: (ms) => env.advance(ms) };
  });

test('the same events fire', () => {
  fc.assert(
    fc.property(trigger, life, (hxTrigger, steps) => {
      expect(byShim(steps, hxTrigger)).toStrictEqual(byHtmx(steps, hxTrigger));
    }),
    runs(10_000),
  );
});

test('a sender that fires otherwise is caught', () => {
  const steps: readonly Step[] = [{ raise: 'hit', at: '[sender]', level: 2 }, { wait: 10 }];
  expect(byShim(steps, 'hit delay:10ms')).toStrictEqual([2]);
  expect(byHtmx(steps, 'hit')).not.toStrictEqual([2]);
});
