// How htmx 4 spells it. Nothing switches its extension on; but it swaps an unmarked message into the connect element,
// which `hx-swap="none"` prevents.
import type { Target } from './target.ts';

export const htmx4: Target = {
  name: 'htmx4',
  connect: 'hx-ws:connect',
  send: 'hx-ws:send',
  extension: undefined,
  beside: { name: 'hx-swap', value: 'none' },
};
