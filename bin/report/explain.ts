// `--explain`: what a finding means, with before and after. Knows nothing of runs.
import type { Codemod, FindingCode } from '../codemod.ts';

/** Every finding, a line each. */
export function listFindings(catalogue: Codemod['catalogue']): string {
  const slugs = slugsOf(catalogue);
  const width = Math.max(...slugs.map((slug) => slug.length));
  const lines = slugs.map(
    (slug) => `${slug.padEnd(width)}  ${catalogue[slug].level.padEnd(7)}  ${catalogue[slug].title}`,
  );
  return `${lines.join('\n')}\n\nnpx hx-ws-migrate --explain <slug> tells more of one.\n`;
}

/** One finding in full; undefined when there is none of that name. */
export function explainFinding(slug: string, catalogue: Codemod['catalogue']): string | undefined {
  const code = slugsOf(catalogue).find((known) => known === slug);
  if (code === undefined) return undefined;
  const { title, level, help, before, after } = catalogue[code];
  return `${code} (${level})\n\n${title}\n\n${help}\n\nBefore\n${indent(before)}\n\nAfter\n${indent(after)}\n`;
}

export function slugsOf(catalogue: Codemod['catalogue']): readonly FindingCode[] {
  return Object.keys(catalogue) as FindingCode[];
}

function indent(code: string): string {
  return code
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}
