// Brings senders alive and lets them go. Knows neither how triggers are written nor what is sent.
import { attribute } from '../attribute-lookup.ts';
import type { Environment } from '../environment.ts';
import type { Host } from '../host.ts';
import { hasNativeAction } from './native-action.ts';
import { endListening, type Listening, listenForTriggers } from './triggers.ts';

export interface Senders {
  /**
   * Wires an element's triggers, unless they are wired as they stand.
   * @param early while no socket may be there yet: one that may send at once has to wait
   */
  bring(elt: Element, early?: boolean): void;
  /** Lets go of those that left the page. */
  sweep(): void;
  /** Lets go of all that stand in the page. */
  stop(elts: Iterable<Element>): void;
}

const naturalEvents = ['submit', 'change', 'click'] as const;

/** The event that triggers an element without `hx-trigger`. */
export function naturalEvent(elt: Element): (typeof naturalEvents)[number] {
  if (elt.tagName === 'FORM') return 'submit';
  return elt.matches('input:not([type=button],[type=submit]),textarea,select') ? 'change' : 'click';
}

/**
 * @param active asked at each event: whether the element may act at all
 * @param fire called with the event, without one where none was raised (`load`, `every` …)
 */
export function createSenders(
  host: Host,
  env: Environment,
  active: (elt: Element) => boolean,
  fire: (elt: Element, event?: Event) => void,
): Senders {
  /** What each was wired by: its `hx-trigger`, or null for its natural event. */
  const wired = new WeakMap<Element, string | null>();
  /** Those with `hx-trigger` may listen elsewhere or hold a timer; the others vanish with their elements. */
  const triggered = new Map<Element, Listening>();

  const natural = (event: Event) => {
    const elt = event.currentTarget as Element;
    if (!active(elt)) return;
    if (hasNativeAction(event, elt)) event.preventDefault();
    fire(elt, event);
  };

  function release(elt: Element): void {
    endListening(triggered.get(elt));
    triggered.delete(elt);
    wired.delete(elt);
    for (const type of naturalEvents) elt.removeEventListener(type, natural);
  }

  return {
    bring(elt, early) {
      const trigger = attribute(elt, 'hx-trigger');
      const known = wired.get(elt);
      if (known === trigger || (early && trigger?.includes('load'))) return;
      if (known !== undefined) release(elt);
      // Known before it is wired, since a `load` may have its element processed again.
      wired.set(elt, trigger);
      const handlers = host.handlers?.(elt) ?? [];
      for (const { event, listener } of handlers) elt.removeEventListener(event, listener);
      try {
        const specs = trigger ? host.triggers(elt) : [];
        if (!specs.length) return elt.addEventListener(naturalEvent(elt), natural);
        const listening: Listening = { undo: new Set() };
        triggered.set(elt, listening);
        listenForTriggers(elt, specs, host, env, listening, active, fire);
      } finally {
        for (const { event, listener } of handlers) elt.addEventListener(event, listener);
      }
    },
    sweep() {
      for (const elt of triggered.keys()) if (!elt.isConnected) release(elt);
    },
    stop(elts) {
      for (const elt of [...triggered.keys(), ...elts]) release(elt);
    },
  };
}
