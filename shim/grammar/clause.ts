// What one clause of an hx-ws value means, and where it stands. Knows nothing of the DOM.

/** Half-open range in the value, 0-based, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** `connect:<url>`, `connect:<ws|wss>:<url>` or `connect <url>`; `url` is empty where none was written. */
export interface ConnectClause extends Range {
  readonly kind: 'connect';
  /** The address as written, prefix included (`wss:/chat`). */
  readonly url: string;
  /** Where `url` stands in the value; empty at the clause's end when there is none. */
  readonly urlRange: Range;
  /** `colon` for `connect:<url>`, `space` for the 0.0.x spelling `connect <url>`, `bare` for a verb alone. */
  readonly spelling: 'colon' | 'space' | 'bare';
}

/** `send`, or `send:<anything>`, which means the same. */
export interface SendClause extends Range {
  readonly kind: 'send';
  /** What follows the colon (empty for `send:`), or undefined for a plain `send`. */
  readonly suffix: string | undefined;
}

/** Anything else. It is warned about and otherwise ignored. */
export interface UnknownClause extends Range {
  readonly kind: 'unknown';
  readonly text: string;
}

export type Clause = ConnectClause | SendClause | UnknownClause;
