// Listens for what triggers a sender, with the modifiers of hx-trigger. Knows nothing of what is sent.
import type { Environment } from '../environment.ts';
import type { Host, TriggerSpec } from '../host.ts';
import { select } from '../selector.ts';
import { hasNativeAction } from './native-action.ts';

/**
 * Wires every trigger of a sender: filters, `once`, `changed`, `delay`, `throttle`, `from`, `target`, `consume`, `load`,
 * `revealed`, `intersect` and `every`. A native action is prevented whatever the filter says.
 * @param active asked at each event: whether the sender may act at all
 * @param fire called with the event, without one for `load`, `every`, `revealed` and `intersect`
 * @returns takes every listener, timer and observer off
 */
export function listenForTriggers(
  elt: Element,
  specs: readonly TriggerSpec[],
  host: Host,
  env: Environment,
  active: () => boolean,
  fire: (event: Event | undefined) => void,
): () => void {
  const detachers = new Set<() => void>();
  let wired = true;
  const detach = () => {
    wired = false;
    for (const undo of detachers) undo();
    detachers.clear();
  };
  const handled = new WeakSet<Event>();
  let delayed: () => void = () => {};
  let throttled = false;

  /** Runs a callback in `ms`, unless the sender ends first. @returns cancels it */
  const later = (ms: number, callback: () => void): (() => void) => {
    // A send may have taken its own triggers off.
    if (!wired) return () => {};
    const cancel = () => {
      env.clearTimeout(timer);
      detachers.delete(cancel);
    };
    const timer = env.setTimeout(() => {
      detachers.delete(cancel);
      if (elt.isConnected) callback();
      else detach();
    }, ms);
    detachers.add(cancel);
    return cancel;
  };

  const passes = (spec: TriggerSpec, event: Event): boolean => {
    if (!spec.eventFilter) return true;
    try {
      return spec.eventFilter.call(elt, event) === true;
    } catch (error) {
      host.trigger(document.body, 'htmx:eventFilter:error', { error, source: String(spec.eventFilter) });
      return false;
    }
  };

  const paced = (spec: TriggerSpec, event: Event | undefined) => {
    delayed();
    if (throttled) return;
    if (spec.throttle) {
      throttled = true;
      later(spec.throttle, () => {
        throttled = false;
      });
      fire(event);
    } else if (spec.delay) delayed = later(spec.delay, () => fire(event));
    else fire(event);
  };

  function listen(spec: TriggerSpec): void {
    const sources = spec.from ? select(elt, spec.from) : [elt];
    const values = new WeakMap<EventTarget, unknown>();
    const currentValue = (target: EventTarget) => (target as HTMLInputElement).value;
    let spent = false;
    for (const source of sources) {
      values.set(source, currentValue(source));
      const listener = (event: Event) => {
        if (!elt.isConnected) return detach();
        if (!active()) return;
        if (hasNativeAction(event, source instanceof Element ? source : elt)) event.preventDefault();
        if (!passes(spec, event) || handled.has(event)) return;
        handled.add(event);
        if (spec.consume) event.stopPropagation();
        if (spec.target && !(event.target as Element).matches?.(spec.target)) return;
        if (spec.once && spent) return;
        spent = true;
        if (spec.changed && values.get(source) === currentValue(source)) return;
        values.set(source, currentValue(source));
        paced(spec, event);
      };
      source.addEventListener(spec.trigger, listener);
      detachers.add(() => source.removeEventListener(spec.trigger, listener));
    }
  }

  function observe(spec: TriggerSpec): void {
    const [root] = spec.root ? select(elt, spec.root) : [];
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting) || !passes(spec, new CustomEvent(spec.trigger))) return;
        if (spec.once || spec.trigger === 'revealed') observer.disconnect();
        paced(spec, undefined);
      },
      { root: (root as Element | undefined) ?? null, threshold: Number.parseFloat(spec.threshold ?? '0') },
    );
    observer.observe(elt);
    detachers.add(() => observer.disconnect());
  }

  function poll(spec: TriggerSpec, ms: number): void {
    later(ms, () => {
      if (passes(spec, new CustomEvent('hx:poll:trigger'))) fire(undefined);
      poll(spec, ms);
    });
  }

  for (const spec of specs) {
    if (spec.trigger === 'load') {
      if (passes(spec, new CustomEvent('load'))) {
        if (spec.delay) later(spec.delay, () => fire(undefined));
        else fire(undefined);
      }
    } else if (spec.trigger === 'revealed' || spec.trigger === 'intersect') observe(spec);
    else if (spec.pollInterval) poll(spec, spec.pollInterval);
    else listen(spec);
  }
  return detach;
}
