// What stands on the demo's command line. Does not start anything.
import { parseArgs } from 'node:util';
import type { HtmxMajor } from './server/assets.ts';

export interface DemoArguments {
  readonly htmx: HtmxMajor;
  readonly shim: boolean;
  readonly port: number;
  readonly help: boolean;
}

export const usage = `Usage: npm run demo -- [--htmx 1|2|4] [--no-shim] [--port <number>]

  --htmx     the htmx that the old pages get: 1 (they were written for it), 2 (default) or 4
  --no-shim  leave the shim out, to see what breaks
  --port     a port of your choice instead of a free one
`;

const majors: readonly string[] = ['1', '2', '4'] satisfies HtmxMajor[];

/** @throws Error that names the bad option and what it may be. */
export function parseDemoArguments(args: readonly string[]): DemoArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      htmx: { type: 'string', default: '2' },
      'no-shim': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (!majors.includes(values.htmx)) throw new Error(`--htmx is 1, 2 or 4, not "${values.htmx}".`);
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new Error(`--port is a number from 0 to 65535, not "${values.port}".`);
  return { htmx: values.htmx as HtmxMajor, shim: !values['no-shim'], port, help: values.help };
}
