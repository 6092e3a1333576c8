// What the readers of indented languages have in common: line by line into one stretch of markup, and interpolations in
// text. Knows no language.
import type { Embedded, Language } from '../dialect.ts';
import { IndentedFrames } from './indented-frames.ts';
import { type IndentedLine, lineAt, nextLine } from './indented-lines.ts';
import { Rendition } from './rendition.ts';

/** Tells a line that is not blank, with what it spans; gives where that ends, undefined where it is not understood. */
export type TellLine = (line: IndentedLine) => number | undefined;

/** The file as one stretch of markup; nothing where one of its lines is not understood. */
export function embeddedLines(
  source: string,
  reader: (to: Rendition, frames: IndentedFrames) => TellLine,
): readonly Embedded[] {
  const to = new Rendition(source);
  const frames = new IndentedFrames(to);
  const tell = reader(to, frames);
  for (let start = 0; start < source.length; ) {
    const line = lineAt(source, start);
    const end = line.text === line.end ? line.start : tell(line);
    if (end === undefined) return [];
    const told = lineAt(source, end);
    to.copy(end, nextLine(source, told));
    start = nextLine(source, told);
  }
  frames.close(-1, source.length);
  const language: Language = { markup: 'html', prose: true, holes: () => to.holes };
  return [{ start: 0, end: source.length, language, written: to.finish() }];
}

/**
 * Copies text, its interpolations as holes.
 * @param opening a global pattern of what opens one; its last character is the bracket
 * @param closing where the bracket at an offset closes
 * @returns `end`
 */
export function copyInterpolated(
  to: Rendition,
  source: string,
  { start, end }: { readonly start: number; readonly end: number },
  opening: RegExp,
  closing: (bracket: number) => number | undefined,
): number {
  let at = start;
  for (const found of source.slice(start, end).matchAll(opening)) {
    const from = start + found.index;
    if (from < at) continue;
    const close = closing(from + found[0].length - 1);
    if (close === undefined) break;
    to.copy(at, from);
    to.hole(from, close, 'expression');
    at = close;
  }
  to.copy(at, end);
  return end;
}
