// The grammar's public surface, and the only door through which the codemod enters shim/.
export type { Clause, ConnectClause, Range, SendClause, UnknownClause } from './clause.ts';
export type { AttributeNames } from './names.ts';
export { hxExt, hxSwap, hxWs, hxWsConnect, hxWsSend, wsConnect, wsSend } from './names.ts';
export { parseHxWs } from './parse.ts';
