// hx-ws on an element: what its clauses ask for, and what is wrong with them. Knows nothing of sockets.
import { attribute } from '../extension/attribute-lookup.ts';
import type { Roles } from '../extension/roles.ts';
import type { Clause } from '../grammar/clause.ts';
import { parseHxWs } from '../grammar/parse.ts';

/** What one value means to the runtime. */
export interface Legacy extends Roles {
  readonly value: string;
  readonly clauses: readonly Clause[];
}

const parsed = new Map<string, Legacy>();

/** The meaning of the element's `hx-ws` or `data-hx-ws`; undefined without one. */
export function readLegacy(elt: Element): Legacy | undefined {
  const value = attribute(elt, 'hx-ws');
  if (!value) return undefined;
  let legacy = parsed.get(value);
  if (!legacy) {
    const clauses = parseHxWs(value);
    const connect = clauses.find((clause) => clause.kind === 'connect')?.url || undefined;
    legacy = {
      value,
      clauses,
      connect,
      send: clauses.some(({ kind }) => kind === 'send'),
      headersTarget: 'connection',
    };
    parsed.set(value, legacy);
  }
  return legacy;
}

/** What the value would read in the attributes of today's extension. */
export function replacement({ connect, send }: Roles): string {
  return [connect !== undefined && `hx-ext="ws" ws-connect="${connect.replaceAll('"', '&quot;')}"`, send && 'ws-send']
    .filter(Boolean)
    .join(' ');
}

/** Each clause that the runtime does not act on, as a warning's code and the clause's text. */
export function* complaints({
  value,
  clauses,
}: Legacy): Iterable<readonly ['unknown-clause' | 'missing-url' | 'second-connect', string]> {
  let connects = 0;
  for (const clause of clauses) {
    const text = value.slice(clause.start, clause.end);
    if (clause.kind === 'unknown') yield ['unknown-clause', text];
    else if (clause.kind === 'connect' && !clause.url) yield ['missing-url', text];
    else if (clause.kind === 'connect' && ++connects > 1) yield ['second-connect', text];
  }
}
