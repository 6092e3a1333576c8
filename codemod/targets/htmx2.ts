// How htmx 2 and its ws extension spell it.
import type { Target } from './target.ts';

export const htmx2: Target = {
  name: 'htmx2',
  connect: 'ws-connect',
  send: 'ws-send',
  extension: { name: 'hx-ext', value: 'ws' },
  beside: undefined,
};
