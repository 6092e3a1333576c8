// A range of a text and what to put there. Knows nothing of HTML.

/** Half-open range of a text, 0-based, in UTF-16 units of the string handed to `migrate` (bytes, for a latin1 string). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `[start, end)` of the text as read by `replacement`. */
export interface Edit extends Range {
  readonly replacement: string;
}
