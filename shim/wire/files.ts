// A file's place in a message, and its three serializations. Source: the hx-ws documentation, "File inputs".

/** Its own binary frame after the message; text in the message; base64 in the message. */
export type Serialization = 'file/oob' | 'file/inline-text' | 'file/inline-base64';

/** What stands in the JSON where a file was chosen. */
export interface FileObject {
  readonly serialization: Serialization;
  readonly name: string;
  /** ms since 1970. */
  readonly lastModified: number;
  /** Bytes. */
  readonly size: number;
  /** A MIME type; empty where the browser knows none. */
  readonly type: string;
  /** Out of band: the 0-based position of its frame among those that follow. */
  readonly offset?: number;
  /** Inline: the content, as text or in base64 without a `data:` prefix. */
  readonly body?: string;
}
