// Other names of the old WebSocket support, in scripts and handlers: events, details and options that are called otherwise now.
import type { Finding } from '../findings/finding.ts';
import { type RuleContext, report } from './context.ts';

const everywhere = /\bdetail\.socket\b(?!Wrapper)|\bhtmx\.createWebSocket\b/g;
const htmx4 =
  /\bhtmx:(?:ws(?:Connecting|Open|Close|Error|BeforeMessage|AfterMessage|ConfigSend|BeforeSend|AfterSend)|ws-[a-z-]+)\b|\bhtmx\.config\.ws(?:ReconnectDelay|BinaryType)\b/g;

/** The new names, where there is one. */
const renamed = new Map([
  ['detail.socket', 'detail.socketWrapper'],
  ['htmx:wsConnecting', 'htmx:ws:before:connection'],
  ['htmx:wsOpen', 'htmx:ws:after:connection'],
  ['htmx:wsClose', 'htmx:ws:close'],
  ['htmx:wsError', 'htmx:ws:error'],
  ['htmx:wsBeforeMessage', 'htmx:ws:before:message:incoming'],
  ['htmx:wsAfterMessage', 'htmx:ws:after:message:incoming'],
  ['htmx:wsConfigSend', 'htmx:ws:before:message:outgoing'],
  ['htmx:wsBeforeSend', 'htmx:ws:before:message:outgoing'],
  ['htmx:wsAfterSend', 'htmx:ws:after:message:outgoing'],
  ['htmx.config.wsReconnectDelay', 'htmx.config.ws.reconnectDelay'],
]);

/** One note for each such name in a script or an attribute. */
export function oldNames(context: RuleContext): readonly Finding[] {
  const { document, target } = context;
  const findings: Finding[] = [];
  for (const pattern of target.extension === undefined ? [everywhere, htmx4] : [everywhere]) {
    for (const { 0: text, index } of document.source.matchAll(pattern)) {
      if (document.regionAt(index)?.kind !== 'script' && document.tagAt(index) === undefined) continue;
      const after = renamed.get(text);
      findings.push(
        report(
          context,
          'reference',
          { start: index, end: index + text.length },
          after === undefined ? { text } : { text, after },
        ),
      );
    }
  }
  return findings;
}
