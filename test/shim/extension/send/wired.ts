/** A sender on a page, wired as `hx-trigger` says, with a note of all that it fired. Judges nothing. */
import type { Host } from '../../../../shim/extension/host.ts';
import { createSenders } from '../../../../shim/extension/send/senders.ts';
import { FakeEnvironment } from '../../fakes/environment.ts';
import { fakeHost } from '../../fakes/host.ts';
import { internals, loadHtmx } from '../../fakes/htmx.ts';

/** htmx 1.9.12's internals: its reading of `hx-trigger`, and its own listening, to compare with. */
export const api = internals(loadHtmx('1'));

export interface Wired {
  readonly elt: Element;
  readonly env: FakeEnvironment;
  /** The type of each event that fired, `none` where there was none. */
  readonly fired: string[];
  /** Sets whether the sender may act. */
  allow(active: boolean): void;
  detach(): void;
  /** Brings the sender again, as htmx does when it processes it again. */
  again(): void;
}

/** Puts the page's body and wires the element with the attribute `sender`. */
export function wire(html: string, { host, fire }: { host?: Partial<Host>; fire?: () => void } = {}): Wired {
  document.body.innerHTML = html;
  const elt = document.querySelector('[sender]');
  if (!elt) throw new Error(`no sender in ${html}`);
  const env = new FakeEnvironment();
  const fired: string[] = [];
  let active = true;
  const senders = createSenders(
    fakeHost({ triggers: (at) => api.getTriggerSpecs(at), ...host }),
    env,
    () => active,
    (_, event) => {
      fired.push(event?.type ?? 'none');
      fire?.();
    },
  );
  senders.bring(elt);
  return {
    elt,
    env,
    fired,
    allow(now) {
      active = now;
    },
    detach: () => senders.stop([elt]),
    again: () => senders.bring(elt),
  };
}

/** Raises an event that bubbles and can be cancelled; @returns whether it was */
export function raise(target: EventTarget | null | undefined, type: string, more: object = {}): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  target?.dispatchEvent(Object.assign(event, more));
  return event.defaultPrevented;
}
