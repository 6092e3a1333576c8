// Where else a run saw `connect:` written: the findings of computed values name it. Knows no language.
import type { Finding } from './findings/finding.ts';
import type { Context } from './migration.ts';

/** How many of the places where a run saw `connect:` a finding names. */
const placeLimit = 3;

/** A computed value may come from a place that the run saw: the finding names the first few. */
export function withPlaces(findings: readonly Finding[], places: NonNullable<Context['connectSeen']>): Finding[] {
  const seen = places.slice(0, placeLimit).map(({ path, line }) => `${path}:${line}`);
  const more = places.length > placeLimit ? ` and ${places.length - placeLimit} more` : '';
  return findings.map((finding) =>
    finding.code === 'dynamic-value' && seen.length > 0
      ? { ...finding, args: { ...finding.args, seen: seen.join(', ') + more } }
      : finding,
  );
}
