// The places of a string that a formatting function fills in: %s of C, Go and Python, {} of Python, Rust and C#.
// To take a text for one that is none costs nothing: such a hole holds no white space, no quote and no bracket of a tag.
import type { Hole } from '../../source/hole.ts';
import { rangeAt } from '../../source/within.ts';

const placeholder =
  /%(?:\([\w.]{1,40}\)|\[\d{1,2}\]|\d{1,2}\$)?[-+#0]{0,3}\d{0,3}(?:\.\d{1,3})?[sdvqrxfgtTiuU@](?!\w)|(?<![{$#])\{[\w.!:[\]#?,]{0,40}\}(?!\})/g;

/** `holes` with the placeholders between them. */
export function formatHoles(text: string, holes: readonly Hole[]): readonly Hole[] {
  const found: Hole[] = [];
  for (const { 0: sign, index } of text.matchAll(placeholder)) {
    const range = { start: index, end: index + sign.length };
    const open = sign.startsWith('{');
    const solid = !open && !/[sv@]$/.test(sign) ? { solid: true } : {};
    const inner = { start: index + 1, end: range.end - (open ? 1 : 0) };
    if (rangeAt(holes, index) === undefined) found.push({ kind: 'expression', ...range, inner, ...solid });
  }
  return found.length === 0 ? holes : [...holes, ...found].sort((a, b) => a.start - b.start);
}
