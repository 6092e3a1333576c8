// hx-trigger as htmx 1 and 2 write it, for htmx 4, whose own grammar is another. Knows nothing of listening.
import type { TriggerSpec } from '../extension/host.ts';

/** Splits at commas that stand outside brackets, braces, parentheses and quotes. */
const parts = (text: string): string[] =>
  text.match(/(?:\[(?:\[[^\]]*\]|[^\]])*\]|\([^)]*\)|\{[^}]*\}|"[^"]*"|'[^']*'|[^,])+/g) ?? [];

const modifier =
  /(\w+)(?::((?:closest|find|next|previous)(?:\s+(?:\([^)]*\)|\{[^}]*\}|[^\s,]+))?|\([^)]*\)|\{[^}]*\}|[^\s,]+))?/g;

/** A selector that holds white space stands in parentheses or braces. */
const unwrap = (selector: string): string => selector.replace(/[({]([^)}]*)[)}]$/, '$1');

/**
 * @param compile makes a function of a filter's expression
 * @param interval ms of a time such as `500ms` or `2s`
 */
export function parseTriggers(
  text: string,
  compile: (expression: string) => NonNullable<TriggerSpec['eventFilter']>,
  interval: (text: string) => number | undefined,
): TriggerSpec[] {
  return parts(text).flatMap((part) => {
    const [, trigger, rest = ''] = /^\s*([^\s[]+)(.*)$/s.exec(part) ?? [];
    if (!trigger) return [];
    const spec: Record<string, unknown> = { trigger };
    const every = trigger === 'every';
    // Right after the event, or after the time; any other bracket is part of a selector.
    const modifiers = rest.replace(every ? /\[(.*)\]/s : /^\[((?:\[[^\]]*\]|[^\]])*)\]/, (_, expression: string) => {
      spec['eventFilter'] = compile(expression);
      return '';
    });
    if (every) spec['pollInterval'] = interval(modifiers.trim());
    else
      for (const [, name = '', value] of modifiers.matchAll(modifier)) {
        if (value === undefined) spec[name] = true;
        else spec[name] = name === 'delay' || name === 'throttle' ? interval(value) : unwrap(value);
      }
    return [spec as unknown as TriggerSpec];
  });
}
