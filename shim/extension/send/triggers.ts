// Listens for what triggers a sender, with the modifiers of hx-trigger. Knows nothing of what is sent.
import { listen } from '../dispatch.ts';
import type { Environment } from '../environment.ts';
import type { Host, TriggerSpec } from '../host.ts';
import { select } from '../selector.ts';
import { hasNativeAction } from './native-action.ts';

/** What takes every listener, timer and observer of a sender off. */
export interface Listening {
  readonly undo: Set<() => void>;
  hasEnded?: boolean;
}

export function endListening(listening: Listening | undefined): void {
  if (!listening) return;
  listening.hasEnded = true;
  for (const undo of listening.undo) undo();
  listening.undo.clear();
}

const currentValue = (target: EventTarget): unknown => (target as HTMLInputElement).value;

/**
 * Wires every trigger of a sender: filters, `once`, `changed`, `delay`, `throttle`, `from`, `target`, `consume`, `load`,
 * `revealed`, `intersect` and `every`. A native action is prevented whatever the filter says.
 * @param active asked at each event, and again when it fires: whether the sender may act at all
 * @param send called with the event, without one for `load`, `every`, `revealed` and `intersect`
 */
export function listenForTriggers(
  elt: Element,
  specs: readonly TriggerSpec[],
  host: Host,
  env: Environment,
  listening: Listening,
  active: (elt: Element) => boolean,
  send: (elt: Element, event?: Event) => void,
): void {
  const fire = (event?: Event) => active(elt) && send(elt, event);
  const { undo } = listening;
  const handled = new WeakSet<Event>();
  let cancelDelayed: (() => void) | undefined;
  let isThrottled = false;

  /** Runs a callback in `ms`, unless the sender ends first. @returns cancels it */
  function later(ms: number, callback: () => void): () => void {
    const cancel = () => {
      env.clearTimeout(timer);
      undo.delete(cancel);
    };
    const timer = env.setTimeout(() => {
      undo.delete(cancel);
      if (elt.isConnected) callback();
      else endListening(listening);
    }, ms);
    undo.add(cancel);
    // A send may have taken its own triggers off.
    if (listening.hasEnded) cancel();
    return cancel;
  }

  function passes({ eventFilter }: TriggerSpec, event: Event): boolean {
    try {
      return !eventFilter || eventFilter.call(elt, event) === true;
    } catch (error) {
      host.trigger(document.body, 'htmx:eventFilter:error', { error, source: String(eventFilter) });
      return false;
    }
  }

  function pace({ throttle, delay }: TriggerSpec, event?: Event): void {
    cancelDelayed?.();
    if (isThrottled) return;
    if (delay && !throttle) {
      cancelDelayed = later(delay, () => fire(event));
      return;
    }
    if (throttle) {
      isThrottled = true;
      later(throttle, () => {
        isThrottled = false;
      });
    }
    fire(event);
  }

  function hear(spec: TriggerSpec): void {
    let isSpent = false;
    for (const source of spec.from ? select(elt, spec.from) : [elt]) {
      let value = currentValue(source);
      const listener = (event: Event) => {
        if (!elt.isConnected) return endListening(listening);
        if (!active(elt)) return;
        if (hasNativeAction(event, source instanceof Element ? source : elt)) event.preventDefault();
        if (!passes(spec, event) || handled.has(event)) return;
        handled.add(event);
        if (spec.consume) event.stopPropagation();
        if (spec.target && !(event.target as Element).matches?.(spec.target)) return;
        if (spec.once && isSpent) return;
        isSpent = true;
        if (spec.changed && value === currentValue(source)) return;
        value = currentValue(source);
        pace(spec, event);
      };
      undo.add(listen(source, spec.trigger, listener));
    }
  }

  function observe(spec: TriggerSpec): void {
    const [root = null] = spec.root ? select(elt, spec.root) : [];
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting) || !passes(spec, new CustomEvent(spec.trigger))) return;
        if (spec.once || spec.trigger === 'revealed') observer.disconnect();
        pace(spec);
      },
      { root: root as Element | null, threshold: Number(spec.threshold ?? 0) },
    );
    observer.observe(elt);
    undo.add(() => observer.disconnect());
  }

  function poll(spec: TriggerSpec, ms: number): void {
    later(ms, () => {
      if (passes(spec, new CustomEvent('hx:poll:trigger'))) fire();
      poll(spec, ms);
    });
  }

  for (const spec of specs) {
    if (spec.trigger === 'load') {
      if (passes(spec, new CustomEvent('load'))) {
        if (spec.delay) later(spec.delay, () => fire());
        else fire();
      }
    } else if (spec.trigger === 'revealed' || spec.trigger === 'intersect') observe(spec);
    else if (spec.pollInterval) poll(spec, spec.pollInterval);
    else hear(spec);
  }
}
