/** @jest-environment jsdom */
// What makes a sender fire: its natural event, each modifier of hx-trigger, and what is left of it afterwards.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { FakeIntersectionObserver } from '../../fakes/intersection-observer.ts';
import { raise, wire } from './wired.ts';

beforeEach(() => FakeIntersectionObserver.live.clear());

const $ = (selector: string) => document.querySelector(selector);

describe('the natural event', () => {
  test.each([
    ['<form sender></form>', 'submit'],
    ['<input sender>', 'change'],
    ['<input sender type="checkbox">', 'change'],
    ['<input sender type="image">', 'change'],
    ['<select sender></select>', 'change'],
    ['<textarea sender></textarea>', 'change'],
    ['<input sender type="button">', 'click'],
    ['<input sender type="submit">', 'click'],
    ['<button sender></button>', 'click'],
    ['<a sender href="#"></a>', 'click'],
    ['<div sender></div>', 'click'],
    ['<div sender hx-trigger=""></div>', 'click'],
  ])('of %s is %s', (html, type) => {
    const { elt, fired } = wire(html);
    for (const each of ['submit', 'change', 'click', 'input', 'keyup']) raise(elt, each);
    expect(fired).toStrictEqual([type]);
  });

  test('bubbles up from inside', () => {
    const { fired } = wire('<form sender><input></form>');
    raise($('input'), 'submit');
    expect(fired).toStrictEqual(['submit']);
  });
});

describe('a native action is prevented', () => {
  const cases: readonly (readonly [html: string, type: string, prevented: boolean])[] = [
    ['<form sender></form>', 'submit', true],
    ['<form sender hx-trigger="click"></form>', 'click', true],
    ['<form><button sender>x</button></form>', 'click', true],
    ['<form><button sender type="submit">x</button></form>', 'click', true],
    ['<form><button sender type="button">x</button></form>', 'click', true],
    ['<form><input sender type="submit"></form>', 'click', true],
    ['<form id="f"></form><button sender form="f">x</button>', 'click', true],
    ['<form id="f"></form><input sender type="submit" form="f">', 'click', true],
    ['<form id="f"><button sender form="">x</button></form>', 'click', false],
    ['<button sender>x</button>', 'click', false],
    ['<input sender type="submit">', 'click', false],
    ['<form><input sender></form>', 'change', false],
    ['<form><input sender type="button"></form>', 'click', false],
    ['<form><div sender></div></form>', 'click', false],
    ['<a sender href="/x">x</a>', 'click', true],
    ['<a sender href="https://other.test/">x</a>', 'click', true],
    ['<a sender href="#">x</a>', 'click', true],
    ['<a sender href="#x">x</a>', 'click', false],
    ['<a sender href="/x#y">x</a>', 'click', true],
    ['<a sender>x</a>', 'click', false],
    ['<a sender href="/x" hx-trigger="mouseover">x</a>', 'mouseover', false],
    ['<input sender type="checkbox">', 'click', false],
  ];

  test.each(cases)('%s %s: %p', (html, type, prevented) => {
    const { elt } = wire(html);
    expect(raise(elt, type)).toBe(prevented);
  });

  test('whatever the filter says, or a modifier holds back', () => {
    for (const modifiers of [
      '[false]',
      '[nonsense()]',
      ' once',
      ' delay:1s',
      ' throttle:1s',
      ' target:.none',
      ' changed',
    ]) {
      const { elt } = wire(`<a sender href="/x" hx-trigger="click${modifiers}">x</a>`);
      expect([raise(elt, 'click'), raise(elt, 'click')]).toStrictEqual([true, true]);
    }
  });

  test('on the element that has it, where a sender listens from elsewhere', () => {
    wire(
      '<div sender hx-trigger="click from:#link, submit from:#form"></div><a id="link" href="/x">x</a><form id="form"></form>',
    );
    expect([raise($('#link'), 'click'), raise($('#form'), 'submit')]).toStrictEqual([true, true]);
  });

  test('and left alone where the sender may not act', () => {
    const { elt, fired, allow } = wire('<a sender href="/x">x</a>');
    allow(false);
    expect([raise(elt, 'click'), fired]).toStrictEqual([false, []]);
    allow(true);
    expect([raise(elt, 'click'), fired]).toStrictEqual([true, ['click']]);
  });
});

describe('modifiers', () => {
  test('a filter must be true, not merely truthy', () => {
    const { elt, fired } = wire('<i sender hx-trigger="hit[level]"></i>');
    for (const level of [true, 1, false, 'x']) raise(elt, 'hit', { level });
    expect(fired).toStrictEqual(['hit']);
  });

  test('a filter that throws fires nothing and is an event on the body', () => {
    const { elt, fired } = wire('<i sender hx-trigger="hit[event.nowhere.deep]"></i>');
    const details: unknown[] = [];
    document.body.addEventListener('htmx:eventFilter:error', (event) => details.push((event as CustomEvent).detail), {
      once: true,
    });
    raise(elt, 'hit');
    expect(fired).toStrictEqual([]);
    expect(details).toStrictEqual([
      { error: expect.objectContaining({ name: 'TypeError' }), source: expect.any(String) },
    ]);
  });

  test('once', () => {
    const { elt, fired } = wire('<i sender hx-trigger="hit[level] once"></i>');
    for (const level of [false, true, true]) raise(elt, 'hit', { level });
    expect(fired).toStrictEqual(['hit']);
  });

  test('changed compares with the value at first and at each firing', () => {
    const { elt, fired } = wire('<input sender value="a" hx-trigger="keyup changed">');
    const input = elt as HTMLInputElement;
    for (const value of ['a', 'b', 'b', 'a']) {
      input.value = value;
      raise(elt, 'keyup');
    }
    expect(fired).toHaveLength(2);
  });

  test('delay starts anew with each event', () => {
    const { elt, env, fired } = wire('<i sender hx-trigger="hit delay:100ms"></i>');
    raise(elt, 'hit');
    env.advance(99);
    raise(elt, 'hit');
    env.advance(99);
    expect(fired).toStrictEqual([]);
    env.advance(1);
    expect([fired, env.timers]).toStrictEqual([['hit'], 0]);
  });

  test('throttle lets the first through and the rest of its time nothing', () => {
    const { elt, env, fired } = wire('<i sender hx-trigger="hit throttle:1s"></i>');
    raise(elt, 'hit');
    raise(elt, 'hit');
    env.advance(999);
    raise(elt, 'hit');
    expect(fired).toHaveLength(1);
    env.advance(1);
    raise(elt, 'hit');
    expect(fired).toHaveLength(2);
  });

  test.each([
    ['from:document', () => document],
    ['from:window', () => window],
    ['from:body', () => document.body],
    ['from:#other', () => $('#other')],
    ['from:closest section', () => $('section')],
    ['from:find b', () => $('b')],
    ['from:next .y', () => $('section ~ .y')],
    ['from:previous .y', () => $('#other')],
  ])('%s', (from, source) => {
    const { elt, fired } = wire(
      `<p id="other" class="y"></p><section><i sender hx-trigger="hit ${from}"><b></b></i></section><p class="y"></p>`,
    );
    elt.dispatchEvent(new Event('hit'));
    expect(fired).toStrictEqual([]);
    source()?.dispatchEvent(new Event('hit'));
    expect(fired).toStrictEqual(['hit']);
  });

  test('from several elements fires for each, and once for an event that passes two', () => {
    const { fired } = wire(
      '<i sender hx-trigger="hit from:.y"></i><p class="y"><b class="y"></b></p><p class="y"></p>',
    );
    raise($('b'), 'hit');
    expect(fired).toHaveLength(1);
    raise($('p:last-child'), 'hit');
    expect(fired).toHaveLength(2);
  });

  test('target', () => {
    const { elt, fired } = wire('<div sender hx-trigger="hit target:.y"><b class="y"></b><b></b></div>');
    raise(elt, 'hit');
    raise($('b:last-child'), 'hit');
    expect(fired).toStrictEqual([]);
    raise($('.y'), 'hit');
    expect(fired).toStrictEqual(['hit']);
  });

  test('consume keeps the event from those above', () => {
    const { elt } = wire('<p><i sender hx-trigger="hit consume, pass"></i></p>');
    const above: string[] = [];
    for (const type of ['hit', 'pass']) $('p')?.addEventListener(type, () => above.push(type));
    raise(elt, 'hit');
    raise(elt, 'pass');
    expect(above).toStrictEqual(['pass']);
  });

  test('several triggers each fire; one event fires once', () => {
    const { elt, fired } = wire('<i sender hx-trigger="hit, hit from:body, other delay:10ms"></i>');
    raise(elt, 'hit');
    expect(fired).toStrictEqual(['hit']);
    raise(elt, 'other');
    raise(elt, 'hit');
    expect(fired).toStrictEqual(['hit', 'hit']);
  });
});

describe('without an event', () => {
  test('load fires at once, with a delay later, behind a filter never', () => {
    expect(wire('<i sender hx-trigger="load"></i>').fired).toStrictEqual(['none']);
    expect(wire('<i sender hx-trigger="load[false]"></i>').fired).toStrictEqual([]);
    const { env, fired } = wire('<i sender hx-trigger="load delay:50ms"></i>');
    env.advance(49);
    expect(fired).toStrictEqual([]);
    env.advance(1);
    expect(fired).toStrictEqual(['none']);
  });

  test('every fires in its time, as long as its filter is true', () => {
    const { env, fired } = wire('<i sender hx-trigger="every 200ms [window.polls]"></i>');
    Object.assign(window, { polls: true });
    env.advance(600);
    expect(fired).toHaveLength(3);
    Object.assign(window, { polls: false });
    env.advance(600);
    Object.assign(window, { polls: true });
    env.advance(200);
    expect(fired).toHaveLength(4);
  });

  test('revealed fires once, when it is seen', () => {
    const { elt, fired } = wire('<i sender hx-trigger="revealed"></i>');
    FakeIntersectionObserver.show(elt, false);
    FakeIntersectionObserver.show(elt, true);
    FakeIntersectionObserver.show(elt, false);
    FakeIntersectionObserver.show(elt, true);
    expect([fired.length, FakeIntersectionObserver.live.size]).toStrictEqual([1, 0]);
  });

  test('intersect fires each time, with once the first', () => {
    const { elt, fired } = wire('<i sender hx-trigger="intersect"></i>');
    for (const seen of [true, false, true]) FakeIntersectionObserver.show(elt, seen);
    expect(fired).toHaveLength(2);
    const single = wire('<i sender hx-trigger="intersect once"></i>');
    for (const seen of [true, false, true]) FakeIntersectionObserver.show(single.elt, seen);
    expect(single.fired).toHaveLength(1);
  });

  test('intersect observes its root, from its threshold on', () => {
    wire('<section><i sender hx-trigger="intersect root:section threshold:0.5"></i></section>');
    expect([...FakeIntersectionObserver.live].map(({ options }) => options)).toStrictEqual([
      { root: $('section'), threshold: 0.5 },
    ]);
  });

  test('intersect can be delayed and throttled', () => {
    const delayed = wire('<i sender hx-trigger="intersect delay:10ms"></i>');
    FakeIntersectionObserver.show(delayed.elt, true);
    expect(delayed.fired).toStrictEqual([]);
    delayed.env.advance(10);
    expect(delayed.fired).toHaveLength(1);
    const throttled = wire('<i sender hx-trigger="intersect throttle:10ms"></i>');
    FakeIntersectionObserver.show(throttled.elt, true);
    FakeIntersectionObserver.show(throttled.elt, true);
    expect(throttled.fired).toHaveLength(1);
  });

  test.each(['intersect', 'revealed'])('%s heeds its filter', (trigger) => {
    const { elt, fired } = wire(`<i sender hx-trigger="${trigger}[window.wanted]"></i>`);
    Object.assign(window, { wanted: false });
    FakeIntersectionObserver.show(elt, true);
    expect(fired).toHaveLength(0);
  });
});

describe('what is left', () => {
  const pages = [
    '<form sender></form>',
    '<i sender hx-trigger="hit, hit from:body, hit from:document, hit from:.y"></i><p class="y"></p>',
    '<i sender hx-trigger="load delay:1s, every 1s, hit delay:1s, hit throttle:1s, revealed, intersect"></i>',
  ];

  /** How many of the listeners that `act` adds, on any target, are there after it. */
  function counting(act: () => void): number {
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const standing: (readonly [target: unknown, type: string, listener: unknown])[] = [];
    EventTarget.prototype.addEventListener = function (...args) {
      standing.push([this, args[0], args[1]]);
      add.apply(this, args);
    };
    EventTarget.prototype.removeEventListener = function (...args) {
      const index = standing.findIndex(
        ([target, ...rest]) => target === this && rest.every((each, n) => each === args[n]),
      );
      if (index >= 0) standing.splice(index, 1);
      remove.apply(this, args);
    };
    try {
      act();
    } finally {
      EventTarget.prototype.addEventListener = add;
      EventTarget.prototype.removeEventListener = remove;
    }
    return standing.length;
  }

  test.each(pages)('detaching %s takes all of it off', (html) => {
    let timers = 0;
    const listeners = counting(() => {
      const { elt, env, detach, fired } = wire(html);
      raise(elt, 'hit');
      env.advance(500);
      detach();
      timers = env.timers;
      fired.length = 0;
      for (const type of ['submit', 'hit']) raise(elt, type);
      env.advance(10_000);
      expect(fired).toStrictEqual([]);
    });
    expect({ listeners, timers, observers: FakeIntersectionObserver.live.size }).toStrictEqual({
      listeners: 0,
      timers: 0,
      observers: 0,
    });
  });

  test('counting catches a listener that stays', () => {
    expect(counting(() => document.addEventListener('hit', () => {}))).toBe(1);
  });

  test.each(pages.slice(1))('a sender that left the page lets go when next it would act: %s', (html) => {
    const { elt, env, fired } = wire(html);
    elt.remove();
    fired.length = 0;
    raise(document, 'hit');
    env.advance(10_000);
    expect([fired, env.timers]).toStrictEqual([[], 0]);
  });

  test('wiring again with the same hx-trigger changes nothing; with another it replaces', () => {
    const { elt, env, fired, again } = wire('<i sender hx-trigger="hit, every 1s"></i>');
    again();
    raise(elt, 'hit');
    env.advance(1_000);
    expect(fired).toStrictEqual(['hit', 'none']);
    elt.setAttribute('hx-trigger', 'other');
    again();
    for (const type of ['hit', 'other']) raise(elt, type);
    env.advance(10_000);
    expect(fired).toStrictEqual(['hit', 'none', 'other']);
  });

  test('detaching while a poll fires ends the poll', () => {
    const wired = wire('<i sender hx-trigger="every 1s"></i>', { fire: () => wired.detach() });
    wired.env.advance(10_000);
    expect([wired.fired.length, wired.env.timers]).toStrictEqual([1, 0]);
  });

  test('a poll whose send rewires its element polls on at the new pace alone', () => {
    const wired = wire('<i sender hx-trigger="every 1s"></i>', {
      fire() {
        wired.elt.setAttribute('hx-trigger', 'every 2s');
        wired.again();
      },
    });
    wired.env.advance(9_000);
    expect([wired.fired.length, wired.env.timers]).toStrictEqual([5, 1]);
  });

  test('a load that has its element processed again fires once', () => {
    let times = 0;
    const fired: unknown[] = [];
    const wired = wire('<i sender hx-trigger="hit"></i>', {
      fire() {
        fired.push(1);
        if (times++ < 3) wired.again();
      },
    });
    wired.elt.setAttribute('hx-trigger', 'load');
    wired.again();
    expect(fired).toHaveLength(1);
  });
});
