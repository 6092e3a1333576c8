// What others began on the shim's elements before it came is ended, and kept from going on. Knows no attribute's meaning.
import type { Undo } from '../extension/dispatch.ts';
import { hxWs, selectorOf, wsConnect } from '../grammar/names.ts';
import { deadSocket } from './factory.ts';
import type { ClassicApi, OtherSocket } from './htmx.ts';

function end(other: OtherSocket): void {
  other.onclose = other.onerror = null;
  other.init = () => {};
  other.close();
}

/**
 * htmx 1.9's core and htmx-ext-ws keep an element's socket in its internal data, where their senders look for it. It is
 * closed, and what stands there instead swallows what they send and ends what a retry puts there. Not enumerable, since
 * htmx deletes what is when it processes a changed element.
 */
export function silenceOthers(api: ClassicApi, undo: Undo): void {
  for (const elt of document.querySelectorAll(selectorOf([...hxWs, ...wsConnect]))) {
    const data: { webSocket?: OtherSocket } = api.getInternalData(elt);
    if (!data.webSocket) continue;
    end(data.webSocket);
    const mute = deadSocket('');
    Object.defineProperty(data, 'webSocket', { configurable: true, enumerable: false, get: () => mute, set: end });
    undo.push(() => delete data.webSocket);
  }
}
