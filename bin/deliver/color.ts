// Whether to colour: the flag, then NO_COLOR, FORCE_COLOR, then whether it is a terminal. Knows nothing of what is shown.
import type { Io, Sink } from '../io.ts';

export function usesColor(flag: boolean | undefined, env: Io['env'], sink: Sink): boolean {
  if (flag !== undefined) return flag;
  // https://no-color.org: present and not empty, whatever it says.
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return sink.isTTY && env['TERM'] !== 'dumb';
}
