// The adapter of htmx 2. Its core never heard of hx-ws, so nothing has to be taken from it.
import type { Warn } from '../warn.ts';
import { installClassic } from './classic.ts';
import type { ClassicHtmx } from './htmx.ts';
import type { InstalledHost } from './installed-host.ts';

export const installHtmx2 = (htmx: ClassicHtmx, warn: Warn): InstalledHost => installClassic(htmx, warn);
