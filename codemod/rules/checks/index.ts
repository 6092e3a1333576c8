// The registry of checks: what each says of an element that was rewritten. In the order of the catalogue.
import type { Check } from '../context.ts';
import { doubleSocket } from './double-socket.ts';
import { oldSpelling } from './old-spelling.ts';
import { paramsLists } from './params-lists.ts';
import { prefixOnlyUrl } from './prefix-only-url.ts';
import { serverMessages } from './server-messages.ts';
import { targetHeader } from './target-header.ts';
import { triggerChange } from './trigger-change.ts';

export const checks: readonly Check[] = [
  triggerChange,
  targetHeader,
  paramsLists,
  prefixOnlyUrl,
  oldSpelling,
  serverMessages,
  doubleSocket,
];
