// The adapter of htmx 2. Its core never heard of hx-ws, so nothing has to be taken from it.
import type { Undo } from '../extension/dispatch.ts';
import type { Host } from '../extension/host.ts';
import type { Warn } from '../warn.ts';
import { installClassic } from './classic.ts';
import type { ClassicApi, ClassicHtmx } from './htmx.ts';
import { holdScripts } from './late-scripts.ts';

/** An element that htmx 2 knows. */
interface Processed extends Element {
  readonly 'htmx-internal-data'?: ReturnType<ClassicApi['getInternalData']>;
}

export function installHtmx2(htmx: ClassicHtmx, warn: Warn, undo: Undo): Host {
  const { host } = installClassic(htmx, warn, undo);
  // Without htmx's own function, which would give internal data to every element.
  host.handlers = (elt) => (elt as Processed)['htmx-internal-data']?.onHandlers;
  const { openSwap } = host;
  host.openSwap = (elt, text) => {
    const opened = openSwap(elt, text);
    const parsed = opened.elements[0]?.parentNode;
    const release = parsed && holdScripts(parsed, htmx.config['inlineScriptNonce']);
    return {
      ...opened,
      settle() {
        opened.settle();
        release?.();
      },
    };
  };
  return host;
}
