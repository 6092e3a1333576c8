// Brings senders alive and lets them go. Knows neither how triggers are written nor what is sent.
import { attribute } from '../attribute-lookup.ts';
import type { Environment } from '../environment.ts';
import type { Host } from '../host.ts';
import { hasNativeAction } from './native-action.ts';
import { listenForTriggers } from './triggers.ts';

interface Sender {
  /** The `hx-trigger` that its triggers were read from. */
  readonly trigger: string | null;
  /** Takes its triggers off. */
  readonly detach: () => void;
}

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

/** The event that triggers an element without `hx-trigger`. */
export function naturalEvent(elt: Element): 'submit' | 'change' | 'click' {
  if (elt.tagName === 'FORM') return 'submit';
  return elt.matches('input:not([type="button"], [type="submit"]), textarea, select') ? 'change' : 'click';
}

/**
 * @param active asked at each event: whether the element may act at all
 * @param fire called with the event, without one where none was raised (`load`, `every` …)
 */
export function createSenders(
  host: Host,
  env: Environment,
  active: (elt: Element) => boolean,
  fire: (elt: Element, event: Event | undefined) => void,
): Senders {
  const senders = new WeakMap<Element, Sender>();
  /** Those that may listen elsewhere or hold a timer; the others vanish with their elements. */
  const triggered = new Map<Element, Sender>();

  const natural = (event: Event) => {
    const elt = event.currentTarget as Element;
    if (!active(elt)) return;
    if (hasNativeAction(event, elt)) event.preventDefault();
    fire(elt, event);
  };

  /** @returns takes the triggers off */
  function wire(elt: Element, trigger: string | null): () => void {
    const specs = trigger ? host.triggers(elt) : [];
    if (specs.length)
      return listenForTriggers(
        elt,
        specs,
        host,
        env,
        () => active(elt),
        (event) => fire(elt, event),
      );
    const type = naturalEvent(elt);
    elt.addEventListener(type, natural);
    return () => elt.removeEventListener(type, natural);
  }

  function release(elt: Element): void {
    senders.get(elt)?.detach();
    senders.delete(elt);
    triggered.delete(elt);
  }

  return {
    bring(elt, early) {
      const trigger = attribute(elt, 'hx-trigger');
      if (senders.get(elt)?.trigger === trigger || (early && trigger?.includes('load'))) return;
      release(elt);
      let detach = () => {};
      const sender = { trigger, detach: () => detach() };
      // Known before it is wired, since a `load` may have its element processed again.
      senders.set(elt, sender);
      if (trigger) triggered.set(elt, sender);
      const add = () => {
        detach = wire(elt, trigger);
      };
      if (host.ahead) host.ahead(elt, add);
      else add();
    },
    sweep() {
      for (const elt of [...triggered.keys()]) if (!elt.isConnected) release(elt);
    },
    stop(elts) {
      for (const elt of [...triggered.keys(), ...elts]) release(elt);
    },
  };
}
