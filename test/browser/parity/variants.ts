// What the old pages are tried on. The truth is htmx 1.9.12's own core, recorded in the same run, never stored.
import type { HtmxMajor } from '../../../demo/server/assets.ts';
import type { Variant } from '../site.ts';

export const truth: Variant = { htmx: '1' };

const candidates = {
  /** The truth held against itself: what differs here is the harness's fault. */
  'htmx 1.9 again': { htmx: '1' },
  'htmx 1.9 with the shim': { htmx: '1', shim: true },
  'htmx 2 with the shim': { htmx: '2', shim: true },
  'htmx 4 with the shim': { htmx: '4', shim: true },
} as const satisfies Readonly<Record<string, Variant>>;

export type Candidate = keyof typeof candidates;

/** The switch: which candidates the suite runs. */
const active: readonly Candidate[] = [
  'htmx 1.9 again',
  'htmx 1.9 with the shim',
  'htmx 2 with the shim',
  'htmx 4 with the shim',
];

export const activeCandidates: readonly (readonly [Candidate, Variant & { readonly htmx: HtmxMajor }])[] = active.map(
  (name) => [name, candidates[name]],
);
