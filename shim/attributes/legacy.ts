// hx-ws on an element: what its clauses ask for, and what is wrong with them. Knows nothing of sockets.
import { attribute } from '../extension/attribute-lookup.ts';
import type { Roles } from '../extension/roles.ts';
import { matchClauses } from '../grammar/parse.ts';

/** A clause that the runtime does not act on: a warning's code and the clause's text. */
type Complaint = readonly [code: 'unknown-clause' | 'missing-url' | 'second-connect', text: string];

/** What one value means to the runtime. */
export interface Legacy extends Roles {
  readonly value: string;
  /** What the value would read in the attributes of today's extension. */
  readonly replacement: string;
  readonly complaints: readonly Complaint[];
}

/** A page has few values on many elements. */
const known = new Map<string, Legacy>();

/** The meaning of the element's `hx-ws` or `data-hx-ws`; undefined without one. */
export function readLegacy(elt: Element): Legacy | undefined {
  const value = attribute(elt, 'hx-ws');
  if (!value) return undefined;
  const legacy = known.get(value) ?? readValue(value);
  known.set(value, legacy);
  return legacy;
}

function readValue(value: string): Legacy {
  const complaints: Complaint[] = [];
  let connect: string | undefined;
  let send = false;
  for (const [text, isConnect, afterColon, afterSpace, isSend] of matchClauses(value)) {
    const url = afterColon || afterSpace;
    if (isSend) send = true;
    else if (!isConnect) complaints.push(['unknown-clause', text]);
    else if (!url) complaints.push(['missing-url', text]);
    else if (connect) complaints.push(['second-connect', text]);
    else connect = url;
  }
  const address = connect && `hx-ext="ws" ws-connect="${connect.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  const replacement = [address, send && 'ws-send'].filter(Boolean).join(' ');
  return { value, connect, send, headersTarget: send && 'connection', replacement, complaints };
}
