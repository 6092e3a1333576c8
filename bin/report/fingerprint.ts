// What a finding is known by from one run to the next, for services that count it once. Knows nothing of lines.

/** UTF-16 units: what a finding marks is an attribute, but for a generated file's, which is the whole of it. */
const longest = 4096;

/** 32 hexadecimal digits; white space in `text` counts as one space, so that a reformatted place is the same place. */
export function fingerprint(slug: string, path: string, text: string): string {
  return hashOf([slug, path, text.slice(0, longest).replace(/\s+/g, ' '), String(text.length > longest)]);
}

/** The same findings, each with a fingerprint of its own: of those that are alike, the second, third … are numbered. */
export function withUniqueFingerprints<T extends { readonly fingerprint: string }>(findings: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const n = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, n);
    return n === 1 ? finding : { ...finding, fingerprint: hashOf([finding.fingerprint, String(n)]) };
  });
}

const primes = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1];

/** Four hashes of 32 bits. Nobody attacks a fingerprint, and to load node:crypto takes 5 ms of every run. */
function hashOf(parts: readonly string[]): string {
  const text = parts.join('\0');
  return primes
    .map((prime, lane) => {
      let hash = Math.imul(lane + 1, 0x9e3779b1);
      for (let at = 0; at < text.length; at++) {
        hash = Math.imul(hash ^ text.charCodeAt(at), prime);
        hash ^= hash >>> 15;
      }
      hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
      return ((hash ^ (hash >>> 15)) >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
