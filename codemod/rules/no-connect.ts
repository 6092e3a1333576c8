// Sends in a file without any connect: a partial, which the page that includes it connects. One finding a file.
import { hxWsConnect, wsConnect } from '../../shim/grammar/index.ts';
import type { Finding } from '../findings/finding.ts';
import { type RuleContext, report } from './context.ts';

/** What may be a connection in the end. */
const unsettled: ReadonlySet<string> = new Set([
  'dynamic-value',
  'in-code',
  'unreadable',
  'missing-url',
  'conflict',
  'connect',
]);

/** `lone`: what was said of sends in the file's strings and fences, each read by itself. */
export function noConnect(
  context: RuleContext,
  findings: readonly Finding[],
  lone: readonly Finding[],
): readonly Finding[] {
  const { document, roles } = context;
  const first = roles.find(({ sends }) => sends);
  if ((first === undefined && lone.length === 0) || roles.some(({ urls }) => urls.length > 0)) return [];
  // One that could not be rewritten connects as well, as far as anybody knows.
  if (findings.some(({ code }) => unsettled.has(code))) return [];
  const names: readonly string[] = [...wsConnect, ...hxWsConnect];
  if (
    /ws[-:]connect/i.test(document.masked) &&
    document.tags.some((tag) => document.attribute(tag, names) !== undefined)
  )
    return [];
  return first === undefined ? lone.slice(0, 1) : [report(context, 'no-connect', first.attribute, {}, [], first.tag)];
}
