// The layout that a template names by a call in its code: `layout('main')`. Knows holes, not languages.
import type { Hole } from '../../source/hole.ts';

/** The name in the first such call. */
export function layoutCall(source: string, holes: readonly Hole[]): string | undefined {
  for (const { kind, inner } of holes) {
    if (kind === 'comment' || kind === 'raw') continue;
    const text = source.slice(inner.start, Math.min(inner.end, inner.start + 400));
    const layout = /^\s*(?:\$this->)?layout\s*\(\s*(?:"([^"\n]*)"|'([^'\n]*)')/.exec(text);
    if (layout) return layout[1] ?? layout[2];
  }
  return undefined;
}
